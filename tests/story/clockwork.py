"""A stage whose clock is turned by hand, and the phone on which its owner gets reminders."""

from datetime import datetime, timedelta

from service.domain.case import CallOutcome, Case, Occasion, State
from service.domain.event import Span
from service.usecases.calls import tell_call
from service.usecases.watching.marking import mark_late, mark_missed
from service.usecases.watching.upcoming import list_upcoming
from tests.notices.phone import Phone
from tests.story.stage import Stage, letter_of

HOUR = timedelta(hours=1)


async def listen(stage: Stage, phone: Phone) -> None:
    """Let the owner's reminders come to the phone."""
    await stage.change(notify=(phone.way,))


async def come_to(stage: Stage, moment: datetime) -> Case:
    """Turn the clock to a moment, and do what is due; after a long sleep at once, as after a stop."""
    await stage.wait(max((moment - stage.desk.now()).total_seconds(), 0) + 1)
    return await stage.case()


async def live_through(stage: Stage, until: datetime, step: timedelta = HOUR) -> Case:
    """Turn the clock hour by hour, doing what is due each time."""
    while stage.desk.now() < until:
        await stage.wait(min(step, until - stage.desk.now()).total_seconds() + 1)
    return await stage.case()


async def booked(stage: Stage, days: int = 6, minutes: int = 45) -> Case:
    """A second interview so many days ahead at this time of the day, agreed by phone, its confirmation sent."""
    await stage.ready()
    start = stage.desk.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=days)
    case = await stage.send(await agree_by_phone(stage, start, minutes))
    assert (case.state, case.booking and case.booking.start) == (State.BOOKED, start), case.trouble
    return case


async def agree_by_phone(stage: Stage, start: datetime, minutes: int = 45) -> Case:
    """They agreed on a time by phone; the letter that confirms it lies ready."""
    span = Span(start, start + timedelta(minutes=minutes))
    await tell_call(stage.desk, (await stage.case()).id, CallOutcome.AGREED, span)
    await stage.settle()
    return await stage.case()


async def with_occasion(stage: Stage, occasion: Occasion, begins: datetime) -> Case:
    """An interview at that time which its owner cannot make, or is late for; the letter that says so lies ready."""
    await stage.connect()
    stage.phone("move_event", start=begins.isoformat())
    await stage.look()
    (one,) = await list_upcoming(stage.desk, stage.desk.now() + timedelta(days=30))
    if occasion is Occasion.LATE:
        case = await mark_late(stage.desk, one.account_id, one.calendar_id, one.event_id, 10)
    else:
        case = await mark_missed(stage.desk, one.account_id, one.calendar_id, one.event_id)
    await stage.settle()
    case = await stage.case(case.id)
    assert (case.state, case.occasion) == (State.READY, occasion), case.trouble
    return case


async def nudged(stage: Stage, moment: datetime) -> Case:
    """A case whose request was sent and never answered, at the moment when its reminder is written."""
    await stage.waiting()
    case = await come_to(stage, moment)
    assert case.state is State.READY, (case.state, case.trouble)
    return case


def words_of(case: Case) -> str:
    """What the letter that lies ready says."""
    return letter_of(case).content.text
