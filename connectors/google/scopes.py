"""Which Google permission lets us do what (the scope lists of Google's discovery documents).

Two usual sets: the light one reads and writes calendars and may send; the full one also lays drafts and reads mail.
"""

from collections.abc import Iterable, Mapping

from connectors.shared.permissions import Allows, choose
from service.domain.account import Ability

_PREFIX = "https://www.googleapis.com/auth/"

_CALENDAR_WRITING = frozenset({Ability.READ_CALENDAR, Ability.WRITE_CALENDAR})
_LABEL_WRITING = frozenset({Ability.READ_LABELS, Ability.CREATE_LABELS})
_DRAFTING = frozenset({Ability.DRAFT, Ability.SEND})

# The first seven are asked for; the wider and older ones count too when a person granted them before.
_ALLOWS: Allows = {
    "calendar.events.owned": _CALENDAR_WRITING,
    "calendar.calendars": _LABEL_WRITING,
    "calendar.calendars.readonly": frozenset({Ability.READ_LABELS}),
    "calendar.calendarlist.readonly": frozenset({Ability.LIST_CALENDARS}),
    "gmail.compose": _DRAFTING,
    "gmail.send": frozenset({Ability.SEND}),
    "gmail.readonly": frozenset({Ability.READ_MAIL}),
    "calendar.events": _CALENDAR_WRITING,
    "calendar.events.owned.readonly": frozenset({Ability.READ_CALENDAR}),
    "calendar.events.readonly": frozenset({Ability.READ_CALENDAR}),
    "calendar.readonly": frozenset({Ability.READ_CALENDAR, Ability.READ_LABELS, Ability.LIST_CALENDARS}),
    "calendar": _CALENDAR_WRITING | _LABEL_WRITING | {Ability.LIST_CALENDARS},
    "gmail.modify": _DRAFTING | {Ability.READ_MAIL},
}
_FULL_MAIL = "https://mail.google.com/"

_ASKED: Mapping[Ability, str] = {
    Ability.READ_CALENDAR: "calendar.events.owned",
    Ability.WRITE_CALENDAR: "calendar.events.owned",
    Ability.CREATE_LABELS: "calendar.calendars",
    Ability.READ_LABELS: "calendar.calendars.readonly",
    Ability.LIST_CALENDARS: "calendar.calendarlist.readonly",
    Ability.DRAFT: "gmail.compose",
    Ability.SEND: "gmail.send",
    Ability.READ_MAIL: "gmail.readonly",
}


def scopes_for(wanted: Iterable[Ability]) -> tuple[str, ...]:
    """The fewest scopes that allow all this, as full names in a fixed order."""
    return tuple(_PREFIX + scope for scope in choose(wanted, _ASKED, _ALLOWS))


def abilities_of(granted: Iterable[str]) -> frozenset[Ability]:
    """What the granted scopes (full names) let us do; unknown ones count for nothing."""
    found: set[Ability] = set()
    for scope in granted:
        if scope == _FULL_MAIL:
            found |= _ALLOWS["gmail.modify"]
        found |= _ALLOWS.get(scope.removeprefix(_PREFIX), frozenset())
    return frozenset(found)


def scope_table() -> Mapping[Ability, str]:
    """For the documentation: the scope that is asked for each ability."""
    return {ability: _PREFIX + scope for ability, scope in _ASKED.items()}
