"""Which text does a mail carry, in which form, and what of it is new? The `body` family of a message."""

from email.message import EmailMessage, MIMEPart

from connectors.sandbox.exchanges import Json
from connectors.sandbox.outlook.new_words import new_html, new_text
from connectors.sandbox.outlook.plain_text import to_html, to_text

_PREVIEW = 255


def stored(mail: EmailMessage) -> tuple[str, str]:
    """The richest text part of a mail as (html or text, content)."""
    part = mail.get_body(("html", "plain"))
    if part is None:
        return "text", ""
    return ("html" if part.get_content_subtype() == "html" else "text"), _content(part)


def _content(part: EmailMessage | MIMEPart) -> str:
    try:
        content = part.get_content()
    except (LookupError, ValueError, KeyError):
        return ""
    return content if isinstance(content, str) else ""


def item_body(kind: str, content: str) -> Json:
    """An itemBody; lines end as Exchange ends them."""
    return {"contentType": kind, "content": "\r\n".join(content.splitlines()) + ("\r\n" if content else "")}


def body(mail: EmailMessage, form: str) -> Json:
    """The whole text in a form: html, text, or stored for the form it was written in."""
    kind, content = stored(mail)
    return _turned(kind, content, form)


def unique_body(mail: EmailMessage, form: str) -> Json:
    """The text without quoted history."""
    kind, content = stored(mail)
    return _turned(kind, new_html(content) if kind == "html" else new_text(content), form)


def preview(mail: EmailMessage) -> str:
    """The first words."""
    kind, content = stored(mail)
    words = to_text(content) if kind == "html" else content
    return "\r\n".join(words.splitlines())[:_PREVIEW].strip()


def _turned(kind: str, content: str, form: str) -> Json:
    if form in ("stored", kind):
        return item_body(kind, content)
    return item_body(form, to_text(content) if kind == "html" else to_html(content))
