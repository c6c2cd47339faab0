"""Who has to do with an interview: its people, their companies, and nobody else."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.domain.event import Event
from service.domain.people import Person
from service.domain.whom.addresses import is_human, is_robot, names_employer, same_organisation
from service.domain.whom.guests import everybody_at, find_contact, is_mine, named_in_text

_MOST_PEOPLE, _MOST_DOMAINS = 3, 2


@dataclass(frozen=True, slots=True)
class Circle:
    """The humans of an interview, the domains of their companies, and the owner's addresses.

    `schedulers` are the machines that invited, whose mails may tell of a human too.
    """

    people: tuple[Person, ...]
    domains: tuple[str, ...]
    me: tuple[str, ...]
    schedulers: tuple[str, ...] = ()

    def holds(self, person: Person) -> bool:
        """Whether it is one of them, or a colleague of theirs."""
        return self.names(person) or any(same_organisation(person.domain, one) for one in self.domains)

    def names(self, person: Person) -> bool:
        """Whether it is one of the people themselves."""
        return any(person.address == one.address for one in self.people)

    @property
    def search_keys(self) -> tuple[str, ...]:
        """Whose mails to look for: people first, then their companies, else the machines that invited."""
        known = (*(one.address for one in self.people[:_MOST_PEOPLE]), *(f"@{one}" for one in self.domains))
        return known if self.people else (*known, *self.schedulers[:1])


def draw_circle(event: Event, me: Sequence[str], named: Person | None = None, *, colleagues: bool = True) -> Circle:
    """The circle of this interview, around the person whom its owner has named, if they have.

    Without `colleagues` it holds nobody but people of the invitation: in a mailbox that writes for several candidates a
    colleague's mail may be about another one.
    """
    owner, everybody = tuple(me), everybody_at(event, *me)
    contact = named or find_contact(event, *me)
    guests = [one for one in (*everybody, *named_in_text(event, *me)) if is_human(one.address)]
    people = {one.address: one for one in ((contact,) if contact else ())}
    for one in () if named else guests:
        people.setdefault(one.address, one)
    own = {address.rpartition("@")[2] for address in owner}
    domains = dict.fromkeys(one.domain for one in (*people.values(), *everybody) if colleagues)
    return Circle(
        people=tuple(people.values()),
        domains=tuple(one for one in domains if names_employer(one) and one not in own)[:_MOST_DOMAINS],
        me=owner,
        schedulers=tuple(one.address for one in everybody if is_robot(one.address) and _may_write(one, owner)),
    )


def _may_write(person: Person, me: tuple[str, ...]) -> bool:
    """Whether mail may come from it: rooms and calendars have addresses, and write none."""
    return "@" in person.address and "calendar." not in person.domain and not is_mine(person.address, me)
