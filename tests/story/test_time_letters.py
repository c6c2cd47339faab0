"""The letter is owed within a day or two: reminders before each deadline, until it is out; then they are silent."""

from dataclasses import replace
from datetime import timedelta

import pytest

from service.domain.case import CallOutcome, Occasion, State
from service.domain.letter import LetterKind
from service.domain.times.timetable import deadlines
from service.errors import Impossible, SignInExpired
from service.usecases import accounts
from service.usecases.calls import tell_call
from service.usecases.letters import approval
from service.usecases.tending.waking import set_all_alarms
from service.usecases.watching.watch import lose_sign_in
from tests.notices.phone import Phone
from tests.story.clockwork import HOUR, come_to, listen, live_through, with_occasion
from tests.story.stage import DANA, START, UNDO, Stage, letter_of

TODAY, LAST, NOW = "Your letter should go out today", "Last call for your letter", "Send your letter now"


async def test_the_letter_is_reminded_of_once_before_each_deadline(stage: Stage) -> None:
    with Phone() as phone:
        case = await stage.ready()
        await listen(stage, phone)
        assert deadlines(case) == (case.opened_at + 24 * HOUR, case.opened_at + 48 * HOUR)
        await live_through(stage, START + 19 * HOUR, 6 * HOUR)
        assert phone.titles == []
        await live_through(stage, START + 24 * HOUR, 2 * HOUR)
        assert phone.titles == [TODAY]
        await live_through(stage, START + 72 * HOUR, 3 * HOUR)
    assert phone.titles == [TODAY, LAST]


async def test_a_letter_that_is_out_is_not_reminded_of(stage: Stage) -> None:
    with Phone() as phone:
        case = await stage.waiting()
        await listen(stage, phone)
        assert deadlines(case) is None
        await live_through(stage, START + 60 * HOUR, 6 * HOUR)
    assert phone.titles == []


async def test_after_a_long_stop_only_the_reminder_that_still_helps_is_given(stage: Stage) -> None:
    with Phone() as phone:
        await stage.ready()
        await listen(stage, phone)
        await come_to(stage, START + 45 * HOUR)
    assert phone.titles == [LAST]


async def test_deadlines_count_from_the_call_that_reached_somebody(stage: Stage) -> None:
    case = await stage.ready()
    await come_to(stage, START + 3 * HOUR)
    await tell_call(stage.desk, case.id, CallOutcome.NOT_REACHED)
    await stage.settle()
    first = (await stage.case()).called_at
    await come_to(stage, START + 5 * HOUR)
    await tell_call(stage.desk, case.id, CallOutcome.UNDECIDED)
    await stage.settle()
    case = await stage.case()
    assert first is not None
    assert case.called_at is not None
    assert case.called_at - first > HOUR
    assert deadlines(case) == (case.called_at + 24 * HOUR, case.called_at + 48 * HOUR)


async def test_when_nobody_was_reached_the_letter_is_wanted_on_the_same_day(stage: Stage) -> None:
    with Phone() as phone:
        case = await stage.ready()
        await listen(stage, phone)
        await tell_call(stage.desk, case.id, CallOutcome.NOT_REACHED)
        await stage.settle()
        await live_through(stage, START + 4 * HOUR)
    assert phone.titles == [NOW]


async def test_a_reminder_that_no_way_carries_shows_as_trouble_until_it_does(stage: Stage) -> None:
    with Phone(works=False) as phone:
        await stage.ready()
        await listen(stage, phone)
        case = await come_to(stage, START + 21 * HOUR)
        assert case.trouble.startswith(f"I could not remind you: {TODAY}")
        assert case.state is State.READY
        phone.works = True
        case = await live_through(stage, START + 22 * HOUR, HOUR / 4)
    assert (phone.titles, case.trouble, case.tries) == ([TODAY], "", 0)


