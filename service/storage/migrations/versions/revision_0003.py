"""Interviews that stand in the watched calendars are kept, to be asked about after their end."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_WORDS = ("account_id", "calendar_id", "event_id", "series_id", "key", "stage")


def upgrade() -> None:
    """Add the table of interviews; everything else stays as it is."""
    op.create_table(
        "interviews",
        *(sa.Column(name, sa.String(), nullable=False) for name in _WORDS),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in ("starts", "look_at")),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("account_id", "calendar_id", "event_id", name="pk_interviews"),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_interviews_account_id"),
    )
    op.create_index("ix_interviews_key", "interviews", ["key"])
    op.create_index("ix_interviews_starts", "interviews", ["starts"])
    op.create_index("ix_interviews_look_at", "interviews", ["account_id", "look_at"])
