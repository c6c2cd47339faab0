"""The person reads, changes, approves, takes back or discards a letter."""

import unicodedata
from dataclasses import replace
from datetime import datetime, timedelta

from service.domain.account import Ability, Account
from service.domain.case import Case, Ending, Note, State
from service.domain.folding import one_line
from service.domain.letter import Approval, Letter, LetterKind, Slot
from service.domain.lifecycle import Happening, Misfit, allows, move
from service.domain.times.quiet_hours import office_hour
from service.errors import Impossible, OutsideError
from service.ports.mail import Draft
from service.ports.store import Books
from service.usecases.desk import Desk
from service.usecases.keeping import change, keep, prompt
from service.usecases.letters.advice import judge
from service.usecases.letters.composing import is_writable, place
from service.usecases.letters.drafts import take_over, wrote
from service.wire.mime import content_of, tidy_text

_LONGEST_SUBJECT = 500
_ENDED_OTHERWISE = frozenset({Ending.REFUSED, Ending.RECOVERED})


async def edit(desk: Desk, case_id: str, subject: str, text: str, fingerprint: str) -> Case:
    """Take the person's words; the draft in the mailbox follows. Impossible when the letter shown was another one."""

    def decide(case: Case) -> tuple[Case, *tuple[Note, ...]]:
        letter = _shown(case, fingerprint)
        if letter.content.extras:
            raise Impossible("This letter carries parts from your mail program. Please change it there.")
        content = replace(letter.content, subject=one_line(subject, _LONGEST_SUBJECT), text=_clean(text))
        if content == letter.content:
            return (case,)
        typed = replace(letter, content=content, edited=True)
        edited = typed if content.subject == letter.content.subject else place(case, typed)
        return _fit(case, Happening.EDITED, letter=edited), Note(desk.now(), "You changed the letter.")

    return await change(desk, case_id, decide)


async def approve(desk: Desk, case_id: str, fingerprint: str, by: str, later: bool = False) -> Case:
    """Give the letter, exactly as shown, free; it leaves after the undo time, or `later` at the reader's office hours.

    Impossible when it may not go out: the letter or its draft has changed, it has a fault, or its times have passed.
    A letter in our own words whose times have passed is written anew at once.
    """
    draft = await _look_at_draft(desk, case_id)

    def work(books: Books) -> Case | str:
        case = books.cases.get(case_id)
        letter = _shown(case, fingerprint)
        account = books.accounts.get(case.account_id)
        _check_mailbox(account)
        for stop in (_adopt, _renew):
            if (changed := stop(desk, books, case, draft)) is not None:
                return changed
        leaves_at = _find_leaving(desk, account, case, letter) if later else None
        found = judge(desk.letters, case, account, leaves_at or desk.now())
        faults = [finding for finding in found if finding.error]
        if faults:
            raise Impossible(" ".join(finding.message for finding in faults))
        if not is_writable(letter):
            raise Impossible("The letter holds a sign or an address that no mail may carry. Please change it.")
        return _give_free(desk, books, case, Approval(letter.content.fingerprint, desk.now(), by, leaves_at))

    saved = await desk.store.run(work)
    if isinstance(saved, str):
        prompt(desk, await desk.store.run(lambda books: books.cases.get(case_id)))
        raise Impossible(saved)
    prompt(desk, saved)
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
    """Drop the letter and end the case; a draft that the person has worked on stays in the mailbox.

    When a new meeting stands already, or an answer is still awaited, only the letter is dropped.
    """

    def decide(case: Case) -> tuple[Case, *tuple[Note, ...]]:
        goes_on = case.ending in _ENDED_OTHERWISE or case.wants is LetterKind.NUDGE
        ending = case.ending if goes_on else Ending.DISCARDED
        gone = _fit(case, Happening.DISCARDED, approval=None, ending=ending)
        return gone, Note(desk.now(), "You discarded the letter.")

    return await change(desk, case_id, decide)


def _check_mailbox(account: Account) -> None:
    if not account.can(Ability.SEND):
        raise Impossible(
            f"{account.writes_from.address} does not allow sending. Allow it on the page of that account, "
            "or choose there which mailbox letters go out from."
        )


def _clean(text: str) -> str:
    """Typed text without characters that no keyboard writes and no mail may hold."""
    kept = (sign for sign in text if sign in "\r\n\t" or unicodedata.category(sign) not in ("Cc", "Cs"))
    return tidy_text("".join(kept))


async def _look_at_draft(desk: Desk, case_id: str) -> Draft | None:
    """The draft as it lies in the mailbox, None when it cannot be seen now: it is looked at again before sending."""
    case = await desk.store.run(lambda books: books.cases.get(case_id))
    account = await desk.store.run(lambda books: books.accounts.get(case.account_id))
    if not case.draft_id or not allows(case.state, Happening.APPROVED):
        return None
    try:
        return await desk.connect(account).drafts.read(case.draft_id)
    except OutsideError:
        return None


def _adopt(desk: Desk, books: Books, case: Case, draft: Draft | None) -> str | None:
    """The person has changed the draft in the mailbox: it is that text which has to be read and approved."""
    if draft is None or draft.id != case.draft_id or not allows(case.state, Happening.EDITED_ELSEWHERE):
        return None
    there = content_of(draft.raw).fingerprint
    if there == case.written or wrote(books, case.id, there):
        return None
    adopted = keep(desk, books, *take_over(case, draft, desk.now()))
    return adopted.trouble


def _renew(desk: Desk, books: Books, case: Case, _: Draft | None) -> str | None:
    """A letter in our own words whose times have passed is written anew, with times that lie ahead."""
    letter = case.letter
    if letter is None or letter.edited or not _passed(letter, case.slots, desk.now()):
        return None
    if not allows(case.state, Happening.DRAFT_AGAIN):
        return None
    note = Note(desk.now(), "Looked for new times.", "Those in the letter had passed.")
    keep(desk, books, move(case, Happening.DRAFT_AGAIN), note)
    return "The times in this letter have passed. I am writing it anew with times that lie ahead; please read it then."


def _give_free(desk: Desk, books: Books, case: Case, approval: Approval) -> Case:
    undo = timedelta(seconds=books.accounts.get(case.account_id).preferences.undo_seconds)
    leaves = approval.leaves_at or approval.given_at + undo
    approved = _fit(case, Happening.APPROVED, approval=approval, wake_at=leaves)
    why = "It leaves at the reader's office hours." if approval.leaves_at else "It leaves when the undo time is over."
    return keep(desk, books, approved, Note(approval.given_at, "You approved the letter.", why))


def _find_leaving(desk: Desk, account: Account, case: Case, letter: Letter) -> datetime:
    """When a letter leaves that is to leave later: at the next office hour of its reader, after the undo time.

    Impossible for one that would come too late then.
    """
    now, preferences = desk.now(), account.preferences
    holidays = desk.almanac.holidays(preferences.holiday_country, (now.year, now.year + 1))
    opens = office_hour(case, preferences, now, holidays)
    leaves = max(opens, now + timedelta(seconds=preferences.undo_seconds))
    if letter.kind is LetterKind.LATE or (letter.kind is LetterKind.AHEAD and leaves >= case.event.start):
        raise Impossible("That would be too late for this letter. Please send it now.")
    return leaves


def _passed(letter: Letter, slots: tuple[Slot, ...], now: datetime) -> list[Slot]:
    return [slot for slot in slots if letter.kind.offers and slot.start <= now]


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
