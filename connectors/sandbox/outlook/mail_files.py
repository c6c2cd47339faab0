"""Which files come with a mail? Its attachments as Graph lists them, without or with their content."""

import base64
from email import policy
from email.message import EmailMessage, MIMEPart

from connectors.sandbox import letters
from connectors.sandbox.exchanges import Json
from connectors.sandbox.mailbox import Message
from connectors.sandbox.outlook.calls import Call, Reply
from connectors.sandbox.outlook.errors import not_found
from connectors.sandbox.outlook.ids import write_id
from connectors.sandbox.outlook.mail_ids import draft_id, find, folder_of
from connectors.sandbox.outlook.mail_shapes import stamp

_CALENDAR = ("text/calendar", "application/ics")


def list_files(call: Call) -> Reply:
    """GET /me/messages/{id}/attachments."""
    message = find(call, call.params["messageId"])
    shapes = [_shape(call, message, number, part) for number, part in enumerate(files_of(message))]
    wanted = {"id", "@odata.type", *call.select}
    if call.select:
        shapes = [{name: value for name, value in shape.items() if name in wanted} for shape in shapes]
    return Reply({"@odata.context": call.context("messages('...')/attachments"), "value": shapes})


def delete_file(call: Call) -> Reply:
    """DELETE /me/messages/{id}/attachments/{id}: off a draft, and for good."""
    message = find(call, call.params["messageId"])
    mail = letters.read(message.raw)
    for number, part in enumerate(_files_in(mail)):
        if _ident(call, message, number) == call.params["attachmentId"] and "DRAFT" in message.labels:
            mail.set_payload([one for one in mail.iter_parts() if one is not part])
            thread = message.thread if message.thread != message.id else None
            call.person.mailbox.rewrite_draft(draft_id(message), mail.as_bytes(policy=policy.SMTP), thread)
            return Reply(status=204)
    raise not_found()


def copy_pictures(raw: bytes, original: Message) -> bytes:
    """A draft with the pictures that stand inside the mail which it answers."""
    mail = letters.read(raw)
    for part in files_of(original):
        content = part.get_payload(decode=True)
        if part.get_content_disposition() == "inline" and isinstance(content, bytes):
            kind, _, subtype = part.get_content_type().partition("/")
            name = part.get_filename() or "picture"
            mail.add_attachment(content, maintype=kind, subtype=subtype, disposition="inline", filename=name)
    return mail.as_bytes(policy=policy.SMTP)


def files_of(message: Message) -> list[EmailMessage | MIMEPart]:
    """What a person sees as attached; the calendar part of a meeting mail is not."""
    return _files_in(message.parsed)


def _files_in(mail: EmailMessage) -> list[EmailMessage | MIMEPart]:
    return [part for part in mail.iter_attachments() if part.get_content_type() not in _CALENDAR]


def _ident(call: Call, message: Message, number: int) -> str:
    place = "" if call.wishes.immutable else folder_of(message)
    return write_id("attachment", f"{message.item}.{number}", place, call.wishes.immutable)


def _shape(call: Call, message: Message, number: int, part: EmailMessage | MIMEPart) -> Json:
    content = part.get_payload(decode=True)
    data = content if isinstance(content, bytes) else b""
    return {
        "@odata.type": "#microsoft.graph.fileAttachment",
        "@odata.mediaContentType": part.get_content_type(),
        "id": _ident(call, message, number),
        "lastModifiedDateTime": stamp(message.at),
        "name": part.get_filename() or "",
        "contentType": part.get_content_type(),
        "size": len(data),
        "isInline": part.get_content_disposition() == "inline",
        "contentId": str(part.get("Content-ID", "")) or None,
        "contentLocation": None,
        "contentBytes": base64.b64encode(data).decode(),
    }
