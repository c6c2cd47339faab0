"""Alembic's scripts: the history of the tables' shape. A script that was released is never changed."""
