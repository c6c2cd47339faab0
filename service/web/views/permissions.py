"""What each permission is for, in words a person can decide on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from service.domain.account import FULL, LIGHT, OF_CALENDAR, OF_MAIL, Ability
from service.web.settings import Offer

USES: Mapping[Ability, str] = {
    Ability.READ_CALENDAR: "Read your calendar: to see what you marked as missed, and when you are free.",
    Ability.WRITE_CALENDAR: "Write to your calendar: to enter the new interview and the time to arrive.",
    Ability.READ_LABELS: "Read {label} names: to know which one you call “Missed interview”.",
    Ability.CREATE_LABELS: "Add that {label} to your calendar, if you ask for it.",
    Ability.LIST_CALENDARS: "List your calendars: so that you can choose which ones count as busy.",
    Ability.DRAFT: "Keep drafts in your mailbox: so that the letter lies in the right conversation.",
    Ability.SEND: "Send a letter: only one that you approved, word for word.",
    Ability.READ_MAIL: (
        "Read mail: to find their answer. While a case waits, it is looked at who wrote new mail; only mail of the "
        "conversation about the interview, or from the interviewer, is opened."
    ),
}


@dataclass(frozen=True, slots=True)
class Tier:
    """A choice of permissions: its name in links, what it is called, what it means, and what is asked for.

    One that is not `usual` makes sense only together with a second account.
    """

    name: str
    title: str
    meaning: str
    wanted: frozenset[Ability]
    usual: bool = True


def say_uses(abilities: Iterable[Ability], label: str, uses: Mapping[Ability, str] = USES) -> Sequence[str]:
    """What each of these is for; `label` is the provider's word for what marks an event."""
    wanted = set(abilities)
    return [said.format(label=label) for ability, said in uses.items() if ability in wanted]


def list_permissions(
    offer: Offer, wanted: frozenset[Ability], uses: Mapping[Ability, str] = USES
) -> Mapping[str, Sequence[str]]:
    """The provider's own name of each permission that is asked for, and everything that it is for."""
    found: dict[str, list[str]] = {}
    for ability in uses:
        if ability in wanted:
            found.setdefault(offer.permission(ability), []).extend(say_uses([ability], offer.label, uses))
    return found | {name: [use] for name, use in offer.also.items()}


TIERS: Sequence[Tier] = (
    Tier("full", "Everything", "The draft appears in your mailbox, and their answer is noticed by itself.", FULL),
    Tier("light", "Light", "Without reading your mail. You tell me here what they answered.", LIGHT),
    Tier("calendar", "Calendar only", "Letters go out from the mailbox of another account.", OF_CALENDAR, usual=False),
    Tier("mail", "Mailbox only", "For letters of an account that has your calendar.", OF_MAIL, usual=False),
)


_EXTRAS = frozenset({Ability.CREATE_LABELS, Ability.LIST_CALENDARS})
_WITH_EXTRAS = "+"
EXTENDED = "full" + _WITH_EXTRAS


def wanted_in(tier: str) -> frozenset[Ability]:
    """The abilities of a tier; LookupError for a name that is none. One with a plus also sets up the calendar."""
    name, extended, _ = tier.partition(_WITH_EXTRAS)
    return {one.name: one.wanted for one in TIERS}[name] | (_EXTRAS if extended else frozenset())


def tier_of(allowed: frozenset[Ability]) -> str:
    """The tier to ask for again when an account is reconnected, so that nothing is lost and nothing more is asked.

    Labels alone tell whether the calendar was set up: some providers list calendars to whoever may read one.
    """
    return extended_tier_of(allowed) if Ability.CREATE_LABELS in allowed else _plain_tier_of(allowed)


def extended_tier_of(allowed: frozenset[Ability]) -> str:
    """The tier that also sets up the calendar, and asks for no more of the mailbox than was allowed."""
    plain = _plain_tier_of(allowed)
    return EXTENDED if plain == "mail" else plain + _WITH_EXTRAS


def _plain_tier_of(allowed: frozenset[Ability]) -> str:
    if not allowed & OF_CALENDAR:
        return "mail" if allowed else "full"
    if not allowed & OF_MAIL:
        return "calendar"
    return "full" if Ability.DRAFT in allowed else "light"
