"""Whatever is lost, late or refused on the way, the end is the same: one draft, one letter, one meeting, one block."""

from datetime import timedelta

import pytest

from connectors.sandbox.personas import answer_now
from service.domain.case import QuestionKind, State
from service.usecases import answers
from service.usecases.letters import approval
from tests.story.diary import assert_one_meeting_with_its_block
from tests.story.post import assert_one_request_and_one_confirmation, read_post
from tests.story.stage import CALL_TIMEOUT, DANA, UNDO, Stage, assert_agreed, letter_of

FAULTS: dict[str, dict[str, object]] = {
    "dropped before": {"kind": "drop"},
    "dropped after": {"kind": "drop", "commit": True},
    "reset after": {"kind": "drop", "commit": True, "rst": True},
    "503 before": {"kind": "status", "code": 503},
    "503 after": {"kind": "status", "code": 503, "commit": True},
    "cut off": {"kind": "truncate"},
}
WRITES = {
    "gmail.users.drafts.create": 1,
    "gmail.users.drafts.update": 2,
    "gmail.users.drafts.send": 1,
    "calendar.events.insert": 2,
}
SECOND_LETTER = ("gmail.users.drafts.create", "gmail.users.drafts.send")
TIMEOUTS = ["gmail.users.drafts.create", "gmail.users.drafts.send", "calendar.events.insert"]
LATER = 4 * CALL_TIMEOUT


async def _until(stage: Stage, state: State) -> None:
    """Let time pass in small steps until the case is there."""
    for _ in range(12):
        await stage.look()
        if (await stage.case()).state is state:
            return
        await stage.wait(LATER)
    case = await stage.case()
    pytest.fail(f"{case.state}: {case.trouble} {case.question}")


async def _play(stage: Stage, **spoilt: object) -> None:
    """The whole story, with an edit on our page, patient with whatever goes wrong; `spoilt` is what the writes of the
    second letter meet."""
    await stage.connect()
    stage.phone("mark_missed")
    await _until(stage, State.READY)
    shown = letter_of(await stage.case()).content
    text = shown.text.replace("still very much", "really")
    await approval.edit(stage.desk, (await stage.case()).id, shown.subject, text, shown.fingerprint)
    await _until(stage, State.READY)
    await stage.approve(await stage.case())
    await stage.wait(UNDO + 1)
    await _until(stage, State.WAITING)
    for op in SECOND_LETTER if spoilt else ():
        stage.spoil(op=op, **spoilt)  # type: ignore[arg-type]
    answer_now(stage.sandbox.world, stage.person(DANA), "agrees")
    await _until(stage, State.READY)
    await stage.approve(assert_agreed(await stage.case()))
    await stage.wait(UNDO + 1)
    await _until(stage, State.BOOKED)


def _assert_once(stage: Stage) -> None:
    assert_one_request_and_one_confirmation(stage)
    assert b"really" in read_post(stage)[0].raw
    assert_one_meeting_with_its_block(stage)


@pytest.mark.parametrize("fault", FAULTS)
async def test_writes_that_all_went_wrong_are_each_done_once_in_the_end(stage: Stage, fault: str) -> None:
    for op, count in WRITES.items():
        stage.spoil(op=op, count=count, **FAULTS[fault])  # type: ignore[arg-type]
    await _play(stage, **FAULTS[fault])
    assert stage.sandbox.state.faults.rules == [], "a fault was never met"
    _assert_once(stage)


@pytest.mark.parametrize("op", TIMEOUTS)
async def test_a_write_whose_answer_comes_too_late_is_done_once(hasty_stage: Stage, op: str) -> None:
    hasty_stage.spoil("delay", op, seconds=hasty_stage.call_timeout + 0.2, commit=True)
    await _play(hasty_stage)
    _assert_once(hasty_stage)


