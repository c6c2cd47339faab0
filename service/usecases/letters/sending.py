"""Sending an approved letter: exactly what was approved, exactly once."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

from service.domain.account import Ability
from service.domain.case import Choice, Question, QuestionKind
from service.domain.letter import Letter, LetterKind, Sent
from service.domain.lifecycle import Happening, move
from service.errors import Changed, Forbidden, NotFound, Refused, Uncertain
from service.ports.mail import Draft, Envelope
from service.ports.store import Effect, EffectState
from service.usecases.effects import Recipe, Ref, perform
from service.usecases.job import Job
from service.usecases.letters.advice import judge
from service.usecases.letters.composing import letter_bytes, thread_for
from service.usecases.letters.drafting import adopt_draft, lose_draft
from service.usecases.letters.drafts import is_ours, letter_in, lies_there
from service.usecases.letters.sent_mail import find_sent, record_sent
from service.wire.mime import content_of

_APPROVAL_LASTS = timedelta(hours=6)
_NOT_APPROVED = "It is not approved any more. Please read it once more."
_SETTLED = (EffectState.DONE, EffectState.UNKNOWN)


async def start_sending(job: Job) -> Job:
    """The undo time is over: from here on the letter is on its way, unless too much time has passed since the yes."""
    if why := _find_staleness(job):
        return await _give_back(job, why, Happening.UNDONE)
    return await job.keep(move(job.case, Happening.DUE))


async def send(job: Job) -> Job:
    """Send the letter, word for word what was approved; verify instead of repeating after a doubt."""
    letter = letter_in(job.case)
    key = f"{job.case.id}/send/{letter.token}"
    earlier = await job.desk.store.run(lambda books: books.effects.get(key))
    why, raw, etag = _find_staleness(job) if _has_surely_not_left(earlier) else "", _write(job, letter), ""
    if why or not raw:
        return await _give_back(job, why or "It holds a sign or an address that no mail may carry.")
    if job.case.draft_id and (earlier is None or earlier.state not in _SETTLED):
        found = await _look(job, letter, earlier)
        if isinstance(found, Job):
            return found
        raw, etag = (found.raw or raw, found.etag) if found is not None else (raw, etag)
    act, find = _ways(job, letter, raw, etag)
    try:
        recipe = Recipe(key=key, kind="send", act=act, find=find, settles=job.door.outbox.settles)
        ref = await perform(job, recipe)
    except NotFound:
        return await lose_draft(job)
    except Changed:
        return await adopt_draft(job)  # somebody wrote into it between our look and the sending, and it did not leave
    except Uncertain:
        return await _ask_whether_sent(job)
    except (Refused, Forbidden) as refusal:
        return await _give_back(job, str(refusal))
    return await _note_sent(job, letter, ref)


async def _look(job: Job, letter: Letter, earlier: Effect | None) -> Job | Draft | None:
    """The draft when it holds what was approved; the job after what else was found in its place.

    Without bytes when the letter as it stands here is newer than the draft; None when the draft may have been sent.
    """
    try:
        draft = await job.door.drafts.read(job.case.draft_id)
    except NotFound:
        return await lose_draft(job) if _has_surely_not_left(earlier) else None
    there = content_of(draft.raw).fingerprint
    if there == letter.content.fingerprint:
        return draft
    return replace(draft, raw=b"") if await is_ours(job, there) else await adopt_draft(job)


def _ways(
    job: Job, letter: Letter, raw: bytes, etag: str
) -> tuple[Callable[[], Awaitable[Ref]], Callable[[Effect], Awaitable[Ref | None]]]:
    """How the letter is sent, and how it is found out whether it was: through its draft, or without one."""

    async def send_draft() -> Ref:
        _require_approval(job, letter)
        return _ref(await job.door.outbox.send(job.case.draft_id, raw, thread_for(job.case, letter), etag))

    async def submit() -> Ref:
        _require_approval(job, letter)
        return _ref(await job.door.outbox.submit(raw, thread_for(job.case, letter)))

    async def find(earlier: Effect) -> Ref | None:
        if job.case.draft_id and not job.door.outbox.keeps_sent_drafts and await lies_there(job):
            return None  # a draft that is still there was not sent: this provider removes it in the act of sending
        if job.account.can(Ability.READ_MAIL):
            found = await find_sent(job, letter, earlier.started_at)
            if found is not None:
                return _ref(found)
        raise Uncertain("the letter is not among the drafts and cannot be seen among the sent mail")

    return (send_draft if job.case.draft_id else submit), find


async def _note_sent(job: Job, letter: Letter, ref: Ref) -> Job:
    left = not job.door.outbox.keeps_sent_drafts
    sent = Sent(ref["message_id"], ref["id"], ref["thread_id"], job.desk.now(), left=left)
    note = job.note(f"Sent your letter to {', '.join(letter.content.to)}.", "You approved exactly this text.")
    return await job.keep(record_sent(job.desk, job.account, job.case, letter, sent), note)


async def _give_back(job: Job, why: str, happening: Happening = Happening.SENDING_REFUSED) -> Job:
    """It cannot or may not leave: the letter is the person's again."""
    back = move(job.case, happening, approval=None, trouble=f"Your letter was not sent. {why}")
    return await job.keep(back, job.note("Your letter was not sent.", why))


def _find_staleness(job: Job) -> str:
    """Why an approval does not count any more, "" while it does: people approve for now, not for next week."""
    approval, letter = job.case.approval, letter_in(job.case)
    if approval is None:
        return _NOT_APPROVED
    if letter.kind is LetterKind.AHEAD and job.case.event.start <= job.desk.now():
        return "The interview has begun, and the letter speaks of it as ahead."
    if job.desk.now() - (approval.leaves_at or approval.given_at) > _APPROVAL_LASTS:
        return "It could not leave when you approved it, and that is long ago. Please read it once more."
    found = judge(job.desk.letters, job.case, job.account, job.desk.now()) if letter is not None else ()
    return " ".join(one.message for one in found if one.rule == "passed")


def _has_surely_not_left(earlier: Effect | None) -> bool:
    return earlier is None or earlier.state is EffectState.FAILED


def _write(job: Job, letter: Letter) -> bytes:
    try:
        return letter_bytes(job, letter)
    except ValueError:
        return b""


async def _ask_whether_sent(job: Job) -> Job:
    question = Question(
        QuestionKind.MAYBE_SENT,
        "The connection broke while your letter was being sent. It may have been sent: please look into your Sent "
        "folder, then say what you found.",
        choices=(
            Choice("was_sent", "It was sent"),
            Choice("draft_again", "It was not sent: write it again"),
            Choice("close", "Close this case"),
        ),
    )
    note = job.note("Could not confirm that your letter was sent.", "Sending it again by itself could send it twice.")
    return await job.keep(move(job.case, Happening.SENDING_UNCLEAR, question=question), note)


def _require_approval(job: Job, letter: Letter) -> None:
    """Refused unless this very letter may leave now: an approval can run out while a try of it is in doubt."""
    why, approval = _find_staleness(job), job.case.approval
    if why or approval is None or approval.fingerprint != letter.content.fingerprint:
        raise Refused(why or _NOT_APPROVED)


def _ref(envelope: Envelope) -> Ref:
    return {"id": envelope.id, "thread_id": envelope.thread_id, "message_id": envelope.message_id}