async def test_without_any_way_the_reminder_stands_in_the_timeline(stage: Stage) -> None:
    case = await stage.ready()
    case = await come_to(stage, START + 21 * HOUR)
    assert (case.trouble, await stage.story_of(case)) != ("", "")
    assert f"Reminded you: {TODAY}" in await stage.story_of(case)


async def test_a_lost_permission_stops_no_reminder(stage: Stage) -> None:
    with Phone() as phone:
        await stage.ready()
        await listen(stage, phone)
        await lose_sign_in(stage.desk, stage.account, SignInExpired("The permission was taken back."))
        await come_to(stage, START + 21 * HOUR)
    assert phone.titles == [TODAY]


@pytest.mark.parametrize("edited", [False, True])
async def test_a_letter_told_ahead_becomes_an_apology_when_the_interview_begins(stage: Stage, edited: bool) -> None:
    case = await with_occasion(stage, Occasion.AHEAD, begins=START + 3 * HOUR)
    assert letter_of(case).kind is LetterKind.AHEAD
    if edited:
        content = letter_of(case).content
        await approval.edit(stage.desk, case.id, content.subject, "My own words.\n", content.fingerprint)
        await stage.settle()
    case = await come_to(stage, START + 3 * HOUR)
    expected = LetterKind.AHEAD if edited else LetterKind.REQUEST
    assert (case.state, case.occasion, letter_of(case).kind) == (State.READY, Occasion.MISSED, expected)
    assert bool(case.trouble) == edited


async def test_a_letter_told_ahead_never_leaves_after_the_beginning(stage: Stage) -> None:
    case = await with_occasion(stage, Occasion.AHEAD, begins=START + 3 * HOUR)
    stage.sandbox.world.clock.advance((START + 3 * HOUR - stage.desk.now()).total_seconds() - UNDO / 2)
    await stage.approve(case)
    case = await come_to(stage, START + 4 * HOUR)
    assert (case.state, letter_of(case).kind) == (State.READY, LetterKind.REQUEST)
    assert not [one for one in stage.person(DANA).mailbox.labelled("INBOX") if one.at >= START]


@pytest.mark.parametrize("sent", [False, True])
async def test_ten_minutes_after_an_interview_one_was_late_for_it_is_asked_how_it_went(
    stage: Stage, sent: bool
) -> None:
    with Phone() as phone:
        case = await with_occasion(stage, Occasion.LATE, begins=START - HOUR / 2)
        await listen(stage, phone)
        if sent:
            await stage.send(case)
        case = await come_to(stage, case.event.end + timedelta(minutes=10))
    assert case.question is not None
    assert (case.state, case.question.kind.value) == (State.DECIDING, "took_place")
    assert [one.key for one in case.question.choices] == ["made_it", "missed_after_all", "they_missed"]
    assert (phone.titles, case.draft_id) == (["Did it take place?"], "")
    assert stage.person().mailbox.labelled("DRAFT") == []


async def test_a_letter_of_delay_cannot_leave_later(stage: Stage) -> None:
    case = await with_occasion(stage, Occasion.LATE, begins=START - HOUR / 2)
    with pytest.raises(Impossible, match="too late"):
        await approval.approve(stage.desk, case.id, letter_of(case).content.fingerprint, "Robin", later=True)


async def test_a_case_from_before_it_had_timers_gets_them_at_the_next_start(stage: Stage) -> None:
    case = await stage.ready()
    await stage.desk.store.run(lambda books: books.cases.save(replace(case, wake_at=None), ()))
    await come_to(stage, START + 21 * HOUR)
    assert "Reminded you" not in await stage.story_of(case)
    assert await set_all_alarms(stage.desk) == 1
    await stage.settle()
    assert f"Reminded you: {TODAY}" in await stage.story_of(case)


async def test_who_has_disconnected_is_not_reminded(stage: Stage) -> None:
    with Phone() as phone:
        await stage.ready()
        await listen(stage, phone)
        await accounts.disconnect(stage.desk, stage.account.id)
        await live_through(stage, START + 48 * HOUR, 6 * HOUR)
    assert phone.titles == []
