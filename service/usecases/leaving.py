"""Whether a letter that the provider took has really left: some say yes first and send later, or never."""

from dataclasses import replace

from service.domain.case import Case, Note
from service.domain.letter import Sent
from service.errors import NotFound
from service.ports.sign_in import Connection
from service.usecases.desk import Desk
from service.usecases.keeping import change

_STAYED = (
    "Your provider took your letter, but it still lies in your Drafts. Please look: if it is there, send it by hand. "
    "I do not send it twice."
)


async def check_left(desk: Desk, door: Connection, case: Case) -> None:
    """Look once the provider has had its time; say so while the letter lies among the drafts, and when it has left."""
    sent = case.sent[-1] if case.sent else None
    if sent is None or sent.left or not sent.provider_id or desk.now() < sent.at + door.outbox.settles:
        return
    try:
        await door.drafts.read(sent.provider_id)
    except NotFound:
        await change(desk, case.id, lambda found: _note_left(desk, found, sent))
        return
    if case.trouble != _STAYED:
        await change(desk, case.id, lambda found: _note_stayed(desk, found))


def _note_left(desk: Desk, case: Case, sent: Sent) -> tuple[Case, *tuple[Note, ...]]:
    stayed = case.trouble == _STAYED
    letters = tuple(replace(one, left=True) if one == sent else one for one in case.sent)
    notes = (Note(desk.now(), "Your letter has left your Drafts."),) if stayed else ()
    return replace(case, sent=letters, trouble="" if stayed else case.trouble), *notes


def _note_stayed(desk: Desk, case: Case) -> tuple[Case, Note]:
    return replace(case, trouble=_STAYED), Note(desk.now(), "Your letter has not left your Drafts.", _STAYED)
