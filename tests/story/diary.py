"""What lies in the candidate's calendar that we wrote, as the world has it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from connectors.sandbox.calendars import Entry
from tests.story.stage import ROBIN, Stage


@dataclass(frozen=True, slots=True)
class Diary:
    """Entries that are not deleted: ours, and meetings that lie ahead whoever wrote them."""

    ours: list[Entry]
    ahead: list[Entry]


def read_diary(stage: Stage, address: str = ROBIN) -> Diary:
    """The candidate's own calendar now."""
    calendar = stage.person(address).primary
    kept = [entry for entry in calendar.entries.values() if not entry.cancelled]
    ours = sorted((entry for entry in kept if is_ours(entry)), key=lambda entry: starts(stage, entry))
    now = stage.desk.now()
    ahead = [entry for entry in kept if "nterview" in entry.title and starts(stage, entry) > now]
    return Diary(ours, [entry for entry in ahead if not entry.title.startswith("Arrive early")])


def is_ours(entry: Entry) -> bool:
    """Whether an entry carries our reference; providers put it under names of different length."""
    return any(name.endswith("ClientRef") for name in entry.private)


def starts(stage: Stage, entry: Entry) -> datetime:
    """When an entry begins."""
    return entry.start.instant(stage.person().zone)


def ends(stage: Stage, entry: Entry) -> datetime:
    """When an entry ends."""
    return entry.end.instant(stage.person().zone)


def assert_one_meeting_with_its_block(stage: Stage, meeting_is_ours: bool = True) -> datetime:
    """One meeting ahead and one block of 15 minutes ending at its start; the meeting's start."""
    diary = read_diary(stage)
    (meeting,) = diary.ahead
    blocks = [entry for entry in diary.ours if entry is not meeting]
    assert (meeting in diary.ours) == meeting_is_ours
    (block,) = blocks
    assert ends(stage, block) == starts(stage, meeting)
    assert ends(stage, block) - starts(stage, block) == timedelta(minutes=15)
    assert not [one for one in stage.sandbox.world.notices if one.cause == "api"]
    return starts(stage, meeting)
