"""Letters that the contract tests lay into drafts."""

from datetime import UTC, datetime

from service.domain.letter import Content
from service.wire import mime

REF = "5f0c9f1c2b7d4a6e8f90a1b2c3d4e5f6"
MESSAGE_ID = "5f0c9f1c@keller.example"
_DATE = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


def write_letter(
    *,
    subject: str = "My apologies for today",
    answers: str = "",
    text: str = "Dear Dana,\n\nI am sorry.\n",
    ref: str = REF,
    message_id: str = MESSAGE_ID,
) -> bytes:
    """The bytes of a letter from Robin to Dana; `answers` is the id of the mail it replies to."""
    content = Content(
        sender="robin@keller.example",
        to=("dana.rieger@northwind.example",),
        subject=subject,
        text=text,
        in_reply_to=answers,
        references=(answers,) if answers else (),
    )
    return mime.compose(content, message_id=message_id, client_ref=ref, date=_DATE, sender_name="Robin Keller")
