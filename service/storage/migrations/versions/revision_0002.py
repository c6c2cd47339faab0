"""An account may write through another one's mailbox, and one interview is found in all accounts."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add which mailbox letters go out from; find cases by their interview first, then by account."""
    op.add_column("accounts", sa.Column("mailbox_id", sa.String(), nullable=True))
    op.drop_index("ix_cases_key", "cases")
    op.create_index("ix_cases_key", "cases", ["key", "account_id", "opened_at"])
