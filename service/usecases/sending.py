"""Sending an approved letter: exactly what was approved, exactly once."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from service.domain.account import Ability
from service.domain.case import Choice, Question, QuestionKind
from service.domain.letter import Letter, Sent
from service.domain.lifecycle import Happening, move
from service.errors import Impossible, NotFound, Uncertain
from service.ports.mail import Envelope
from service.ports.store import Effect
from service.usecases.composing import letter_bytes
from service.usecases.drafting import adopt_draft, lose_draft, read_draft
from service.usecases.effects import Recipe, Ref, perform
from service.usecases.job import Job
from service.usecases.sent_mail import find_sent, record_sent


async def start_sending(job: Job) -> Job:
    """The undo time is over: from here on the letter is on its way."""
    return await job.keep(move(job.case, Happening.DUE))


async def send(job: Job) -> Job:
    """Send the draft if it still is, word for word, what was approved; verify instead of repeating after a doubt."""
    letter = _approved(job)
    key = f"{job.case.id}/send/{letter.token}"
    earlier = await job.desk.store.run(lambda books: books.effects.get(key))
    if earlier is None and (unfit := await _unfit(job, letter)) is not None:
        return unfit
    try:
        ref = await perform(job, Recipe(key=key, kind="send", act=_act(job), find=_find(job, letter)))
    except NotFound:
        return await lose_draft(job)
    except Uncertain:
        return await _ask_whether_sent(job)
    sent = Sent(ref["message_id"], ref["id"], ref["thread_id"], job.desk.now())
    note = job.note(f"Sent your letter to {', '.join(letter.content.to)}.", "You approved exactly this text.")
    return await job.keep(*record_sent(job.case, replace(letter, thread_id=sent.thread_id), sent, note))


async def _unfit(job: Job, letter: Letter) -> Job | None:
    """None when the draft is fit to be sent; otherwise the job after dealing with what was found instead."""
    try:
        there = await read_draft(job)
        if there == letter.content.fingerprint:
            return None
        if there != job.case.written:
            return await adopt_draft(job)
        await job.door.drafts.replace(job.case.draft_id, letter_bytes(job, letter), letter.thread_id)
    except NotFound:
        return await lose_draft(job)
    if await read_draft(job) != letter.content.fingerprint:
        return await adopt_draft(job)
    return None


def _act(job: Job) -> Callable[[], Awaitable[Ref]]:
    async def act() -> Ref:
        return _ref(await job.door.outbox.send(job.case.draft_id))

    return act


def _find(job: Job, letter: Letter) -> Callable[[Effect], Awaitable[Ref | None]]:
    async def find(earlier: Effect) -> Ref | None:
        try:
            await job.door.drafts.read(job.case.draft_id)
        except NotFound:
            pass
        else:
            return None  # a draft that is still there was not sent: a provider removes it in the act of sending
        if job.account.can(Ability.READ_MAIL):
            found = await find_sent(job, letter, earlier.started_at)
            if found is not None:
                return _ref(found)
        raise Uncertain("the draft is gone and the letter is not among the sent mail")

    return find


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


def _approved(job: Job) -> Letter:
    letter, approval = job.case.letter, job.case.approval
    if letter is None or approval is None or approval.fingerprint != letter.content.fingerprint:
        raise Impossible("This letter was not approved as it stands.")
    return letter


def _ref(envelope: Envelope) -> Ref:
    return {"id": envelope.id, "thread_id": envelope.thread_id, "message_id": envelope.message_id}
