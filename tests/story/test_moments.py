"""Late right now, unable to come, left waiting, and the one question after the end: with both providers."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event

from connectors.sandbox import Story
from service.cli.export import collect
from service.domain.case import Case, Ending, Occasion, QuestionKind, State
from service.domain.letter import LetterKind
from service.domain.marks.upcoming import Interview
from service.domain.marks.upcoming import Stage as Asked
from service.errors import Impossible
from service.ports.store import PositionKind
from service.usecases import accounts, answers
from service.usecases.watching import watch
from service.usecases.watching.marking import mark_absence, mark_late, mark_missed
from service.usecases.watching.upcoming import list_upcoming, settle
from tests.story.stage import Stage, letter_of
from tests.story.taps import reply

LENGTH = 45


@pytest.fixture(params=["google", "outlook"])
def stage(stage: Stage, request: pytest.FixtureRequest) -> Stage:
    """A stage with either provider."""
    stage.story = Story(provider=request.param, persona="silence")
    return stage


async def begin(stage: Stage, minutes: float) -> Interview:
    """Connected, with an interview that begins so many minutes from now (before now when negative)."""
    await stage.connect()
    start = stage.desk.now().replace(second=0, microsecond=0) + timedelta(minutes=minutes)
    stage.phone("move_event", start=start.isoformat())
    await stage.look()
    (one,) = await known(stage)
    return one


async def known(stage: Stage) -> Sequence[Interview]:
    """What waits for a word of its owner."""
    return await list_upcoming(stage.desk, stage.desk.now() + timedelta(days=30))


async def press(stage: Stage, one: Interview, what: object, *more: int) -> Case:
    """Press a button of the interview, and let it take effect."""
    case = await what(stage.desk, one.account_id, one.calendar_id, one.event_id, *more)  # type: ignore[operator]
    await stage.settle()
    return await stage.case(case.id)


async def pass_time(stage: Stage, minutes: float) -> None:
    """Let the clock run, and look at everything."""
    stage.sandbox.world.clock.advance(minutes * 60)
    await stage.look()


async def test_being_late_writes_a_letter_of_a_few_words_at_once(stage: Stage) -> None:
    one = await begin(stage, -5)
    case = await press(stage, one, mark_late, 15)
    letter = letter_of(case)
    assert (case.state, case.occasion, letter.kind) == (State.READY, Occasion.LATE, LetterKind.LATE)
    assert "15 minutes" in letter.content.text
    assert len(stage.person().mailbox.drafts) == 1
    assert list(await known(stage)) == [], "what a case is about asks nothing"


@pytest.mark.parametrize(("minutes", "word"), [(5, "not begun"), (-LENGTH - 1, "is over")])
async def test_one_is_late_only_while_it_runs(stage: Stage, minutes: int, word: str) -> None:
    one = await begin(stage, minutes)
    with pytest.raises(Impossible, match=word):
        await press(stage, one, mark_late, 10)
    assert list(await stage.cases()) == []


@pytest.mark.parametrize("minutes", [0, 4, 61, -3])
async def test_nobody_is_late_by_no_time_or_by_hours(stage: Stage, minutes: int) -> None:
    one = await begin(stage, -5)
    with pytest.raises(Impossible, match="5 to 60"):
        await press(stage, one, mark_late, minutes)


async def test_saying_another_number_of_minutes_writes_the_letter_anew(stage: Stage) -> None:
    one = await begin(stage, -5)
    first = await press(stage, one, mark_late, 10)
    same = await press(stage, one, mark_late, 10)
    later = await press(stage, one, mark_late, 30)
    assert first.version == same.version
    assert (later.id, later.minutes_late) == (first.id, 30)
    assert "30 minutes" in letter_of(later).content.text
    assert len(stage.person().mailbox.drafts) == 1


async def test_who_was_late_is_asked_once_whether_it_took_place(stage: Stage) -> None:
    one = await begin(stage, -5)
    case = await stage.send(await press(stage, one, mark_late, 10))
    assert (case.state, case.slots) == (State.WAITING, ())
    await stage.wait((LENGTH + 6) * 60)
    asked = await stage.case(case.id)
    assert asked.question is not None
    assert asked.question.kind is QuestionKind.TOOK_PLACE
    assert {choice.key for choice in asked.question.choices} == {"made_it", "missed_after_all", "they_missed"}
    closed = await reply(stage, asked, "made_it")
    assert (closed.state, closed.ending) == (State.CLOSED, Ending.MADE_IT)
    await pass_time(stage, 60)
    assert list(await known(stage)) == []


async def test_made_it_takes_the_letter_out_that_was_never_sent(stage: Stage) -> None:
    case = await press(stage, await begin(stage, -5), mark_late, 10)
    closed = await reply(stage, case, "made_it")
    assert (closed.state, closed.ending) == (State.CLOSED, Ending.MADE_IT)
    assert not stage.person().mailbox.drafts


@pytest.mark.parametrize(
    ("key", "occasion", "kind"),
    [
        ("missed_after_all", Occasion.MISSED, LetterKind.REQUEST),
        ("they_missed", Occasion.ABSENCE, LetterKind.ABSENCE),
    ],
)
@pytest.mark.parametrize("sent", [False, True])
async def test_what_became_of_it_can_be_told_at_any_time(
    stage: Stage, key: str, occasion: Occasion, kind: LetterKind, sent: bool
) -> None:
    case = await press(stage, await begin(stage, -5), mark_late, 10)
    case = await stage.send(case) if sent else case
    await stage.wait(15 * 60)
    after = await reply(stage, case, key)
    assert (after.id, after.state, after.occasion) == (case.id, State.READY, occasion)
    assert (letter_of(after).kind, bool(after.slots)) == (kind, True)
    assert len(stage.person().mailbox.drafts) == 1


async def test_pressing_missed_after_being_late_goes_on_in_the_same_case(stage: Stage) -> None:
    one = await begin(stage, -5)
    late = await stage.send(await press(stage, one, mark_late, 10))
    await stage.wait((LENGTH + 1) * 60)
    missed = await press(stage, one, mark_missed)
    assert (missed.id, missed.occasion, missed.state) == (late.id, Occasion.MISSED, State.READY)
    assert letter_of(missed).kind is LetterKind.REQUEST


async def test_a_later_answer_to_a_late_letter_is_only_for_late_cases(stage: Stage) -> None:
    one = await begin(stage, -LENGTH - 20)
    case = await press(stage, one, mark_missed)
    with pytest.raises(Impossible):
        await answers.answer(stage.desk, case.id, "made_it")


async def test_the_button_before_the_start_tells_them_ahead(stage: Stage) -> None:
    one = await begin(stage, 180)
    case = await press(stage, one, mark_missed)
    assert (case.state, case.occasion, letter_of(case).kind) == (State.READY, Occasion.AHEAD, LetterKind.AHEAD)
    assert case.question is None
    assert len(case.slots) == 2


async def test_a_mark_before_the_start_asks_and_its_yes_tells_them_ahead(stage: Stage) -> None:
    await begin(stage, 180)
    asked = await stage.mark()
    assert asked.state is State.ASKING
    assert asked.question is not None
    assert "not begun yet" in asked.question.why
    case = await reply(stage, asked, "missed")
    assert (case.occasion, letter_of(case).kind) == (Occasion.AHEAD, LetterKind.AHEAD)


async def test_a_mark_before_the_start_that_is_answered_after_it_is_missed(stage: Stage) -> None:
    await begin(stage, 30)
    asked = await stage.mark()
    await stage.wait(31 * 60)
    case = await reply(stage, asked, "missed")
    assert (case.occasion, letter_of(case).kind) == (Occasion.MISSED, LetterKind.REQUEST)


async def test_the_button_answers_the_question_that_a_mark_has_left(stage: Stage) -> None:
    one = await begin(stage, 180)
    asked = await stage.mark()
    case = await press(stage, one, mark_missed)
    assert (case.id, case.state, case.occasion) == (asked.id, State.READY, Occasion.AHEAD)


async def test_a_mark_while_it_runs_offers_to_be_late(stage: Stage) -> None:
    await begin(stage, -5)
    asked = await stage.mark()
    assert asked.question is not None
    assert [choice.key for choice in asked.question.choices][:2] == ["late:10", "late:20"]
    case = await reply(stage, asked, "late:20")
    assert (case.occasion, case.minutes_late, letter_of(case).kind) == (Occasion.LATE, 20, LetterKind.LATE)


async def test_who_answers_after_the_end_is_late_no_more(stage: Stage) -> None:
    await begin(stage, -5)
    asked = await stage.mark()
    await stage.wait(LENGTH * 60)
    with pytest.raises(Impossible, match="is over"):
        await answers.answer(stage.desk, asked.id, "late:10")


async def test_they_may_come_for_ten_minutes_and_are_absent_then(stage: Stage) -> None:
    one = await begin(stage, -9)
    with pytest.raises(Impossible, match="may still come"):
        await press(stage, one, mark_absence)
    stage.sandbox.world.clock.advance(120)
    case = await press(stage, one, mark_absence)
    letter = letter_of(case)
    assert (case.occasion, letter.kind, case.minutes_late) == (Occasion.ABSENCE, LetterKind.ABSENCE, 11)
    assert "sorry" not in letter.content.text.lower()
    assert "apolog" not in letter.content.text.lower()


async def test_how_long_one_waited_is_told_and_never_guessed(stage: Stage) -> None:
    one = await begin(stage, -LENGTH - 200)
    case = await press(stage, one, mark_absence)
    assert case.minutes_late == 0
    assert "minutes" not in letter_of(case).content.text
    told = await press(stage, one, mark_absence, 25)
    assert told.id == case.id


async def test_an_answer_to_their_absence_books_like_any_other(stage: Stage) -> None:
    one = await begin(stage, -20)
    case = await stage.send(await press(stage, one, mark_absence, 15))
    assert case.state is State.WAITING
    await stage.hear(case, "agrees")
    after = await stage.case(case.id)
    assert after.booking is not None, (after.state, after.question)


async def test_after_the_end_one_question_stands_and_nothing_is_written(stage: Stage) -> None:
    one = await begin(stage, -30)
    await pass_time(stage, 20)
    (still,) = await known(stage)
    assert still.stage is Asked.AWAITED
    await pass_time(stage, 6)
    (asked,) = await known(stage)
    assert (asked.event_id, asked.stage) == (one.event_id, Asked.ASKED)
    assert list(await stage.cases()) == []
    assert not stage.person().mailbox.drafts
    assert stage.sandbox.world.notices == []


async def test_a_settled_question_is_never_asked_again(stage: Stage) -> None:
    one = await begin(stage, -60)
    await settle(stage.desk, one.account_id, one.calendar_id, one.event_id)
    stage.phone("edit_event", description="Interview notes: it went well.")
    await pass_time(stage, 60)
    assert list(await known(stage)) == []


async def test_a_new_time_asks_a_new_question(stage: Stage) -> None:
    one = await begin(stage, -60)
    await settle(stage.desk, one.account_id, one.calendar_id, one.event_id)
    stage.phone("move_event", start=(stage.desk.now() + timedelta(minutes=30)).isoformat())
    await stage.look()
    (again,) = await known(stage)
    assert (again.stage, again.key != one.key) == (Asked.AWAITED, True)


async def test_marking_it_in_the_calendar_answers_the_question_and_unmarking_asks_again(stage: Stage) -> None:
    await begin(stage, -60)
    await stage.mark()
    assert list(await known(stage)) == []
    stage.phone("set_label", label="")
    await stage.look()
    assert len(await known(stage)) == 1


@pytest.mark.parametrize("end", ["delete_event", "too_late", "calendar", "account"])
async def test_a_question_goes_with_its_event_its_time_its_calendar_or_its_account(stage: Stage, end: str) -> None:
    await begin(stage, -60)
    if end == "delete_event":
        stage.phone("delete_event")
    if end == "calendar":
        await accounts.choose_calendars(stage.desk, stage.account.id, [])
    if end == "account":
        await accounts.disconnect(stage.desk, stage.account.id)
    await (pass_time(stage, 3 * 24 * 60) if end == "too_late" else pass_time(stage, 1))
    assert list(await known(stage)) == []


async def test_who_does_not_want_to_be_asked_is_not(stage: Stage) -> None:
    one = await begin(stage, -20)
    await stage.change(ask_after=False)
    await pass_time(stage, 40)
    assert list(await known(stage)) == []
    await stage.change(ask_after=True)
    await pass_time(stage, 40)
    assert list(await known(stage)) == []
    case = await press(stage, one, mark_missed)
    assert case.occasion is Occasion.MISSED


async def test_a_calendar_that_is_read_anew_keeps_what_was_asked(stage: Stage) -> None:
    one = await begin(stage, -60)

    async def read_from_the_start() -> None:
        for position in await stage.positions():
            if position.kind is PositionKind.CALENDAR:
                anew = replace(position, cursor="", due=stage.desk.now())
                await stage.desk.store.run(lambda books: books.positions.put(anew))  # noqa: B023
        await watch.poll(stage.desk)

    await read_from_the_start()
    assert [found.stage for found in await known(stage)] == [Asked.ASKED]
    await settle(stage.desk, one.account_id, one.calendar_id, one.event_id)
    await read_from_the_start()
    assert list(await known(stage)) == []


async def test_what_is_no_interview_is_never_asked_about(stage: Stage) -> None:
    await begin(stage, -60)
    titles = {found.title for found in await known(stage)}
    assert titles == {"Interview: Data Engineer, Northwind"}
    assert not any("Dentist" in title or "Lunch" in title for title in titles)


async def test_a_round_without_news_reads_the_calendar_and_nothing_more(stage: Stage) -> None:
    await begin(stage, 600)
    stage.forget_calls()
    await pass_time(stage, 2)
    assert stage.calls() == 1


async def test_the_owner_gets_a_copy_of_what_is_kept(stage: Stage) -> None:
    one = await begin(stage, 600)
    kept = (await collect(stage.desk))["interviews.json"]
    assert [found["title"] for found in kept] == [one.title]  # type: ignore[attr-defined]


async def test_a_poll_without_news_asks_the_books_nothing_about_interviews(stage: Stage) -> None:
    await begin(stage, 600)
    await pass_time(stage, 2)
    stage.sandbox.world.clock.advance(120)
    said: list[str] = []
    database = stage.house.store.database
    event.listen(database, "before_cursor_execute", lambda *given: said.append(given[2]))
    assert await watch.poll(stage.desk) == 1
    assert said
    assert [statement for statement in said if "FROM interviews" in statement] == []
