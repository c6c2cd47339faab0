"""The books on disk: SQLAlchemy Core over SQLite (or PostgreSQL), everything personal sealed by the vault."""
