"""Laying the letter into the person's own Drafts, in the right conversation, and taking it out again."""

import asyncio
from dataclasses import replace

from service.domain.case import Case, Choice, Note, Question, QuestionKind
from service.domain.contacts import candidates
from service.domain.letter import Conversation, Letter
from service.domain.lifecycle import Happening, move
from service.errors import NotFound, OutsideError
from service.ports.mail import Draft
from service.ports.store import Effect
from service.usecases.composing import compose_letter, letter_bytes, name_contact, write_letter
from service.usecases.effects import Recipe, Ref, perform
from service.usecases.job import Job
from service.usecases.sent_mail import notice_sent
from service.usecases.threads import find_conversation
from service.wire.mime import content_of


async def write_draft(job: Job) -> Job:
    """Write the letter that the case wants now; put it into Drafts, or into the draft that already lies there."""
    contact = name_contact(job.case, job.account)
    if contact is None:
        return await job.keep(*_ask_whom(job))
    job = await compose_letter(replace(job, case=replace(job.case, contact=contact)))
    if job.case.draft_id:
        return await _rewrite(job)
    return await _lay(job)


async def revise_draft(job: Job) -> Job:
    """Bring the draft in the mailbox up to the letter as it stands here, unless somebody changed it there."""
    letter = _letter(job.case)
    try:
        there = await read_draft(job)
    except NotFound:
        return await lose_draft(job)
    if there not in (job.case.written, letter.content.fingerprint):
        return await adopt_draft(job)
    return await _write_over(job, letter, Happening.REVISED, job.note("Saved your letter to your Drafts."))


async def remove_draft(job: Job) -> Job:
    """Take an untouched draft away; one that a person has worked on stays where it is."""
    case = job.case
    if not case.draft_id:
        return await job.keep(move(case, Happening.WITHDRAWN))
    try:
        there = await read_draft(job)
    except NotFound:
        return await job.keep(move(case, Happening.DRAFT_LOST), job.note("The draft was already gone."))
    if there != case.written or (case.letter is not None and case.letter.edited):
        kept = job.note("Left the draft in your mailbox.", "You have worked on it, so it is yours to keep or delete.")
        return await job.keep(move(case, Happening.WITHDRAWN), kept)
    await perform(job, _discarding(job))
    return await job.keep(move(case, Happening.WITHDRAWN, draft_id=""), job.note("Took the draft out of your mailbox."))


async def read_draft(job: Job) -> str:
    """The fingerprint of what lies in the mailbox's draft now; NotFound when it is gone."""
    return content_of((await job.door.drafts.read(job.case.draft_id)).raw).fingerprint


async def adopt_draft(job: Job) -> Job:
    """Take over the text that a person wrote into the draft in the mailbox; it needs a new look and a new yes."""
    draft = await job.door.drafts.read(job.case.draft_id)
    content, letter = content_of(draft.raw), _letter(job.case)
    mine = (
        ""
        if letter.content.fingerprint == job.case.written
        else "Your version from this page was:\n" + (letter.content.text)
    )
    changed = replace(letter, content=content, thread_id=draft.thread_id, edited=True)
    case = move(
        job.case,
        Happening.EDITED_ELSEWHERE,
        letter=changed,
        written=content.fingerprint,
        approval=None,
        trouble="You changed this draft in your mailbox. Please read it once more before you approve it.",
    )
    return await job.keep(case, job.note("Took over the changes you made in your mailbox.", mine))


async def lose_draft(job: Job) -> Job:
    """The draft is gone: either the person sent it from the mailbox, or deleted it; ask when it cannot be told."""
    noticed = await notice_sent(job)
    if noticed is not None:
        return noticed
    question = Question(
        QuestionKind.DRAFT_GONE,
        "The draft is no longer in your mailbox, and it was not sent. What should happen?",
        choices=(Choice("draft_again", "Write it again"), Choice("close", "Close this case")),
    )
    case = move(job.case, Happening.DRAFT_LOST, question=question, draft_id="", approval=None)
    return await job.keep(case, job.note("The draft has disappeared from your mailbox."))


