"""What does the store put into a reply by itself? Recipients, subject and the quoted letter."""

import html

from connectors.sandbox.exchanges import Json
from connectors.sandbox.mailbox import Message
from connectors.sandbox.outlook.calls import Call
from connectors.sandbox.outlook.mail_bodies import stored
from connectors.sandbox.outlook.mail_shapes import people, sent_at
from connectors.sandbox.outlook.plain_text import to_html
from connectors.sandbox.threads import plain_subject


def answer_fields(call: Call, original: Message, everybody: bool, comment: str) -> Json:
    """The fields of a reply to a mail, as far as the client does not give its own."""
    fields: Json = {
        "subject": "RE: " + plain_subject(original.header("Subject")),
        "toRecipients": people(original, "Reply-To") or people(original, "From"),
        "body": {"contentType": "html", "content": _quoting(original, comment)},
    }
    if everybody:
        others = [one for one in people(original, "To") if not _is(one, call.person.address)]
        fields["toRecipients"] = [*fields["toRecipients"], *others]
        fields["ccRecipients"] = [one for one in people(original, "Cc") if not _is(one, call.person.address)]
    return fields


def _is(recipient: Json, address: str) -> bool:
    return bool(recipient["emailAddress"]["address"].lower() == address)


def _quoting(original: Message, comment: str) -> str:
    kind, content = stored(original.parsed)
    lines = "".join(f"<b>{name}:</b> {html.escape(value)}<br>\n" for name, value in _head(original) if value)
    return (
        f'<html><body><div>{html.escape(comment)}</div>\n<hr tabindex="-1" style="display:inline-block; width:98%">\n'
        f'<div id="divRplyFwdMsg">{lines}</div>\n{content if kind == "html" else to_html(content)}</body></html>'
    )


def _head(original: Message) -> list[tuple[str, str]]:
    return [
        ("From", original.header("From")),
        ("Sent", f"{sent_at(original):%A, %d %B %Y %H:%M}"),
        ("To", original.header("To")),
        ("Subject", original.header("Subject")),
    ]
