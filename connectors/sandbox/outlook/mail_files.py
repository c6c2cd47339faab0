"""Which files come with a mail? Its attachments as Graph lists them, without or with their content."""

import base64
from email.message import EmailMessage, MIMEPart

from connectors.sandbox.exchanges import Json
from connectors.sandbox.mailbox import Message
from connectors.sandbox.outlook.calls import Call, Reply
from connectors.sandbox.outlook.ids import write_id
from connectors.sandbox.outlook.mail_ids import find, folder_of
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


def files_of(message: Message) -> list[EmailMessage | MIMEPart]:
    """What a person sees as attached; the calendar part of a meeting mail is not."""
    return [part for part in message.parsed.iter_attachments() if part.get_content_type() not in _CALENDAR]


def _shape(call: Call, message: Message, number: int, part: EmailMessage | MIMEPart) -> Json:
    content = part.get_payload(decode=True)
    data = content if isinstance(content, bytes) else b""
    place = "" if call.wishes.immutable else folder_of(message)
    return {
        "@odata.type": "#microsoft.graph.fileAttachment",
        "@odata.mediaContentType": part.get_content_type(),
        "id": write_id("attachment", f"{message.item}.{number}", place, call.wishes.immutable),
        "lastModifiedDateTime": stamp(message.at),
        "name": part.get_filename() or "",
        "contentType": part.get_content_type(),
        "size": len(data),
        "isInline": part.get_content_disposition() == "inline",
        "contentId": str(part.get("Content-ID", "")) or None,
        "contentLocation": None,
        "contentBytes": base64.b64encode(data).decode(),
    }
