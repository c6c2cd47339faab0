"""Gmail's messages as typed records: only the fields that we use; anything else on the wire is ignored."""

import msgspec


class Header(msgspec.Struct, frozen=True):
    """One header line of a mail."""

    name: str
    value: str = ""


class Payload(msgspec.Struct, frozen=True):
    """The top of a mail."""

    headers: tuple[Header, ...] = ()


class MessageRecord(msgspec.Struct, frozen=True, rename="camel"):
    """A message of Gmail v1; `internal_date` is milliseconds since 1970, `raw` base64url, `snippet` escaped as HTML."""

    id: str = ""
    thread_id: str = ""
    label_ids: tuple[str, ...] = ()
    internal_date: str = "0"
    raw: str = ""
    snippet: str = ""
    payload: Payload = Payload()


class MessagePage(msgspec.Struct, frozen=True, rename="camel"):
    """Found messages, by id only."""

    messages: tuple[MessageRecord, ...] = ()


class ThreadRecord(msgspec.Struct, frozen=True):
    """A whole conversation."""

    messages: tuple[MessageRecord, ...] = ()


class DraftRecord(msgspec.Struct, frozen=True):
    """A draft and the message in it."""

    id: str
    message: MessageRecord = MessageRecord()


class DraftPage(msgspec.Struct, frozen=True):
    """Found drafts."""

    drafts: tuple[DraftRecord, ...] = ()


class Added(msgspec.Struct, frozen=True):
    """A message that appeared."""

    message: MessageRecord


class HistoryRecord(msgspec.Struct, frozen=True, rename="camel"):
    """One step of a mailbox's history."""

    messages_added: tuple[Added, ...] = ()


class HistoryPage(msgspec.Struct, frozen=True, rename="camel"):
    """A page of history; `history_id` is the position to ask from next time."""

    history_id: str = ""
    following: str = msgspec.field(default="", name="nextPageToken")
    history: tuple[HistoryRecord, ...] = ()


class Profile(msgspec.Struct, frozen=True, rename="camel"):
    """The mailbox itself."""

    email_address: str = ""
    history_id: str = ""
