"""The card of the second interview: when, where, from when on to be there, and what is told beforehand."""

from dataclasses import dataclass

from service.domain.account import Account
from service.domain.arrival import plan_block
from service.domain.case import Case, State
from service.domain.event import Span
from service.web.views.moments import say_hours, say_span
from service.web.views.zones import agreed_setting, in_their_zone


@dataclass(frozen=True, slots=True)
class BookingCard:
    """What stands in the calendar now."""

    meeting: str
    theirs: str
    block: str
    adopted: bool
    unanswered: bool


def show_booking(case: Case, account: Account) -> BookingCard | None:
    """The entries in the calendar."""
    booking = case.booking
    if booking is None:
        return None
    span = Span(booking.start, booking.end)
    block = plan_block(agreed_setting(case), span, account.preferences) if booking.block_id else None
    return BookingCard(
        meeting=say_span(span, account.zone),
        theirs=in_their_zone(span, case, account),
        block=say_hours(block, account.zone) if block else "",
        adopted=booking.adopted,
        unanswered=booking.unanswered and not booking.accepting and case.state is State.BOOKED,
    )
