"""The one draft of a case in the person's mailbox: laid, written over, read, taken over, found again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from service.domain.case import Case, Note
from service.domain.letter import Letter
from service.domain.lifecycle import Happening, move
from service.domain.people import Person
from service.errors import NotFound, OutsideError, Refused
from service.ports.mail import Draft
from service.ports.store import Books, Effect, EffectState
from service.usecases.effects import Recipe, Ref, finish, perform, settle
from service.usecases.job import Job
from service.usecases.letters.composing import letter_bytes, name_message, thread_for
from service.wire.mime import content_of

_LAID, _REVISED = "draft", "revise"
_PRINT = 16  # hex digits of a fingerprint that stand in a key


async def lay(job: Job, letter: Letter) -> Ref:
    """Put the letter into Drafts, once; what is known of the draft."""

    async def act() -> Ref:
        return _ref(await job.door.drafts.create(letter_bytes(job, letter), thread_for(job.case, letter)))

    async def find(_: Effect) -> Ref | None:
        return await _find_laid(job, letter.token, letter.content.fingerprint[:_PRINT])

    return await perform(job, Recipe(key=_laying_key(job.case, letter), kind=_LAID, act=act, find=find))


async def write_over(job: Job, letter: Letter, etag: str = "") -> Ref:
    """Put the letter in place of what the draft held when it had this etag; NotFound when the draft is gone, Changed
    when somebody has written in it since."""
    draft_id, words = job.case.draft_id, letter.content.fingerprint

    async def act() -> Ref:
        raw, thread = letter_bytes(job, letter), thread_for(job.case, letter)
        return _ref(await job.door.drafts.replace(draft_id, raw, thread, etag))

    async def find(_: Effect) -> Ref | None:
        return await _find_written(job, letter)

    key = f"{job.case.id}/{_REVISED}/{words[:_PRINT]}/{draft_id}/{job.case.version}"
    return await perform(job, Recipe(key=key, kind=_REVISED, act=act, find=find))


async def discard(job: Job, etag: str = "") -> None:
    """Delete the draft for good; Changed when somebody has written in it since it had this etag."""
    draft_id = job.case.draft_id

    async def act() -> Ref:
        await job.door.drafts.discard(draft_id, etag)
        return {}

    async def find(_: Effect) -> Ref | None:
        return None  # a second delete does no harm: a draft that is gone counts as deleted

    await perform(job, Recipe(key=f"{job.case.id}/discard/{draft_id}", kind="discard", act=act, find=find))


async def read_print(job: Job) -> tuple[str, str]:
    """The fingerprint of what lies in the mailbox's draft now, and its etag; NotFound when it is gone."""
    draft = await job.door.drafts.read(job.case.draft_id)
    return content_of(draft.raw).fingerprint, draft.etag


async def lies_there(job: Job) -> bool:
    """Whether the case's draft is still in the mailbox."""
    return bool(job.case.draft_id) and await _read(job, job.case.draft_id) is not None


async def follow_moved(job: Job) -> Job | None:
    """The job with the letter's draft under the id that it has now; None when it lies nowhere.

    A step that was overtaken or died may have moved it into a conversation, and could not note its new id any more.
    """
    letter = job.case.letter
    for one in await _find_marked(job, letter.token) if letter is not None else ():
        if one != job.case.draft_id and await _read(job, one) is not None:
            return await job.keep(replace(job.case, draft_id=one))
    return None


async def is_ours(job: Job, words: str) -> bool:
    """Whether text with this fingerprint was written here: it is noted, or a step that was overtaken wrote it."""
    return words == job.case.written or await job.desk.store.run(lambda books: wrote(books, job.case.id, words))


def wrote(books: Books, case_id: str, words: str) -> bool:
    """Whether some step of the case wrote text with this fingerprint into a draft, noted or not."""
    mark = f"/{words[:_PRINT]}"
    return any(mark in one.key for one in books.effects.of_case(case_id) if one.kind in (_LAID, _REVISED))


async def recover(job: Job) -> Job:
    """The job with the draft that an overtaken step laid and could not note any more; as it is when there is none."""
    case = job.case
    if case.draft_id or not case.letter_count:
        return job
    known = {sent.token for sent in case.sent}
    current = _laying_key(case, case.letter) if case.letter is not None else ""
    for effect in reversed(await job.desk.store.run(lambda books: books.effects.of_case(case.id))):
        if effect.kind != _LAID or effect.key == current or _token_in(effect) in known:
            continue
        found = replace(job, case=replace(case, draft_id=await _laid_by(job, effect)))
        if found.case.draft_id and (words := await _untouched(found)):
            return replace(found, case=replace(found.case, written=words))
    return job


