"""The first books: facts, accounts, grants, cases, notes, effects, leases, positions, busy spans."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create all tables."""
    _create_accounts()
    _create_cases()
    _create_engine_room()
    _create_mirrors()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _moment(name: str, *, empty: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=empty)


def _blob(name: str = "body") -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(), nullable=False)


def _pk(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _fk(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=f"fk_{table}_{column}")


def _create_accounts() -> None:
    op.create_table("facts", _text("name"), _blob(), _pk("facts", "name"))
    op.create_table("accounts", _text("id"), _text("state"), _moment("added_at"), _blob(), _pk("accounts", "id"))
    op.create_table(
        "grants",
        _text("account_id"),
        _blob(),
        _pk("grants", "account_id"),
        _fk("grants", "account_id", "accounts.id"),
    )


def _create_cases() -> None:
    op.create_table(
        "cases",
        _text("id"),
        _text("account_id"),
        _text("key"),
        _text("state"),
        _number("version"),
        _moment("opened_at"),
        _moment("look_at", empty=True),
        sa.Column("closed", sa.Boolean(), nullable=False),
        _blob(),
        _pk("cases", "id"),
        _fk("cases", "account_id", "accounts.id"),
    )
    opened = sa.not_(sa.column("closed", sa.Boolean()))
    _create_partial_index("uq_cases_open_key", "cases", ["account_id", "key"], opened, unique=True)
    _create_partial_index("ix_cases_open_account", "cases", ["account_id", "opened_at"], opened)
    _create_partial_index("ix_cases_open_look_at", "cases", ["look_at"], opened)
    op.create_index("ix_cases_key", "cases", ["account_id", "key", "opened_at"])
    op.create_index("ix_cases_opened_at", "cases", ["opened_at", "id"])
    op.create_table(
        "notes",
        _text("case_id"),
        _number("number"),
        _blob(),
        _pk("notes", "case_id", "number"),
        _fk("notes", "case_id", "cases.id"),
    )


def _create_engine_room() -> None:
    op.create_table(
        "effects",
        *(_text(name) for name in ("key", "kind", "case_id", "account_id", "state")),
        _number("attempt"),
        _moment("started_at"),
        _moment("tried_at"),
        _blob("ref"),
        _pk("effects", "key"),
    )
    op.create_index("ix_effects_case_id", "effects", ["case_id"])
    op.create_table(
        "leases",
        _text("account_id"),
        _text("holder"),
        _number("fence"),
        _moment("renewed_at"),
        _moment("until", empty=True),
        _pk("leases", "account_id"),
    )


def _create_mirrors() -> None:
    op.create_table(
        "positions",
        *(_text(name) for name in ("account_id", "kind", "subject", "cursor")),
        _moment("due", empty=True),
        _number("failures"),
        _text("trouble"),
        _pk("positions", "account_id", "kind", "subject"),
        _fk("positions", "account_id", "accounts.id"),
    )
    _create_partial_index("ix_positions_due", "positions", ["due"], sa.column("due").is_not(None))
    op.create_table(
        "busy_spans",
        *(_text(name) for name in ("account_id", "calendar_id", "event_id")),
        _moment("starts"),
        _moment("ends"),
        _pk("busy_spans", "account_id", "calendar_id", "event_id"),
        _fk("busy_spans", "account_id", "accounts.id"),
    )
    op.create_index("ix_busy_spans_ends", "busy_spans", ["account_id", "calendar_id", "ends"])


def _create_partial_index(
    name: str, table: str, columns: list[str], where: sa.ColumnElement[bool], unique: bool = False
) -> None:
    op.create_index(name, table, columns, unique=unique, sqlite_where=where, postgresql_where=where)