async def _lay(job: Job) -> Job:
    letter = _letter(job.case)
    search = asyncio.ensure_future(find_conversation(job))
    try:
        ref = await perform(job, _laying(job, letter))
    except BaseException:
        search.cancel()
        raise
    conversation = await search
    drafted = move(
        job.case,
        Happening.DRAFTED,
        letter=replace(letter, thread_id=ref["thread_id"]),
        draft_id=ref["id"],
        written=letter.content.fingerprint,
        approval=None,
    )
    why = "Your own words and free times; nothing leaves before you approve it."
    laid = job.note(f"Put a letter to {letter.content.to[0]} into your Drafts.", why)
    if conversation is None or job.case.conversation is not None:
        return await job.keep(drafted, laid)
    return await _join(job, replace(drafted, conversation=conversation), laid)


async def _join(job: Job, drafted: Case, laid: Note) -> Job:
    old = _letter(drafted)
    letter = write_letter(job, drafted, old.kind)
    job = await job.keep(move(drafted, Happening.REWRITTEN, letter=letter), laid)
    note = job.note(
        "Moved the draft into your conversation.", f"You already wrote with {_partner(drafted)} about this."
    )
    return await _write_over(job, letter, Happening.REVISED, note)


async def _rewrite(job: Job) -> Job:
    try:
        there = await read_draft(job)
    except NotFound:
        noticed = await notice_sent(job)
        if noticed is not None:
            return noticed
        return await _lay(replace(job, case=replace(job.case, draft_id="")))
    if there != job.case.written:
        left = job.note("Left your own draft as it was and wrote a second one.", "You had changed the first one.")
        job = await compose_letter(await job.keep(replace(job.case, draft_id="", letter=None), left))
        return await _lay(job)
    note = job.note("Wrote the letter that fits how things stand now.")
    return await _write_over(job, _letter(job.case), Happening.DRAFTED, note)


async def _write_over(job: Job, letter: Letter, happening: Happening, *notes: Note) -> Job:
    try:
        ref = await perform(job, _replacing(job, letter))
    except NotFound:
        return await lose_draft(job)
    settled = replace(letter, thread_id=ref["thread_id"])
    case = move(job.case, happening, letter=settled, written=letter.content.fingerprint)
    return await job.keep(case, *notes)


def _laying(job: Job, letter: Letter) -> Recipe:
    async def act() -> Ref:
        return _ref(await job.door.drafts.create(letter_bytes(job, letter), letter.thread_id))

    async def find(_: Effect) -> Ref | None:
        found = await job.door.drafts.find(letter.message_id, letter.token)
        return _ref(await job.door.drafts.read(found[0])) if found else None

    return Recipe(key=f"{job.case.id}/draft/{letter.token}", kind="draft", act=act, find=find)


def _replacing(job: Job, letter: Letter) -> Recipe:
    draft_id = job.case.draft_id

    async def act() -> Ref:
        return _ref(await job.door.drafts.replace(draft_id, letter_bytes(job, letter), letter.thread_id))

    async def find(_: Effect) -> Ref | None:
        draft = await job.door.drafts.read(draft_id)
        same = content_of(draft.raw).fingerprint == letter.content.fingerprint
        return _ref(draft) if same else None

    key = f"{job.case.id}/revise/{draft_id}/{job.case.version}"
    return Recipe(key=key, kind="revise", act=act, find=find)


def _discarding(job: Job) -> Recipe:
    async def act() -> Ref:
        await job.door.drafts.discard(job.case.draft_id)
        return {}

    async def find(_: Effect) -> Ref | None:
        return None  # a second delete does no harm: a draft that is gone counts as deleted

    return Recipe(key=f"{job.case.id}/discard/{job.case.draft_id}", kind="discard", act=act, find=find)


def _ask_whom(job: Job) -> tuple[Case, Note]:
    people = candidates(job.case.event, job.account.address)
    choices = tuple(Choice(f"to:{one.address}", f"{one.name} <{one.address}>".strip()) for one in people)
    question = Question(
        QuestionKind.WHOM, "The invitation names nobody I could safely write to. Who should get it?", choices=choices
    )
    return move(job.case, Happening.CONTACT_MISSING, question=question), job.note("Asked you whom to write to.")


def _ref(draft: Draft) -> Ref:
    return {"id": draft.id, "thread_id": draft.thread_id, "message_id": draft.message_id}


def _letter(case: Case) -> Letter:
    if case.letter is None:
        raise OutsideError("This case has no letter yet.")
    return case.letter


def _partner(case: Case) -> str:
    found: Conversation | None = case.conversation
    person = found.partner if found is not None else None
    return (person.name or person.address) if person is not None else "them"
