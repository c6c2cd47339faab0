"""The tables: in clear only what is searched for; everything a person wrote or received is a sealed blob."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    not_,
)

from service.storage.moments import Moment

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)

facts = Table(
    "facts",
    metadata,
    Column("name", String, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

accounts = Table(
    "accounts",
    metadata,
    Column("id", String, primary_key=True),
    Column("state", String, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("mailbox_id", String),
)

grants = Table(
    "grants",
    metadata,
    Column("account_id", String, ForeignKey("accounts.id"), primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

cases = Table(
    "cases",
    metadata,
    Column("id", String, primary_key=True),
    Column("account_id", String, ForeignKey("accounts.id"), nullable=False),
    Column("key", String, nullable=False),
    Column("state", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("look_at", Moment),
    Column("closed", Boolean, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

_open = not_(cases.c.closed)
Index("uq_cases_open_key", cases.c.account_id, cases.c.key, unique=True, sqlite_where=_open, postgresql_where=_open)
Index("ix_cases_open_account", cases.c.account_id, cases.c.opened_at, sqlite_where=_open, postgresql_where=_open)
Index("ix_cases_open_look_at", cases.c.look_at, sqlite_where=_open, postgresql_where=_open)
Index("ix_cases_key", cases.c.key, cases.c.account_id, cases.c.opened_at)
Index("ix_cases_opened_at", cases.c.opened_at, cases.c.id)

notes = Table(
    "notes",
    metadata,
    Column("case_id", String, ForeignKey("cases.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    PrimaryKeyConstraint("case_id", "number"),
)

effects = Table(
    "effects",
    metadata,
    Column("key", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("case_id", String, nullable=False, index=True),
    Column("account_id", String, nullable=False),
    Column("state", String, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("tried_at", Moment, nullable=False),
    Column("ref", LargeBinary, nullable=False),
)

leases = Table(
    "leases",
    metadata,
    Column("account_id", String, primary_key=True),
    Column("holder", String, nullable=False),
    Column("fence", Integer, nullable=False),
    Column("renewed_at", Moment, nullable=False),
    Column("until", Moment),
)

positions = Table(
    "positions",
    metadata,
    Column("account_id", String, ForeignKey("accounts.id"), nullable=False),
    Column("kind", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("cursor", String, nullable=False),
    Column("due", Moment),
    Column("failures", Integer, nullable=False),
    Column("trouble", String, nullable=False),
    PrimaryKeyConstraint("account_id", "kind", "subject"),
)

_waiting = positions.c.due.is_not(None)
Index("ix_positions_due", positions.c.due, sqlite_where=_waiting, postgresql_where=_waiting)

busy_spans = Table(
    "busy_spans",
    metadata,
    Column("account_id", String, ForeignKey("accounts.id"), nullable=False),
    Column("calendar_id", String, nullable=False),
    Column("event_id", String, nullable=False),
    Column("starts", Moment, nullable=False),
    Column("ends", Moment, nullable=False),
    PrimaryKeyConstraint("account_id", "calendar_id", "event_id"),
)

Index("ix_busy_spans_ends", busy_spans.c.account_id, busy_spans.c.calendar_id, busy_spans.c.ends)

interviews = Table(
    "interviews",
    metadata,
    Column("account_id", String, ForeignKey("accounts.id"), nullable=False),
    Column("calendar_id", String, nullable=False),
    Column("event_id", String, nullable=False),
    Column("series_id", String, nullable=False),
    Column("key", String, nullable=False, index=True),
    Column("stage", String, nullable=False),
    Column("starts", Moment, nullable=False, index=True),
    Column("look_at", Moment, nullable=False),
    Column("body", LargeBinary, nullable=False),
    PrimaryKeyConstraint("account_id", "calendar_id", "event_id"),
)

Index("ix_interviews_look_at", interviews.c.account_id, interviews.c.look_at)
