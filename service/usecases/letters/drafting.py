"""Laying the letter into the person's own Drafts, in the right conversation, and taking it out again.

An account that may not draft keeps the letter here alone: it goes out when it is approved, or never.
"""

import asyncio
from dataclasses import replace

from service.domain.account import Ability
from service.domain.case import Case, Choice, Ending, Note, Question, QuestionKind, State
from service.domain.event import Event
from service.domain.letter import Letter, LetterKind
from service.domain.letters.etiquette import confirmed_key
from service.domain.lifecycle import Happening, allows, move
from service.domain.times.timetable import NUDGED
from service.domain.whom.contacts import ChosenContact
from service.domain.whom.mail_facts import MailFact
from service.errors import NotFound
from service.ports.store import Books
from service.usecases.job import Job
from service.usecases.keeping import keep, prompt
from service.usecases.letters.composing import compose_letter, name_contact, write_letter
from service.usecases.letters.drafts import (
    discard,
    follow_moved,
    is_ours,
    lay,
    letter_in,
    read_print,
    recover,
    take_over,
    write_over,
)
from service.usecases.letters.numbers import learn_number
from service.usecases.letters.sent_mail import notice_earlier, notice_sent
from service.usecases.letters.threads import find_mails, find_whom, weigh
from service.usecases.letters.whom import ask_whom, hear_event, hear_mail, take_up_contact
from service.usecases.meetings.agreements import agree_on_move
from service.usecases.meetings.entries import clear_booking
from service.usecases.watching.noticing import Notice
from service.usecases.watching.replies import hear_early

CLOSING = "closing"
"""What a case remembers in `told` once its owner closes it for good."""
_NOTHING_LEAVES = "Nothing leaves before you approve it."
PURPOSES = {
    LetterKind.REQUEST: "It apologises and asks for a new time.",
    LetterKind.CONFIRMATION: "It confirms the new time.",
    LetterKind.CLOSE: "It accepts their no, and asks for nothing.",
    LetterKind.NUDGE: "It is the one short reminder.",
    LetterKind.THANKS: "It thanks them for the interview.",
    LetterKind.ABSENCE: "It asks calmly for a new time.",
    LetterKind.LATE: "It says that you are on your way.",
    LetterKind.AHEAD: "It says that you cannot come, and asks for a new time.",
}


async def write_draft(job: Job) -> Job:
    """Write the letter that the case wants now, unless they have moved the missed interview in the meantime."""
    heard = _heard_before(job)
    if heard is not None and (moved := agree_on_move(job.case, heard)) is not None:
        return await job.keep(moved, job.note("No letter is needed: they have given you a new time.", heard.title))
    job = await _write(job)
    if heard is None or job.case.state is not State.READY:
        return job
    case, note = hear_early(job.desk, job.case, "They have moved the meeting")
    return await job.keep(replace(case, heard=None), note)


def _heard_before(job: Job) -> Event | None:
    """The missed event at a new time that came before any letter was written, None when there is none to look at."""
    case, heard = job.case, job.case.heard
    if heard is None or case.sent or case.ending is not None or heard.id != case.event.id:
        return None
    return heard if heard.start > job.desk.now() else None


async def _write(job: Job) -> Job:
    """Write the letter; put it into Drafts, or into the draft that already lies there."""
    job, mail = await _settle_contact(job)
    if job.case.state is not State.DRAFTING:
        return job
    if job.case.ending is Ending.REFUSED and job.case.booking is not None:
        job = await clear_booking(job, job.case.booking)
    job = await compose_letter(hear_event(await recover(job)))
    if job.case.draft_id:
        return await _rewrite(job)
    job = await (_lay(job) if job.account.can(Ability.DRAFT) else _hold(job))
    return await learn_number(job, mail)


async def _settle_contact(job: Job) -> tuple[Job, MailFact | None]:
    """The job with somebody to write to, and their mail if it had to be looked for; else its owner is asked.

    Where the invitation names one human the letter is begun for them at once; their mails are looked at meanwhile.
    """
    contact = name_contact(job.case, job.account)
    if contact is not None:
        return replace(job, case=replace(job.case, contact=contact)), None
    mails = await find_mails(job)
    chosen = weigh(job, mails)
    if chosen.person is None:
        return await job.keep(*ask_whom(job, chosen, mails)), None
    case, heard = hear_mail(job, take_up_contact(job.case, chosen), chosen.mail)
    note = job.note(f"Found {chosen.person.name or chosen.person.address} to write to.", chosen.why)
    return await job.keep(case, note, *heard), chosen.mail


