"""One message as the reply reader wants it.

Of a plain text Graph tells all that there is. Anything else is read from its bytes like everybody's mail, for only
those show what is struck out, hidden, attached or reported.
"""

from connectors.outlook.envelopes import header_values, ids_in, read_person, recipients
from connectors.outlook.mail_wire import MessageRecord, Recipient
from connectors.outlook.wire import Body
from service.domain.mail import Mail
from service.domain.people import Person
from service.wire.headers import read_date, read_ids, read_words
from service.wire.parts import MAX_TEXT

FIELDS = (
    "id,conversationId,internetMessageId,isDraft,subject,body,uniqueBody,sender,from,toRecipients,ccRecipients,replyTo,"
    "hasAttachments,sentDateTime,internetMessageHeaders"
)
_MEETING = "eventmessage"
_PLAIN = "text/plain"


def is_meeting(record: MessageRecord) -> bool:
    """Whether it is about a meeting: Graph gives those a type of their own."""
    return _MEETING in record.type.lower()


def is_plain(record: MessageRecord) -> bool:
    """Whether its headers say that it is a plain text and nothing else."""
    kind = header_values(record).get("content-type", "").strip().lower()
    return kind.partition(";")[0].strip() == _PLAIN and not record.has_attachments and not is_meeting(record)


def read_plain(record: MessageRecord) -> Mail:
    """A plain message, from Graph's own reading of it."""
    values = {name: read_words(value) for name, value in header_values(record).items()}
    in_reply_to, references = ids_in(record)
    found = read_ids(record.internet_message_id or "")
    return Mail(
        message_id=found[0] if found else "",
        sender=read_person(record.author or record.sender),
        to=_people(record.to_recipients),
        cc=_people(record.cc_recipients),
        reply_to=_people(record.reply_to),
        subject=(record.subject or "").strip(),
        date=read_date(values.get("date", "")) or record.sent,
        text=choose_text(_text(record.unique_body), _text(record.body))[:MAX_TEXT],
        in_reply_to=in_reply_to,
        references=references,
        headers=values,
    )


def choose_text(new: str, whole: str) -> str:
    """What the writer added, as far as the whole begins with it.

    Otherwise their words stand among those of others, and mean little without them.
    """
    words, all_words = new.split(), whole.split()
    return new if words and all_words[: len(words)] == words else whole


def _people(given: tuple[Recipient, ...] | None) -> tuple[Person, ...]:
    return tuple(
        Person(address.lower(), "" if name.casefold() == address.casefold() else name)
        for address, name in recipients(given)
    )


def _text(body: Body | None) -> str:
    return ((body.content if body else "") or "").replace("\r\n", "\n").replace("\r", "\n")
