"""To whom the letter goes: a human, or the owner is asked."""

import pytest

from service.domain.contacts import candidates, find_contact, is_robot
from service.domain.people import Person
from tests.unit.material import DANA, ME, SAM, event, guest

ROBOT = Person("no-reply@northwind.example", "Northwind Scheduling")
ROOM = Person("c_18@resource.calendar.example", "Room 4")
SHARED = Person("jobs@northwind.example", "Northwind Jobs")
ROBIN = Person(ME, "Robin Adler")


def test_the_human_organiser_gets_the_letter_however_many_others_are_invited() -> None:
    assert find_contact(event(attendees=(guest(ROBIN, me=True), guest(SAM), guest(DANA))), ME) == DANA


@pytest.mark.parametrize("organizer", [ROBOT, ROOM, SHARED, ROBIN, None, Person("robin+jobs@candidate.example")])
def test_where_no_human_organised_it_the_single_human_guest_gets_the_letter(organizer: Person | None) -> None:
    invited = event(organizer=organizer, attendees=(guest(ROBIN), guest(SAM), guest(ROOM), guest(SHARED)))
    assert find_contact(invited, ME) == SAM


@pytest.mark.parametrize("others", [(), (DANA, SAM), (SHARED,), (ROBOT, ROOM)])
def test_no_single_human_means_that_the_owner_is_asked(others: tuple[Person, ...]) -> None:
    invited = event(organizer=ROBOT, attendees=(guest(ROBIN, me=True), *map(guest, others)))
    assert find_contact(invited, ME) is None


def test_the_owner_is_never_written_to_under_an_alias() -> None:
    alias = guest(Person("robin.adler@elsewhere.example"), me=True)
    assert find_contact(event(organizer=None, attendees=(alias,)), ME) is None
    assert find_contact(event(organized_by_me=True, organizer=Person("alias@elsewhere.example")), ME) is None


def test_a_nameless_organiser_is_given_the_name_on_the_guest_list() -> None:
    assert find_contact(event(organizer=Person(DANA.address), attendees=(guest(DANA),)), ME) == DANA


def test_the_owner_chooses_among_people_first_and_shared_mailboxes_last_each_once() -> None:
    invited = event(organizer=SHARED, attendees=tuple(map(guest, (ROBIN, ROBOT, SAM, DANA, SAM, ROOM))))
    assert candidates(invited, ME) == (SAM, DANA, SHARED)


@pytest.mark.parametrize(
    "address",
    [
        *("noreply@x.example", "no-reply@x.example", "do_not_reply@x.example", "jobs+noreply@x.example"),
        *("calendar-notification@x.example", "mailer-daemon@x.example", "bounces@x.example", "scheduler@x.example"),
        *("dana@mail.calendly.example", "x@group.calendar.example", "x@resource.calendar.example", "", "dana"),
    ],
)
def test_an_address_that_nobody_reads_is_a_robots(address: str) -> None:
    assert is_robot(address)


@pytest.mark.parametrize("local", ["jobs", "hr", "reply+4711", "bookings", "people-ops", "bewerbung", "hiring.team"])
def test_a_mailbox_of_several_people_is_offered_and_never_chosen_unasked(local: str) -> None:
    several = Person(f"{local}@northwind.example")
    invited = event(organizer=several, attendees=(guest(ROBIN, me=True),))
    assert find_contact(invited, ME) is None
    assert candidates(invited, ME) == (several,)


@pytest.mark.parametrize(
    "address",
    ["dana@northwind.example", "abbot@x.example", "noreen.reply@x.example", "jobs@x.example", "botond@x.example"],
)
def test_people_with_unlucky_names_are_no_robots(address: str) -> None:
    assert not is_robot(address)


def test_no_address_of_the_owners_is_ever_written_to() -> None:
    invited = event(organizer=None, attendees=(guest(Person(ME)), guest(Person("robin@mail.example")), guest(SAM)))
    assert find_contact(invited, ME, "robin@mail.example") == SAM
    assert candidates(invited, ME, "robin@mail.example") == (SAM,)
    hosted = event(organizer=Person("robin@mail.example"), attendees=(guest(SAM),))
    assert find_contact(hosted, ME, "robin@mail.example") == SAM