@pytest.mark.parametrize("kind", ["drop", "truncate"])
async def test_every_first_read_may_fail(stage: Stage, kind: str) -> None:
    for op in ("events.list", "drafts.get", "history", "messages.get"):
        stage.spoil(kind, op)
    await _play(stage)
    _assert_once(stage)


async def _lose_the_letter(stage: Stage) -> str:
    """A letter was sent, its answer was lost, and it cannot be found: its words and its reference are gone."""
    case = await stage.ready()
    await stage.approve(case)
    stage.spoil("drop", "gmail.users.drafts.send", commit=True)
    stage.spoil("status", "gmail.users.threads.get", count=0, code=404)
    stage.spoil("empty_page", "gmail.users.messages.list", count=0)
    stage.sandbox.state.world.search_lag = 1e6
    await stage.wait(UNDO + 1)
    await stage.wait(LATER)
    uncertain = await stage.case()
    assert (uncertain.state, uncertain.question and uncertain.question.kind) == (
        State.UNCERTAIN,
        QuestionKind.MAYBE_SENT,
    )
    stage.mend()
    stage.sandbox.state.world.search_lag = 0
    return uncertain.id


async def test_a_letter_that_may_have_been_sent_is_never_sent_again_by_itself(stage: Stage) -> None:
    await _lose_the_letter(stage)
    before = stage.calls("drafts.send")
    for _ in range(5):
        await stage.wait(3600)
    assert stage.calls("drafts.send") == before == 1


async def test_told_that_it_was_sent_the_case_waits(stage: Stage) -> None:
    case_id = await _lose_the_letter(stage)
    told = await answers.answer(stage.desk, case_id, "was_sent")
    assert (told.state, len(told.slots)) == (State.WAITING, 2)
    await stage.confirm(await stage.hear(told, "agrees"))


async def test_told_that_it_was_not_sent_a_new_letter_is_laid_and_needs_a_new_yes(stage: Stage) -> None:
    case_id = await _lose_the_letter(stage)
    await answers.answer(stage.desk, case_id, "draft_again")
    await stage.settle()
    case = await stage.case()
    assert (case.state, case.approval) == (State.READY, None)
    assert stage.calls("drafts.send") == 1


async def test_told_to_close_an_uncertain_case_closes(stage: Stage) -> None:
    case_id = await _lose_the_letter(stage)
    assert (await answers.answer(stage.desk, case_id, "close")).state is State.CLOSED


async def test_an_uncertain_letter_is_found_by_the_person_in_their_mailbox(stage: Stage) -> None:
    case_id = await _lose_the_letter(stage)
    case = await stage.hear(await stage.case(case_id), "agrees")
    assert case.state is State.DECIDING, "an answer shows that the letter arrived, and a person says what it means"


async def test_a_letter_edited_between_a_failed_sending_and_the_next_try_is_not_sent(stage: Stage) -> None:
    await stage.approve(await stage.ready())
    stage.spoil("drop", "gmail.users.drafts.send")
    await stage.wait(UNDO + 1)
    stage.phone("edit_draft", text="Wait, not like this.\n")
    await stage.wait(LATER)
    case = await stage.case()
    assert (case.state, case.approval) == (State.READY, None)
    assert len(stage.person().mailbox.drafts) == 1


async def test_a_letter_that_the_provider_refuses_is_the_persons_again(stage: Stage) -> None:
    await stage.approve(await stage.ready())
    stage.spoil("status", "gmail.users.drafts.send", code=400, reason="invalidArgument")
    await stage.wait(UNDO + 1)
    case = await stage.case()
    assert (case.state, case.approval) == (State.READY, None)
    assert "was not sent" in case.trouble
    assert (await stage.send(case)).state is State.WAITING


async def test_a_clock_that_jumps_ahead_sends_once(stage: Stage) -> None:
    await stage.approve(await stage.ready())
    await stage.wait(timedelta(hours=2).total_seconds())
    await stage.wait(-3600)
    await stage.wait(3600)
    assert stage.calls("drafts.send") == 1
    assert (await stage.case()).state is State.WAITING
