"""Lets Alembic run the migrations inside the transaction that `service.storage.schema` has opened."""

from alembic import context

from service.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
