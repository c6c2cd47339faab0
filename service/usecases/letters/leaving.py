"""Whether a letter that the provider took has really left, and under which id: some say yes first and send later."""

from dataclasses import replace

from service.domain.case import Case, Note
from service.domain.letter import Sent
from service.errors import NotFound
from service.ports.mail import Envelope
from service.ports.sign_in import Connection
from service.usecases.desk import Desk
from service.usecases.keeping import change

_STAYED = (
    "Your provider took your letter, but it still lies in your Drafts. Please look: if it is there, send it by hand. "
    "I do not send it twice."
)


def is_leaving(case: Case, message_id: str, client_ref: str = "") -> bool:
    """Whether a message of the mailbox (its provider's id, our reference) is the letter whose leaving is awaited."""
    sent = _awaited(case)
    return sent is not None and (message_id == sent.provider_id or (bool(client_ref) and client_ref == sent.token))


async def note_left(desk: Desk, case: Case, envelope: Envelope) -> None:
    """The letter was seen among the sent mail: from now on it is known by the ids that it has there."""
    if (sent := _awaited(case)) is not None:
        after = replace(
            sent,
            message_id=envelope.message_id or sent.message_id,
            provider_id=envelope.id or sent.provider_id,
            thread_id=envelope.thread_id or sent.thread_id,
            left=True,
        )
        await change(desk, case.id, lambda found: _left(desk, found, sent, after))


async def check_left(desk: Desk, door: Connection, case: Case) -> None:
    """Look once the provider has had its time; say so while the letter lies among the drafts, and when it has left."""
    sent = _awaited(case)
    if sent is None or not sent.provider_id or desk.now() < sent.at + door.outbox.settles:
        return
    try:
        await door.drafts.read(sent.provider_id)
    except NotFound:
        await change(desk, case.id, lambda found: _left(desk, found, sent, replace(sent, left=True)))
        return
    if case.trouble != _STAYED:
        await change(desk, case.id, lambda found: _stayed(desk, found))


def _awaited(case: Case) -> Sent | None:
    return case.sent[-1] if case.sent and not case.sent[-1].left else None


def _left(desk: Desk, case: Case, before: Sent, after: Sent) -> tuple[Case, *tuple[Note, ...]]:
    told = case.trouble == _STAYED
    letters = tuple(after if one == before else one for one in case.sent)
    notes = (Note(desk.now(), "Your letter has left your Drafts."),) if told else ()
    return replace(case, sent=letters, trouble="" if told else case.trouble), *notes


def _stayed(desk: Desk, case: Case) -> tuple[Case, Note]:
    return replace(case, trouble=_STAYED), Note(desk.now(), "Your letter has not left your Drafts.", _STAYED)
