"""Graph's messages as typed records: only the fields that we use; anything else on the wire is ignored."""

from datetime import datetime

import msgspec

from connectors.outlook.wire import Body, Mail, Place, Property, Removed, When

NOTHING = msgspec.Raw(b"null")


class Recipient(msgspec.Struct, frozen=True, rename="camel"):
    """One address with its name."""

    email_address: Mail | None = None


class Header(msgspec.Struct, frozen=True):
    """internetMessageHeader: one header line as it came."""

    name: str | None = None
    value: str | None = None


class Slot(msgspec.Struct, frozen=True):
    """timeSlot."""

    start: When | None = None
    end: When | None = None


class MessageRecord(msgspec.Struct, frozen=True, rename="camel"):
    """A message of Graph v1.0; what a meeting mail has beyond that stands in `MeetingRecord`."""

    id: str = ""
    etag: str = msgspec.field(default="", name="@odata.etag")
    type: str = msgspec.field(default="", name="@odata.type")
    removed: Removed | None = msgspec.field(default=None, name="@removed")
    conversation_id: str | None = None
    internet_message_id: str | None = None
    is_draft: bool | None = None
    parent_folder_id: str | None = None
    has_attachments: bool | None = None
    subject: str | None = None
    preview: str | None = msgspec.field(default=None, name="bodyPreview")
    body: Body | None = None
    unique_body: Body | None = None
    sender: Recipient | None = None
    author: Recipient | None = msgspec.field(default=None, name="from")
    to_recipients: tuple[Recipient, ...] | None = None
    cc_recipients: tuple[Recipient, ...] | None = None
    bcc_recipients: tuple[Recipient, ...] | None = None
    reply_to: tuple[Recipient, ...] | None = None
    headers: tuple[Header, ...] | None = msgspec.field(default=None, name="internetMessageHeaders")
    properties: tuple[Property, ...] | None = msgspec.field(default=None, name="singleValueExtendedProperties")
    created: datetime | None = msgspec.field(default=None, name="createdDateTime")
    received: datetime | None = msgspec.field(default=None, name="receivedDateTime")
    sent: datetime | None = msgspec.field(default=None, name="sentDateTime")


class MessagePage(msgspec.Struct, frozen=True):
    """A page of messages; the links are opaque and whole, at most one of them is there."""

    items: tuple[MessageRecord, ...] = msgspec.field(default=(), name="value")
    following: str = msgspec.field(default="", name="@odata.nextLink")
    end: str = msgspec.field(default="", name="@odata.deltaLink")


class FolderRecord(msgspec.Struct, frozen=True):
    """A mail folder."""

    id: str = ""


class AttachmentRecord(msgspec.Struct, frozen=True, rename="camel"):
    """A file or item that somebody put into a mail, without its content."""

    id: str = ""
    name: str | None = None
    content_type: str | None = None
    size: int | None = None


class AttachmentPage(msgspec.Struct, frozen=True):
    """A mail's attachments."""

    items: tuple[AttachmentRecord, ...] = msgspec.field(default=(), name="value")


class MeetingRecord(msgspec.Struct, frozen=True, rename="camel"):
    """eventMessage, with the calendar's own entry as it came; `event` is read where it is wanted."""

    type: str = msgspec.field(default="", name="@odata.type")
    meeting_message_type: str | None = None
    start: When | None = msgspec.field(default=None, name="startDateTime")
    end: When | None = msgspec.field(default=None, name="endDateTime")
    is_all_day: bool | None = None
    is_out_of_date: bool | None = None
    kind: str | None = msgspec.field(default=None, name="type")
    recurrence: msgspec.Raw = NOTHING
    location: Place | None = None
    subject: str | None = None
    proposed_new_time: Slot | None = None
    event: msgspec.Raw = NOTHING
