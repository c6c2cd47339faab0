"""Reads one draft as it lies in the mailbox: its words, what was added to them, and whether it still is a draft.

What a person adds beside the words is formatting and files; a letter of ours has neither.
"""

import hashlib
import re
from base64 import encodebytes
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from connectors.outlook.answers import read_answer
from connectors.outlook.batch import carry_together
from connectors.outlook.envelopes import MESSAGE, PROPERTIES, message_path
from connectors.outlook.letters import read_letter, write_raw
from connectors.outlook.mail_wire import AttachmentPage, AttachmentRecord, FolderRecord, MessageRecord
from connectors.outlook.requests import Requests
from connectors.shared.calls import Call, read_body
from connectors.shared.courier import Courier
from service.errors import NotFound
from service.ports.mail import Draft
from service.wire.headers import read_ids

STATE = {"$select": "id,isDraft"}

_FOLDER = msgspec.json.Decoder(FolderRecord)
_FILES = msgspec.json.Decoder(AttachmentPage)
_FIELDS = (
    "id,conversationId,internetMessageId,isDraft,parentFolderId,subject,body,sender,from,toRecipients,"
    "ccRecipients,bccRecipients,createdDateTime"
)

# Emphasis, pictures, lists: what somebody chose. Plain paragraphs, fonts and links come from the program alone.
_CHOSEN = re.compile(
    r"<(?:b|strong|i|em|u|s|strike|del|sub|sup|img|table|ul|ol|h[1-6]|blockquote|svg|object)\b"
    r"|<[^<>]{0,2000}(?:line-through|display:\s*none|font-weight:\s*(?:bold|[6-9]00)|font-style:\s*italic"
    r"|text-decoration[a-z-]*:\s*underline)",
    re.IGNORECASE,
)
_LINK = re.compile(r"<a\b[^<>]{0,2000}>", re.IGNORECASE)
_START = b"MIME-Version: 1.0\r\n"


@dataclass(frozen=True, slots=True)
class Addition:
    """One more part of a mail: its type and its content."""

    kind: str
    content: bytes


def find_formatting(html: str) -> Sequence[Addition]:
    """The formatted text, if a person gave it a form that its plain words do not tell."""
    # what a mail program does to a link is its own doing
    chosen = _CHOSEN.search(_LINK.sub("", html))
    return [Addition('text/html; charset="utf-8"', html.encode("utf-8", "replace"))] if chosen else []


def describe_files(files: Sequence[AttachmentRecord]) -> Sequence[Addition]:
    """Each attached file by what is known of it without fetching it: another file is another description."""
    told = [f"{one.id}\n{one.name or ''}\n{one.content_type or ''}\n{one.size or 0}\n" for one in files]
    return [Addition("application/octet-stream", one.encode("utf-8", "replace")) for one in told]


def add_parts(raw: bytes, additions: Sequence[Addition]) -> bytes:
    """A plain mail that `mime.compose` wrote, with these parts behind its text (RFC 2046 section 5.1)."""
    if not additions:
        return raw
    head, start, text = raw.partition(_START)
    seam = b"=_" + hashlib.sha256(raw).hexdigest()[:40].encode()
    parts = [text.rstrip(b"\r\n") + b"\r\n", *map(_write_part, additions)]
    outer = b'Content-Type: multipart/mixed; boundary="' + seam + b'"\r\n\r\n'
    body = b"".join(b"--" + seam + b"\r\n" + part + b"\r\n" for part in parts)
    return head + start + outer + body + b"--" + seam + b"--\r\n"


async def read_draft(courier: Courier, requests: Requests, draft_id: str) -> Draft:
    """The draft with its bytes, in one request; NotFound when it was sent or deleted.

    Its body is read twice, as text and as HTML: only the one tells the words, only the other what form they were given.
    """
    seen = await _look(courier, requests, draft_id)
    if not seen.record.is_draft or seen.record.parent_folder_id == seen.deleted:
        raise NotFound("This draft was sent or deleted.")
    additions = [*find_formatting(seen.html), *describe_files(seen.files)]
    return as_draft(seen.record, add_parts(write_raw(read_letter(seen.record), seen.record.created), additions))


async def read_files(courier: Courier, requests: Requests, draft_id: str) -> Sequence[AttachmentRecord]:
    """What is attached to a draft, pictures inside it included."""
    return (await courier.fetch(_files_call(requests, draft_id), _FILES)).items


async def require_draft(courier: Courier, requests: Requests, draft_id: str) -> None:
    """NotFound when the message is gone or is no draft any more."""
    record = await courier.fetch(requests.read(message_path(draft_id), STATE), MESSAGE)
    if not record.is_draft:
        raise NotFound("This draft was sent in the meantime.")


def as_draft(record: MessageRecord, raw: bytes) -> Draft:
    """The draft behind a message of Graph's."""
    ids = read_ids(record.internet_message_id or "")
    return Draft(record.id, ids[0] if ids else "", record.conversation_id or "", raw, record.etag)


@dataclass(frozen=True, slots=True)
class _Seen:
    """The draft, its body as HTML, its files, and the folder where deleted things lie: a deleted draft is not far."""

    record: MessageRecord
    html: str
    files: Sequence[AttachmentRecord]
    deleted: str


async def _look(courier: Courier, requests: Requests, draft_id: str) -> _Seen:
    calls = (
        requests.read(message_path(draft_id), {"$select": _FIELDS, "$expand": PROPERTIES}),
        requests.read(message_path(draft_id), {"$select": "body"}, html=True),
        _files_call(requests, draft_id),
        requests.read("me/mailFolders/deleteditems", {"$select": "id"}),
    )
    answers = await carry_together(courier, requests, calls, chained=True)
    now = courier.clock.now()
    bodies = [read_answer(call, answer, now) for call, answer in zip(calls, answers, strict=True)]
    html = read_body(calls[1], bodies[1], MESSAGE).body
    return _Seen(
        record=read_body(calls[0], bodies[0], MESSAGE),
        html=(html.content if html else "") or "",
        files=read_body(calls[2], bodies[2], _FILES).items,
        deleted=read_body(calls[3], bodies[3], _FOLDER).id,
    )


def _files_call(requests: Requests, draft_id: str) -> Call:
    """Asked in any case: `hasAttachments` does not count the pictures inside a mail."""
    return requests.read(f"{message_path(draft_id)}/attachments", {"$select": "id,name,contentType,size"})


def _write_part(addition: Addition) -> bytes:
    head = f"Content-Type: {addition.kind}\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    return head.encode("ascii") + encodebytes(addition.content).replace(b"\n", b"\r\n")