async def revise_draft(job: Job) -> Job:
    """Bring the draft in the mailbox up to the letter as it stands here, unless somebody changed it there."""
    letter = letter_in(job.case)
    if not job.case.draft_id:
        return await job.keep(move(job.case, Happening.REVISED, written=letter.content.fingerprint))
    try:
        there, etag = await read_print(job)
    except NotFound:
        return await lose_draft(job)
    if there != letter.content.fingerprint and not await is_ours(job, there):
        return await adopt_draft(job)
    return await _write_over(job, letter, Happening.REVISED, etag, job.note("Saved your letter to your Drafts."))


async def remove_draft(job: Job) -> Job:
    """Take an untouched draft away; one that a person has worked on stays, and one that was sent is sent."""
    job = await recover(job)
    if job.case.draft_id:
        try:
            job, note = await drop_draft(job)
        except NotFound:
            found = await follow_moved(job) or await notice_sent(job)
            if found is not None:
                return found
            note = job.note("The draft was already gone.")
        return await _withdraw(job, note)
    return await _withdraw(job, *_keep_typed(job))


async def drop_draft(job: Job) -> tuple[Job, Note]:
    """The job without its draft, and what became of that; NotFound when it is not there any more."""
    case = job.case
    there, etag = await read_print(job)
    if (case.letter is not None and case.letter.edited) or not await is_ours(job, there):
        unsaved = "".join(note.why for note in _keep_typed(job))
        why = "You have worked on it, so it is yours to keep or delete. " + unsaved
        return job, job.note("Left the draft in your mailbox.", why.strip())
    await discard(job, etag)
    return replace(job, case=replace(case, draft_id="", written="")), job.note("Took the draft out of your mailbox.")


async def adopt_draft(job: Job) -> Job:
    """Take over the text that a person wrote into the draft in the mailbox; it needs a new look and a new yes."""
    draft = await job.door.drafts.read(job.case.draft_id)
    return await job.keep(*take_over(job.case, draft, job.desk.now()))


async def lose_draft(job: Job) -> Job:
    """The draft is gone: moved, or the person sent it from the mailbox, or deleted it; ask when it cannot be told."""
    found = await follow_moved(job) or await notice_sent(job)
    if found is not None:
        return found
    question = Question(
        QuestionKind.DRAFT_GONE,
        "The draft is no longer in your mailbox, and I cannot see that it was sent. What should happen?",
        choices=(
            Choice("draft_again", "Write it again"),
            Choice("was_sent", "I have sent it myself"),
            Choice("close", "Close this case"),
        ),
    )
    case = move(job.case, Happening.DRAFT_LOST, question=question, draft_id="", written="", approval=None)
    return await job.keep(case, job.note("The draft has disappeared from your mailbox."))


async def _withdraw(job: Job, *notes: Note) -> Job:
    """Go on without the letter; where that closes the case, a mark that was set again opens a new one."""
    desk, after = job.desk, _go_on_without(job.case)

    def work(books: Books) -> tuple[Case, Case | None]:
        saved = keep(desk, books, after, *notes, held=job.held)
        ended = saved.state is State.CLOSED
        return saved, Notice(desk, books, job.account).open_again(saved.event) if ended else None

    saved, opened = await desk.store.run(work)
    if opened is not None:
        prompt(desk, opened)
    return replace(job, case=saved)


def _go_on_without(case: Case) -> Case:
    """The case after its letter was dropped: closed, unless what the letter was for goes on without it."""
    if CLOSING not in case.told and case.wants is not LetterKind.THANKS:
        if case.wants is LetterKind.NUDGE and case.ending is None:
            return move(case, Happening.NUDGE_DROPPED, told=(*case.told, NUDGED))
        if case.booking is not None and case.ending is Ending.RECOVERED:
            return move(case, Happening.LETTER_DROPPED, told=(*case.told, confirmed_key(case)))
    return move(case, Happening.WITHDRAWN)


def _keep_typed(job: Job) -> tuple[Note, ...]:
    """A note of words that were typed here and lie in no draft, so that they are not lost."""
    case, letter = job.case, job.case.letter
    if letter is None or not letter.edited or (case.draft_id and letter.content.fingerprint == case.written):
        return ()
    return (job.note("Kept your words here.", f"The letter you had written was:\n{letter.content.text}"),)


