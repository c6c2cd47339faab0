"""The person reads, changes, approves, takes back or discards a letter."""

from dataclasses import replace
from datetime import timedelta

from service.domain.case import Case, Ending, Note, State
from service.domain.etiquette import Finding, check_letter
from service.domain.letter import Approval, Letter
from service.domain.lifecycle import Happening, Misfit, move
from service.errors import Impossible
from service.ports.store import Books
from service.usecases.desk import Desk
from service.usecases.keeping import change, keep
from service.wire.mime import tidy_text


async def edit(desk: Desk, case_id: str, subject: str, text: str, fingerprint: str) -> Case:
    """Take the person's words; the draft in the mailbox follows. Impossible when the letter shown was another one."""

    def decide(case: Case) -> tuple[Case, *tuple[Note, ...]]:
        letter = _shown(case, fingerprint)
        content = replace(letter.content, subject=" ".join(subject.split()), text=tidy_text(text))
        if content == letter.content:
            return (case,)
        edited = replace(letter, content=content, edited=True)
        return _fit(case, Happening.EDITED, letter=edited), Note(desk.now(), "You changed the letter.")

    return await change(desk, case_id, decide)


async def approve(desk: Desk, case_id: str, fingerprint: str, by: str) -> Case:
    """Give the letter, exactly as shown, free; it leaves after the undo time. Impossible when it may not go out."""

    def work(books: Books) -> Case:
        case = books.cases.get(case_id)
        letter = _shown(case, fingerprint)
        faults = [finding for finding in check(letter) if finding.error]
        if faults:
            raise Impossible(" ".join(finding.message for finding in faults))
        now = desk.now()
        undo = timedelta(seconds=books.accounts.get(case.account_id).preferences.undo_seconds)
        approval = Approval(letter.content.fingerprint, now, by)
        approved = _fit(case, Happening.APPROVED, approval=approval, wake_at=now + undo)
        return keep(
            desk, books, approved, Note(now, "You approved the letter.", "It leaves when the undo time is over.")
        )

    saved = await desk.store.run(work)
    if saved.wake_at is not None and saved.wake_at <= desk.now():
        desk.prompt(saved.id, saved.version)
    return saved


async def undo(desk: Desk, case_id: str) -> Case:
    """Take an approval back while the letter has not left; Impossible once it is on its way."""

    def decide(case: Case) -> tuple[Case, *tuple[Note, ...]]:
        if case.state is not State.APPROVED:
            raise Impossible("It is too late to take it back: the letter is on its way or was not approved.")
        back = _fit(case, Happening.UNDONE, approval=None)
        if case.letter is not None and case.letter.content.fingerprint != case.written:
            back = move(back, Happening.EDITED)
        return back, Note(desk.now(), "You took your approval back.", "Nothing was sent.")

    return await change(desk, case_id, decide)


async def discard(desk: Desk, case_id: str) -> Case:
    """Drop the letter and end the case; a draft that the person has worked on stays in the mailbox."""

    def decide(case: Case) -> tuple[Case, *tuple[Note, ...]]:
        gone = _fit(case, Happening.DISCARDED, approval=None, ending=Ending.DISCARDED)
        return gone, Note(desk.now(), "You discarded the letter.")

    return await change(desk, case_id, decide)


def check(letter: Letter) -> tuple[Finding, ...]:
    """What the etiquette says about a letter as it stands."""
    return check_letter(letter.kind, letter.content.subject, letter.content.text)


def _shown(case: Case, fingerprint: str) -> Letter:
    if case.letter is None:
        raise Impossible("There is no letter to work on.")
    if case.letter.content.fingerprint != fingerprint:
        raise Impossible("The letter has changed since this page was loaded. Please read it once more.")
    return case.letter


def _fit(case: Case, happening: Happening, **changes: object) -> Case:
    try:
        return move(case, happening, **changes)
    except Misfit:
        raise Impossible("This cannot be done any more: the case has moved on. Please look at it again.") from None
