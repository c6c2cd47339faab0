"""How does a mail look on Gmail's wire? Message, part and thread resources."""

import base64
import html
from email.message import EmailMessage
from email.message import Message as Part
from typing import Any

from connectors.sandbox import letters
from connectors.sandbox.google.errors import ApiError
from connectors.sandbox.mailbox import Mailbox, Message

Json = dict[str, Any]

FORMATS = ("minimal", "full", "raw", "metadata")


def encode(data: bytes) -> str:
    """URL-safe base64 with its padding, as Gmail sends bytes."""
    return base64.urlsafe_b64encode(data).decode()


def decode(text: object) -> bytes:
    """Bytes out of URL-safe base64, padding optional; 400 otherwise."""
    if not isinstance(text, str) or not text:
        raise ApiError(
            400,
            "invalidArgument",
            "'raw' RFC822 payload message string or uploading message via /upload/* URL required",
        )
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except ValueError:
        raise ApiError(400, "invalidArgument", "Invalid value for ByteString: raw") from None


def brief(message: Message) -> Json:
    """The ids and labels that writes answer with."""
    return {"id": message.id, "threadId": message.thread, "labelIds": sorted(message.labels)}


def message_json(message: Message, form: str, wanted: list[str] | None = None) -> Json:
    """A Message in one of the four formats; `wanted` limits the headers of metadata."""
    if form not in FORMATS:
        raise ApiError(400, "invalidArgument", f"Invalid value at 'format': {form}")
    shape = brief(message) | {
        "snippet": _snippet(message),
        "historyId": str(message.history),
        "sizeEstimate": len(message.raw),
        "internalDate": str(int(message.at.timestamp() * 1000)),
    }
    if form == "raw":
        shape["raw"] = encode(message.raw)
    if form == "full":
        shape["payload"] = _part(message.parsed, "")
    if form == "metadata":
        kept = {name.lower() for name in wanted or []}
        headers = [item for item in _headers(message.parsed) if not kept or item["name"].lower() in kept]
        shape["payload"] = {"mimeType": message.parsed.get_content_type(), "headers": headers}
    return shape


def thread_json(mailbox: Mailbox, ident: str, form: str, wanted: list[str] | None = None) -> Json:
    """A Thread with all its messages, oldest first."""
    members = mailbox.thread(ident)
    return {
        "id": ident,
        "historyId": str(max(message.history for message in members)),
        "messages": [message_json(message, form, wanted) for message in members],
    }


def _snippet(message: Message) -> str:
    words = " ".join(letters.text(message.parsed).split())
    return html.escape(words[:190])


def _headers(part: Part) -> list[dict[str, str]]:
    found = []
    for name in dict.fromkeys(part.keys()):
        try:
            found += [{"name": name, "value": " ".join(str(value).split())} for value in part.get_all(name, [])]
        except (ValueError, IndexError, AttributeError):
            found.append({"name": name, "value": ""})
    return found


def _part(part: Part, ident: str) -> Json:
    shape: Json = {
        "partId": ident,
        "mimeType": part.get_content_type(),
        "filename": part.get_filename() or "",
        "headers": _headers(part),
    }
    if part.is_multipart():
        dot = ident + "." if ident else ""
        inner = [item for item in part.get_payload() if isinstance(item, Part)]
        return shape | {"body": {"size": 0}, "parts": [_part(item, f"{dot}{n}") for n, item in enumerate(inner)]}
    content = payload(part)
    if shape["filename"]:
        return shape | {"body": {"attachmentId": "ANGj" + encode((ident or "0").encode()), "size": len(content)}}
    return shape | {"body": {"size": len(content), "data": encode(content)}}


def payload(part: Part) -> bytes:
    """A part's content, transfer encoding undone; Gmail gives text in UTF-8."""
    content = part.get_payload(decode=True)
    data = content if isinstance(content, bytes) else b""
    charset = part.get_content_charset() or "utf-8"
    if part.get_content_maintype() == "text" and charset not in ("utf-8", "us-ascii"):
        try:
            return data.decode(charset).encode()
        except (LookupError, UnicodeDecodeError):
            return data
    return data


def find_part(mail: EmailMessage, ident: str) -> Part | None:
    """The part with that dotted number, as `partId` counts them."""
    part: Part = mail
    for step in [int(number) for number in ident.split(".") if number.isdecimal()]:
        inner = part.get_payload() if part.is_multipart() else []
        if not isinstance(inner, list) or step >= len(inner):
            return None if step else part
        item = inner[step]
        if not isinstance(item, Part):
            return None
        part = item
    return part