async def _hold(job: Job) -> Job:
    """Keep the letter here: this account lets us send, but not draft."""
    chosen, case = await find_whom(job), job.case
    heard: tuple[Note, ...] = ()
    if chosen is not None:
        if chosen.doubtful:
            return await job.keep(*ask_whom(job, chosen))
        case, heard = hear_mail(job, take_up_contact(case, chosen), chosen.mail)
    letter = write_letter(job.desk, job.account, case, letter_in(case).kind)
    drafted = move(case, Happening.DRAFTED, letter=letter, written=letter.content.fingerprint, approval=None)
    return await job.keep(drafted, job.note(f"Wrote a letter to {letter.content.to[0]}.", _say_purpose(letter)), *heard)


async def _lay(job: Job) -> Job:
    letter = letter_in(job.case)
    search = asyncio.ensure_future(find_whom(job))
    try:
        ref = await lay(job, letter)
    except BaseException:
        search.cancel()
        raise
    chosen = await search
    if chosen is not None and chosen.doubtful:
        return await _take_back(job, ref["id"], chosen)
    drafted = move(
        job.case,
        Happening.DRAFTED,
        letter=replace(letter, thread_id=ref["thread_id"]),
        draft_id=ref["id"],
        written=letter.content.fingerprint,
        approval=None,
    )
    laid = job.note(f"Put a letter to {letter.content.to[0]} into your Drafts.", _say_purpose(letter))
    if chosen is None:
        return await job.keep(drafted, laid)
    case, heard = hear_mail(job, drafted, chosen.mail)
    if chosen.conversation is None:
        return await job.keep(case, laid, *heard)
    return await learn_number(await _join(job, take_up_contact(case, chosen), chosen, laid, *heard), chosen.mail)


def _say_purpose(letter: Letter) -> str:
    """What the letter is for, and that it lies still."""
    return f"{PURPOSES[letter.kind]} {_NOTHING_LEAVES}"


async def _take_back(job: Job, draft_id: str, chosen: ChosenContact) -> Job:
    """It is not clear any more who should get the letter: take it out of Drafts again, and ask."""
    await discard(replace(job, case=replace(job.case, draft_id=draft_id)))
    empty = replace(job, case=replace(job.case, draft_id="", written="", letter=None))
    return await job.keep(*ask_whom(empty, chosen))


async def _join(job: Job, drafted: Case, chosen: ChosenContact, *notes: Note) -> Job:
    before, letter = letter_in(drafted), write_letter(job.desk, job.account, drafted, letter_in(drafted).kind)
    job = await job.keep(move(drafted, Happening.REWRITTEN, letter=letter), *notes)
    turned = "" if letter.content.to == before.content.to else f", to {letter.to_names[0] or letter.content.to[0]}"
    note = job.note(f"Moved the draft into your conversation{turned}.", chosen.why)
    return await _write_over(job, letter, Happening.REVISED, "", note)


async def _rewrite(job: Job) -> Job:
    try:
        there, etag = await read_print(job)
    except NotFound:
        return await _replace_lost(job)
    if not await is_ours(job, there):
        left = job.note("Left your own draft as it was and wrote a second one.", "You had changed the first one.")
        return await _lay(await job.keep(replace(job.case, draft_id="", written=""), left))
    note = job.note("Wrote the letter that fits how things stand now.")
    return await _write_over(job, letter_in(job.case), Happening.DRAFTED, etag, note)


async def _replace_lost(job: Job) -> Job:
    """The draft of the letter before is gone: moved, or that letter was sent by hand, or a new draft is laid."""
    if (moved := await follow_moved(job)) is not None:
        return moved
    job = await notice_earlier(replace(job, case=replace(job.case, draft_id="", written="")))
    return await _lay(job) if job.case.state is State.DRAFTING else job


async def _write_over(job: Job, letter: Letter, happening: Happening, etag: str, *notes: Note) -> Job:
    try:
        ref = await write_over(job, letter, etag)
    except NotFound:
        return await (lose_draft(job) if allows(job.case.state, Happening.DRAFT_LOST) else _replace_lost(job))
    settled = replace(letter, thread_id=ref["thread_id"])
    case = move(job.case, happening, letter=settled, draft_id=ref["id"], written=letter.content.fingerprint)
    return await job.keep(case, *notes)
