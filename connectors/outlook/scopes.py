"""Which Microsoft permission lets us do what (Graph, "Microsoft Graph permissions reference", delegated ones).

Two usual sets: the light one reads and writes calendars and may send; the full one also lays drafts and reads mail.
"""

from collections.abc import Iterable, Mapping

from connectors.shared.permissions import Allows, choose
from service.domain.account import Ability

_CALENDAR_READING = frozenset({Ability.READ_CALENDAR, Ability.LIST_CALENDARS})
_LABEL_READING = frozenset({Ability.READ_LABELS})

# Four are asked for, MailboxSettings in one of its two widths; the narrower ones count too where somebody granted them.
_ALLOWS: Allows = {
    "Calendars.ReadWrite": _CALENDAR_READING | {Ability.WRITE_CALENDAR},
    "MailboxSettings.ReadWrite": _LABEL_READING | {Ability.CREATE_LABELS},
    "MailboxSettings.Read": _LABEL_READING,
    "Mail.ReadWrite": frozenset({Ability.DRAFT, Ability.READ_MAIL}),
    "Mail.Send": frozenset({Ability.SEND}),
    "Calendars.Read": _CALENDAR_READING,
    "Mail.Read": frozenset({Ability.READ_MAIL}),
}
_BY_NAME = {scope.lower(): abilities for scope, abilities in _ALLOWS.items()}

_ASKED: Mapping[Ability, str] = {
    Ability.READ_CALENDAR: "Calendars.ReadWrite",
    Ability.WRITE_CALENDAR: "Calendars.ReadWrite",
    Ability.LIST_CALENDARS: "Calendars.ReadWrite",
    Ability.CREATE_LABELS: "MailboxSettings.ReadWrite",
    Ability.READ_LABELS: "MailboxSettings.Read",
    Ability.DRAFT: "Mail.ReadWrite",
    Ability.READ_MAIL: "Mail.ReadWrite",
    Ability.SEND: "Mail.Send",
}
_WHO = "User.Read"
_RESERVED = frozenset({"openid", "profile", "offline_access", "email"})


def scopes_for(wanted: Iterable[Ability]) -> tuple[str, ...]:
    """The fewest scopes that allow all this, in a fixed order, and the one that tells whose account it is."""
    return (*choose(wanted, _ASKED, _ALLOWS), _WHO)


def abilities_of(granted: Iterable[str]) -> frozenset[Ability]:
    """What the granted scopes let us do, named with or without Graph's address; unknown ones count for nothing."""
    found: set[Ability] = set()
    for scope in granted:
        found |= _BY_NAME.get(scope.rpartition("/")[2].lower(), frozenset())
    return frozenset(found)


def of_graph(granted: Iterable[str]) -> list[str]:
    """Those scopes that are Graph's; MSAL adds those of the sign-in itself and accepts no others from us."""
    return [scope for scope in granted if scope.lower() not in _RESERVED]


def scope_table() -> Mapping[Ability, str]:
    """For the documentation: the scope that is asked for each ability."""
    return dict(_ASKED)