def take_over(case: Case, draft: Draft, now: datetime) -> tuple[Case, Note]:
    """The case with the words that a person wrote into the draft; they need a new look and a new yes."""
    content, letter = content_of(draft.raw), letter_in(case)
    mine = "" if letter.content.fingerprint == case.written else f"Your version was:\n{letter.content.text}"
    changed = replace(letter, content=content, thread_id=draft.thread_id, edited=True)
    moved = move(
        case,
        Happening.EDITED_ELSEWHERE,
        letter=changed,
        contact=_addressee(case, content.to),
        written=content.fingerprint,
        approval=None,
        trouble="You changed this draft in your mailbox. Please read it once more before you approve it.",
    )
    return moved, Note(now, "Took over the changes you made in your mailbox.", mine)


def letter_in(case: Case) -> Letter:
    """The letter of a case that has one."""
    if case.letter is None:
        raise OutsideError("This case has no letter yet.")
    return case.letter


def _addressee(case: Case, to: tuple[str, ...]) -> Person | None:
    """Whom the answer is awaited from, after a person may have changed the address."""
    if len(to) != 1 or (case.contact is not None and case.contact.address == to[0]):
        return case.contact
    return Person(to[0])


def _laying_key(case: Case, letter: Letter) -> str:
    return f"{case.id}/{_LAID}/{letter.token}/{letter.content.fingerprint[:_PRINT]}"


def _token_in(effect: Effect) -> str:
    return effect.key.split("/")[2]


async def _laid_by(job: Job, effect: Effect) -> str:
    """The id of the draft that this effect left behind, "" when there is none."""

    async def act() -> Ref:
        raise OutsideError("this letter is not wanted any more")

    async def find(_: Effect) -> Ref | None:
        return await _find_laid(job, _token_in(effect), effect.key.split("/")[3])

    left = await settle(job, Recipe(key=effect.key, kind=_LAID, act=act, find=find), effect)
    if left is None:
        await finish(job, effect.key, EffectState.FAILED, {})
        return ""
    return left["id"]


async def _untouched(job: Job) -> str:
    """The fingerprint of the draft if it is there and nobody has worked on it, else ""."""
    try:
        words, _ = await read_print(job)
    except (NotFound, Refused):  # an id of another mailbox is none to some providers, and nonsense to others
        return ""
    return words if await is_ours(job, words) else ""


async def _find_written(job: Job, letter: Letter) -> Ref | None:
    """The draft with these words where they belong, None when it has still to be written; NotFound when it is gone.

    A provider that moves no draft into a conversation lays another in its place: then the earlier one is taken out.
    """
    thread, words = thread_for(job.case, letter), letter.content.fingerprint
    marked = list(dict.fromkeys([job.case.draft_id, *await _find_marked(job, letter.token)]))
    unmarked = await job.door.drafts.find_unmarked(thread) if thread else ()
    there = [draft for one in (*marked, *unmarked) if (draft := await _read(job, one)) is not None]
    for draft in there:
        if content_of(draft.raw).fingerprint == words and thread in ("", draft.thread_id):
            for one in there:
                if one.id in marked and one.id != draft.id and await is_ours(job, content_of(one.raw).fingerprint):
                    await job.door.drafts.discard(one.id)
            return _ref(draft)
    if not any(draft.id == job.case.draft_id for draft in there):
        raise NotFound("The draft is not in the mailbox any more.")
    return None


async def _read(job: Job, draft_id: str) -> Draft | None:
    try:
        return await job.door.drafts.read(draft_id)
    except NotFound:
        return None


async def _find_marked(job: Job, token: str) -> Sequence[str]:
    """Ids of the drafts that carry this letter's mark, newest first."""
    return await job.door.drafts.find(name_message(token, job.account), token)


async def _find_laid(job: Job, token: str, words: str) -> Ref | None:
    """The draft with this token; else one of the conversation that bears no mark and has exactly these words."""
    found = await _find_marked(job, token)
    if found:
        return _ref(await job.door.drafts.read(found[0]))
    thread = job.case.conversation.thread_id if job.case.conversation is not None else ""
    for draft_id in await job.door.drafts.find_unmarked(thread) if thread else ():
        draft = await job.door.drafts.read(draft_id)
        if content_of(draft.raw).fingerprint.startswith(words):
            return _ref(draft)
    return None


def _ref(draft: Draft) -> Ref:
    return {"id": draft.id, "thread_id": draft.thread_id, "message_id": draft.message_id}
