"""Reads one draft as it lies in the mailbox: its words, what was added to them, and whether it still is a draft."""

from collections.abc import Sequence

import msgspec

from connectors.outlook.additions import Addition, add_parts, describe_files, find_formatting
from connectors.outlook.answers import read_answer
from connectors.outlook.batch import carry_together
from connectors.outlook.envelopes import MESSAGE, PROPERTIES, message_path
from connectors.outlook.letters import read_letter, write_raw
from connectors.outlook.mail_wire import AttachmentPage, FolderRecord, MessageRecord
from connectors.outlook.requests import Requests
from connectors.shared.calls import read_body
from connectors.shared.courier import Courier
from service.errors import NotFound
from service.ports.mail import Draft
from service.wire.headers import read_ids

STATE = {"$select": "id,isDraft"}

_FOLDER = msgspec.json.Decoder(FolderRecord)
_FILES = msgspec.json.Decoder(AttachmentPage)
_FIELDS = (
    "id,conversationId,internetMessageId,isDraft,parentFolderId,hasAttachments,subject,body,sender,from,toRecipients,"
    "ccRecipients,bccRecipients,createdDateTime"
)


async def read_draft(courier: Courier, requests: Requests, draft_id: str) -> Draft:
    """The draft with its bytes, in one request unless it has files; NotFound when it was sent or deleted.

    Its body is read twice, as text and as HTML: only the one tells the words, only the other what form they were given.
    """
    record, html, deleted = await _look(courier, requests, draft_id)
    if not record.is_draft or record.parent_folder_id == deleted:
        raise NotFound("This draft was sent or deleted.")
    additions = [*find_formatting(html), *await _read_files(courier, requests, record)]
    return as_draft(record, add_parts(write_raw(read_letter(record), record.created), additions))


async def require_draft(courier: Courier, requests: Requests, draft_id: str) -> None:
    """NotFound when the message is gone or is no draft any more."""
    record = await courier.fetch(requests.read(message_path(draft_id), STATE), MESSAGE)
    if not record.is_draft:
        raise NotFound("This draft was sent in the meantime.")


def as_draft(record: MessageRecord, raw: bytes) -> Draft:
    """The draft behind a message of Graph's."""
    ids = read_ids(record.internet_message_id or "")
    return Draft(record.id, ids[0] if ids else "", record.conversation_id or "", raw, record.etag)


async def _look(courier: Courier, requests: Requests, draft_id: str) -> tuple[MessageRecord, str, str]:
    """The draft, its body as HTML, and the folder in which deleted things lie: a deleted draft has not gone far."""
    calls = (
        requests.read(message_path(draft_id), {"$select": _FIELDS, "$expand": PROPERTIES}),
        requests.read(message_path(draft_id), {"$select": "body"}, html=True),
        requests.read("me/mailFolders/deleteditems", {"$select": "id"}),
    )
    answers = await carry_together(courier, requests, calls, chained=True)
    now = courier.clock.now()
    first, second, third = [read_answer(call, answer, now) for call, answer in zip(calls, answers, strict=True)]
    html = read_body(calls[1], second, MESSAGE).body
    return (
        read_body(calls[0], first, MESSAGE),
        (html.content if html else "") or "",
        read_body(calls[2], third, _FOLDER).id,
    )


async def _read_files(courier: Courier, requests: Requests, record: MessageRecord) -> Sequence[Addition]:
    if not record.has_attachments:
        return ()
    call = requests.read(f"{message_path(record.id)}/attachments", {"$select": "id,name,contentType,size"})
    return describe_files((await courier.fetch(call, _FILES)).items)
