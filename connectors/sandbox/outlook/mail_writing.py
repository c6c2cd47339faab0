"""How does a message in JSON become a letter? The fields a client may set, checked and put into RFC 5322 bytes."""

from email import policy
from email.headerregistry import Address
from email.utils import formataddr

from connectors.sandbox import letters
from connectors.sandbox.exchanges import Json
from connectors.sandbox.outlook.errors import ApiError, invalid
from connectors.sandbox.outlook.mail_fields import DRAFT_ONLY, WRITABLE

_RECIPIENTS = {"toRecipients": "To", "ccRecipients": "Cc", "bccRecipients": "Bcc", "replyTo": "Reply-To"}
_MOST_HEADERS = 5
_AS_THEY_ARE = policy.SMTP.clone(refold_source="none")


def check_fields(given: Json, draft: bool) -> None:
    """400 for fields that cannot be set, or not any more because the letter was sent."""
    for name in given:
        if name not in WRITABLE and not name.startswith("@odata."):
            raise invalid(f"Set action is invalid for property '{name}'.", "ErrorInvalidPropertySet")
        if not draft and name in DRAFT_ONLY:
            text = f"Update operation is invalid for property '{name}' of a sent message."
            raise invalid(text, "ErrorInvalidPropertyUpdateSentMessage")


def write_letter(author: tuple[str, str], ident: str, given: Json, extra: dict[str, str]) -> bytes:
    """A new letter from (name, address); `extra` headers thread it."""
    raw = b"MIME-Version: 1.0\r\n\r\n"
    for name, value in {"From": formataddr(author), "Message-ID": ident, **extra}.items():
        raw = letters.set_header(raw, name, value)
    return change_letter(raw, {"subject": "", "body": {"contentType": "text", "content": ""}, **given})


def change_letter(raw: bytes, given: Json) -> bytes:
    """A letter with some fields replaced; what is not given stays as it is, to the byte."""
    if "body" in given:
        raw = _with_body(raw, given["body"])
    if "subject" in given:
        raw = letters.set_header(raw, "Subject", " ".join(str(given["subject"] or "").split()))
    for name, header in _RECIPIENTS.items():
        if name in given:
            raw = letters.set_header(raw, header, _addresses(given[name]) or None)
    if given.get("internetMessageId"):
        raw = letters.set_header(raw, "Message-ID", _one_line(given["internetMessageId"]))
    for name, value in _own_headers(given.get("internetMessageHeaders") or []):
        raw = letters.set_header(raw, name, value)
    return raw


def _with_body(raw: bytes, body: object) -> bytes:
    kind, content = _read_body(body)
    mail = letters.read(raw)
    part = mail.get_body(("html", "plain")) or mail  # what is attached stays
    part.set_content(content, subtype="html" if kind == "html" else "plain")
    return mail.as_bytes(policy=_AS_THEY_ARE)


def _read_body(body: object) -> tuple[str, str]:
    if not isinstance(body, dict):
        raise invalid("The body must be an itemBody.", "RequestBodyRead")
    kind, content = str(body.get("contentType", "text")).lower(), body.get("content", "")
    if kind not in ("text", "html") or not isinstance(content, str):
        raise invalid("The contentType must be text or html.", "RequestBodyRead")
    return kind, content


def _addresses(given: object) -> str:
    if not isinstance(given, list):
        raise invalid("Recipients must be a collection.", "RequestBodyRead")
    return ", ".join(_address(item) for item in given)


def _address(item: object) -> str:
    inner = item.get("emailAddress") if isinstance(item, dict) else None
    try:
        if not isinstance(inner, dict):
            raise ValueError(item)
        name, address = _one_line(inner.get("name")), str(inner.get("address") or "")
        return formataddr(("" if name == address else name, Address(addr_spec=address).addr_spec))
    except (ValueError, IndexError):
        raise invalid("At least one recipient is not valid.", "ErrorInvalidRecipients") from None


def _own_headers(given: list[object]) -> list[tuple[str, str]]:
    if len(given) > _MOST_HEADERS:
        text = f"Maximum number of headers in one message should be less than or equal to {_MOST_HEADERS}."
        raise invalid(text, "InvalidInternetMessageHeaderCollection")
    pairs = [(str(one.get("name", "")), one.get("value")) for one in given if isinstance(one, dict)]
    for name, _ in pairs:
        if not name.lower().startswith("x-") or not name.isascii() or not name.replace("-", "").isalnum():
            text = f"The internet message header name '{name}' should start with 'x-' or 'X-'."
            raise invalid(text, "InvalidInternetMessageHeader")
    return [(name, _one_line(value)) for name, value in pairs]


def _one_line(value: object) -> str:
    text = str(value or "")
    if any(ord(sign) < 32 for sign in text):
        raise ApiError(400, "ErrorInvalidRequest", "A header's value is one line.")
    return text
