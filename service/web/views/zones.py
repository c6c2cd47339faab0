"""The other side's zone, as far as it is known."""

from collections.abc import Sequence

from service.domain.account import Account
from service.domain.case import Case
from service.domain.event import Span
from service.web.views.moments import say_span, zone_info


def zones_of(case: Case, account: Account) -> Sequence[str]:
    """Zones in which a time may be given: the person's own first, then the other side's."""
    return list(dict.fromkeys([account.zone, their_zone(case, account)]))


def their_zone(case: Case, account: Account) -> str:
    """The other side's zone, as far as it is known."""
    agreed = case.agreement.zone if case.agreement else ""
    return account.preferences.interviewer_zone or agreed or case.event.zone or account.zone


def in_their_zone(span: Span, case: Case, account: Account) -> str:
    """The same time as the other side says it, "" where their clocks show the same."""
    theirs = their_zone(case, account)
    offsets = [span.start.astimezone(zone_info(zone)).utcoffset() for zone in (theirs, account.zone)]
    return "" if offsets[0] == offsets[1] else say_span(span, theirs)
