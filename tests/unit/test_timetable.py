"""Timers are derived from the case alone: they move with the meeting, die with it, and never come late or twice."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.account import Preferences
from service.domain.case import (
    Booking,
    CallOutcome,
    Case,
    EvidenceSource,
    Occasion,
    Question,
    QuestionKind,
    State,
)
from service.domain.event import Setting
from service.domain.letter import LetterKind, Sent
from service.domain.times.timetable import NUDGED, Timer, TimerKind, deadlines, pending, timers, written_key
from service.domain.times.workdays import is_workday
from tests.unit.material import AFTERWARDS, agreement, case, event

BERLIN = "Europe/Berlin"
PREFERENCES = Preferences()
MEETINGS = frozenset({TimerKind.CHECK, TimerKind.LEAVE, TimerKind.THANKS, TimerKind.THANKS_DUE, TimerKind.LAPSED})
MOMENTS = st.integers(0, 2 * 525_600).map(lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))
ZONES = st.sampled_from([BERLIN, "Pacific/Auckland", "Pacific/Honolulu", "America/New_York", "Asia/Kolkata", "UTC"])
FREE = st.frozensets(st.dates(date(2026, 1, 1), date(2028, 3, 1)), max_size=40)
WRITTEN = written_key(datetime(2026, 12, 2, 8, tzinfo=UTC))
STATES = st.sampled_from([State.BOOKED, State.READY, State.DECIDING])
START = datetime(2026, 11, 30, 9, tzinfo=UTC)


def booked(start: datetime = START, state: State = State.BOOKED, **changes: object) -> Case:
    booking = Booking(calendar_id="c", meeting_id="m", meeting_etag="e", start=start, end=start + timedelta(minutes=45))
    return replace(case(state=state, booking=booking, agreement=agreement(start=start)), **changes)  # type: ignore[arg-type]


def sent(kind: LetterKind, at: datetime = AFTERWARDS) -> Sent:
    return Sent("m", "p", "t", at, kind=kind)


def waiting(since: datetime = AFTERWARDS, **changes: object) -> Case:
    asked = case(state=State.WAITING, waiting_since=since, sent=(sent(LetterKind.REQUEST, since),))
    return replace(asked, **changes)  # type: ignore[arg-type]


def kinds(one: Case, preferences: Preferences = PREFERENCES) -> dict[TimerKind, Timer]:
    return {timer.kind: timer for timer in timers(one, preferences, BERLIN)}


@given(MOMENTS, MOMENTS, STATES)
def test_every_timer_of_a_meeting_moves_with_it(before: datetime, after: datetime, state: State) -> None:
    was, now = (
        [one for one in timers(booked(start, state), PREFERENCES, BERLIN) if one.kind in MEETINGS]
        for start in (before, after)
    )
    assert {one.kind for one in was} == {one.kind for one in now} >= {TimerKind.CHECK, TimerKind.LEAVE}
    if before != after:
        assert not {one.key for one in was} & {one.key for one in now}


@given(MOMENTS, STATES)
def test_every_timer_of_a_meeting_dies_with_it(start: datetime, state: State) -> None:
    gone = replace(booked(start, state), booking=None)
    assert not MEETINGS & {one.kind for one in timers(gone, PREFERENCES, BERLIN)}


@pytest.mark.parametrize("state", [State.CLOSED, State.WITHDRAWING, State.SENDING, State.UNCERTAIN])
def test_a_case_that_ends_or_is_on_its_way_has_no_timers(state: State) -> None:
    assert timers(booked(state=state, waiting_since=AFTERWARDS), PREFERENCES, BERLIN) == ()


@given(MOMENTS, ZONES, st.integers(1, 10), FREE)
def test_a_nudge_comes_on_a_working_day_of_the_reader_after_so_many_of_them(
    since: datetime, zone: str, days: int, holidays: frozenset[date]
) -> None:
    preferences = Preferences(nudge_days=days, interviewer_zone=zone)
    nudges = [one for one in timers(waiting(since), preferences, BERLIN, holidays) if one.kind is TimerKind.NUDGE]
    (nudge,) = nudges
    local, begun = nudge.at.astimezone(ZoneInfo(zone)), since.astimezone(ZoneInfo(zone)).date()
    passed = [begun + timedelta(days=ahead) for ahead in range(1, (local.date() - begun).days + 1)]
    assert is_workday(local.date(), holidays)
    assert (local.hour, local.minute) == (PREFERENCES.day_starts, 0)
    assert sum(is_workday(one, holidays) for one in passed) == days + (not is_workday(begun, holidays))


@given(MOMENTS, st.sampled_from(list(State)), st.booleans())
def test_nobody_is_nudged_twice(since: datetime, state: State, dropped: bool) -> None:
    letters = (sent(LetterKind.REQUEST), *(() if dropped else (sent(LetterKind.NUDGE, since),)))
    once = waiting(since, sent=letters, told=(NUDGED,) if dropped else ())
    assert TimerKind.NUDGE not in kinds(replace(once, state=state))


def test_an_answer_begins_the_silence_anew_and_a_question_stops_it() -> None:
    first = kinds(waiting())[TimerKind.NUDGE]
    heard = kinds(waiting(AFTERWARDS + timedelta(days=3)))[TimerKind.NUDGE]
    assert (heard.key != first.key, heard.at > first.at) == (True, True)
    assert TimerKind.NUDGE not in kinds(waiting(state=State.DECIDING))


@pytest.mark.parametrize("one", [waiting(occasion=Occasion.LATE), waiting(waiting_since=None)])
def test_there_is_no_nudge_where_no_answer_is_awaited(one: Case) -> None:
    assert TimerKind.NUDGE not in kinds(one)


def test_nudging_can_be_switched_off() -> None:
    assert kinds(waiting(), Preferences(nudge_days=0)) == {}


def test_silence_after_the_nudge_ends_the_case() -> None:
    nudged = waiting(sent=(sent(LetterKind.REQUEST), sent(LetterKind.NUDGE)))
    assert kinds(nudged)[TimerKind.UNANSWERED].at == kinds(waiting())[TimerKind.NUDGE].at


@pytest.mark.parametrize(
    "one", [waiting(told=(NUDGED, WRITTEN)), waiting(state=State.READY, wants=LetterKind.NUDGE, told=(WRITTEN,))]
)
def test_a_nudge_that_was_never_sent_ends_the_case_five_working_days_after_it_was_written(one: Case) -> None:
    assert kinds(one)[TimerKind.UNANSWERED].at == datetime(2026, 12, 9, 8, tzinfo=UTC)


def test_the_letter_is_reminded_of_before_each_deadline() -> None:
    found = kinds(case(state=State.READY))
    assert found[TimerKind.LETTER_DUE].at == AFTERWARDS + timedelta(hours=20)
    assert found[TimerKind.LETTER_LATE].at == AFTERWARDS + timedelta(hours=44)
    assert TimerKind.SEND_SOON not in found


def test_deadlines_are_counted_from_the_call() -> None:
    called = AFTERWARDS + timedelta(hours=1)
    ready = case(state=State.READY, called_at=called, call=CallOutcome.NOT_REACHED)
    assert deadlines(ready) == (called + timedelta(hours=24), called + timedelta(hours=48))
    assert kinds(ready)[TimerKind.SEND_SOON].at == called + timedelta(hours=2)
    assert deadlines(replace(ready, sent=(sent(LetterKind.REQUEST, called),))) is None


def test_the_word_of_thanks_is_owed_from_when_the_new_time_stood_in_the_calendar() -> None:
    asked, agreed = AFTERWARDS + timedelta(hours=1), AFTERWARDS + timedelta(hours=30)
    stands = booked()
    assert stands.agreement is not None
    owed = replace(
        stands,
        state=State.READY,
        told=(),
        sent=(sent(LetterKind.REQUEST, asked),),
        agreement=replace(stands.agreement, source=EvidenceSource.REPLY, booked_at=agreed),
    )
    assert deadlines(owed) == (agreed + timedelta(hours=24), agreed + timedelta(hours=48))
    thanked = replace(owed, sent=(*owed.sent, sent(LetterKind.CONFIRMATION, agreed + timedelta(minutes=5))))
    assert deadlines(thanked) is None


def test_a_letter_to_say_that_one_is_late_has_no_deadline() -> None:
    assert deadlines(case(state=State.READY, occasion=Occasion.LATE)) is None


def test_the_evening_before_is_an_evening_of_the_owner() -> None:
    found = {one.kind: one for one in timers(booked(), PREFERENCES, "Pacific/Auckland")}
    check = found[TimerKind.CHECK].at.astimezone(ZoneInfo("Pacific/Auckland"))
    assert (check.date(), check.hour) == (date(2026, 11, 29), 18)


@pytest.mark.parametrize(
    ("setting", "minutes", "before"),
    [(Setting.VIDEO, 40, 60), (Setting.ON_SITE, 40, 40 + 15 + 15), (Setting.ON_SITE, 0, 60), (Setting.PHONE, 40, 60)],
)
def test_it_is_time_to_leave_a_quarter_before_the_way(setting: Setting, minutes: int, before: int) -> None:
    one = booked(agreement=agreement(start=START, setting=setting), travel_minutes=minutes or None)
    assert kinds(one)[TimerKind.LEAVE].at == START - timedelta(minutes=before)


@given(MOMENTS, st.integers(-200, 400))
def test_a_reminder_never_comes_after_what_it_is_about(start: datetime, hours: int) -> None:
    now = start + timedelta(hours=hours)
    due = [one for one in pending(booked(start), PREFERENCES, BERLIN, (), now) if one.at <= now]
    assert all(one.until is None or now < one.until for one in due)
    assert {TimerKind.CHECK, TimerKind.LEAVE} & {one.kind for one in due} == set() or now < start
    assert len({one.kind for one in due} & {TimerKind.CHECK, TimerKind.LEAVE}) <= 1, "not all at once after a stop"


def test_after_a_very_long_stop_nothing_is_left_but_the_end() -> None:
    now = START + timedelta(days=30)
    assert [one.kind for one in pending(booked(), PREFERENCES, BERLIN, (), now)] == [TimerKind.LAPSED]


@given(MOMENTS, STATES)
def test_what_was_told_is_never_told_again(start: datetime, state: State) -> None:
    one, now = booked(start, state), min(start - timedelta(days=5), AFTERWARDS)
    while still := pending(one, PREFERENCES, BERLIN, (), now):
        timer = still[0]
        assert timer.key not in one.told
        one = replace(one, told=(*one.told, timer.key))
    assert {timer.key for timer in timers(one, PREFERENCES, BERLIN)} == set(one.told)


def test_thanks_are_due_after_the_interview_unless_it_may_not_have_taken_place() -> None:
    end = START + timedelta(minutes=45)
    assert kinds(booked())[TimerKind.THANKS].at == end + timedelta(hours=2)
    assert TimerKind.THANKS in kinds(booked(state=State.DECIDING, question=Question(QuestionKind.STILL_FINE, "?")))
    asked = Question(QuestionKind.WHAT_REPLY, "They cannot come?")
    assert TimerKind.THANKS not in kinds(booked(state=State.DECIDING, question=asked))
    written = kinds(booked(state=State.READY, wants=LetterKind.THANKS))
    assert set(written) == {TimerKind.THANKS_DUE, TimerKind.LAPSED}
    assert written[TimerKind.THANKS_DUE].at == end + timedelta(hours=20)


def test_a_letter_told_ahead_and_one_of_delay_have_their_own_moment() -> None:
    ahead = case(state=State.READY, occasion=Occasion.AHEAD, event=event())
    assert kinds(ahead)[TimerKind.BEGINS].at == ahead.event.start
    late = waiting(occasion=Occasion.LATE)
    assert kinds(late)[TimerKind.TOOK_PLACE].at == late.event.end + timedelta(minutes=10)
    assert TimerKind.BEGINS not in kinds(replace(ahead, state=State.WAITING, sent=(sent(LetterKind.AHEAD),)))
