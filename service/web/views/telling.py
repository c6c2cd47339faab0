"""Telling what the other side answered, where no mail of theirs brings it: by phone, in passing, in another mailbox."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.domain.account import Account
from service.domain.case import Case, State
from service.domain.event import Span
from service.domain.letter import Slot
from service.web.views.moments import say_span, zone_info


@dataclass(frozen=True, slots=True)
class OfferedTime:
    """A time of our letter as one press gives it back: how it is said, and the fields of an own time."""

    said: str
    day: str
    time: str
    minutes: int
    zone: str


@dataclass(frozen=True, slots=True)
class Telling:
    """What can be told without being asked: one of the offered times, another one, or a refusal."""

    times: Sequence[OfferedTime]


def prepare_telling(case: Case, account: Account) -> Telling | None:
    """The card of a case that waits and asks nothing; a case that asks has its answers in the question."""
    if case.state is not State.WAITING or case.question is not None:
        return None
    return Telling([_offered(slot, account.zone) for slot in case.slots])


def can_close(case: Case) -> bool:
    """Whether a press may end the case: it waits or is booked, and asks nothing that offers this anyway."""
    return case.question is None and case.state in (State.WAITING, State.BOOKED)


def _offered(slot: Slot, zone: str) -> OfferedTime:
    local, span = slot.start.astimezone(zone_info(zone)), Span(slot.start, slot.end)
    minutes = int((slot.end - slot.start).total_seconds() // 60)
    return OfferedTime(say_span(span, zone), f"{local:%Y-%m-%d}", f"{local:%H:%M}", minutes, zone)
