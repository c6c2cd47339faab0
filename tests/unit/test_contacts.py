"""To whom the letter goes: a human, or the owner is asked."""

import pytest

from service.domain.people import Person
from service.domain.whom.addresses import may_be_human, names_employer, same_organisation
from service.domain.whom.circles import draw_circle
from service.domain.whom.contacts import candidates, choose_contact, find_contact, is_robot
from service.domain.whom.names import tidy_name
from tests.unit.material import DANA, ME, SAM, event, guest
from tests.unit.test_conversations import EVE, mail

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
        *("dana@mail.calendly.example", "hi@hire.lever.example", "interview@myworkday.example", "a@goodtime.example"),
        *("x@teamtailor-mail.example", "x@personio.example", "x@greenhouse-mail.example", "x@smartrecruiters.example"),
        *("x@recruitee.example", "x@ashbyhq.example", "x@workablemail.example", "reply@acme.breezy.example"),
        *("x@group.calendar.example", "x@resource.calendar.example", "", "dana"),
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


TWO = event(organizer=Person("no-reply@goodtime.example"), attendees=(guest(ROBIN, me=True), guest(SAM), guest(DANA)))
NOBODY = event(organizer=Person("no-reply@goodtime.example"), attendees=(guest(ROBIN, me=True),))


def test_of_several_guests_the_one_who_wrote_gets_the_letter_and_without_a_mail_the_owner_is_asked() -> None:
    assert choose_contact(TWO, [mail("one", "Interview", -5, SAM)], (ME,)).person == SAM
    asked = choose_contact(TWO, [], (ME,))
    assert (asked.person, asked.conversation) == (None, None)
    assert asked.why == "The invitation names nobody I could safely write to."


def test_an_invitation_of_a_machine_at_the_employers_own_domain_leads_to_the_human_who_wrote() -> None:
    invited = event(organizer=ROBOT, attendees=(guest(ROBIN, me=True),))
    assert choose_contact(invited, [mail("one", "Your interview", -5, SAM)], (ME,)).person == SAM
    assert choose_contact(invited, [mail("one", "Your interview", -5, EVE)], (ME,)).person is None


def test_what_is_looked_for_are_people_then_their_companies_and_else_the_scheduler() -> None:
    assert draw_circle(event(attendees=(guest(SAM),)), (ME,)).search_keys == (
        DANA.address,
        SAM.address,
        "@northwind.example",
    )
    assert draw_circle(event(organizer=Person("dana@gmail.example")), (ME,)).search_keys == ("dana@gmail.example",)
    assert draw_circle(NOBODY, (ME,)).search_keys == ("no-reply@goodtime.example",)
    assert draw_circle(event(organizer=ROBOT), (ME,)).search_keys == ("@northwind.example", ROBOT.address)
    assert draw_circle(event(organizer=ROOM), (ME,)).search_keys == ()


def test_the_owners_own_domain_is_no_employers() -> None:
    colleague = Person("kim@candidate.example")
    assert draw_circle(event(organizer=colleague), (ME,)).search_keys == (colleague.address,)


def test_a_person_named_in_the_description_is_looked_for_and_offered() -> None:
    told = event(
        organizer=Person("no-reply@goodtime.example"),
        description="Questions? Write to Dana@Northwind.example, or dial 98765@meet.example. noreply@x.example",
    )
    assert draw_circle(told, (ME,)).search_keys == (DANA.address, "@northwind.example")
    assert candidates(told, ME) == (Person(DANA.address),)
    assert choose_contact(told, [mail("one", "Interview", -5)], (ME,)).person == DANA


def test_who_wrote_and_who_wants_the_answers_are_offered_too() -> None:
    wrote = mail("one", "Interview", -5, ROBOT, reply_to=(EVE, Person(ME)))
    mine = mail("two", "Re: Interview", -4, ROBIN, outgoing=True)
    assert candidates(TWO, ME, mails=[wrote, mine, mail("three", "Interview", -3, SHARED)]) == (SAM, DANA, EVE, SHARED)


def test_somebody_with_a_name_at_a_schedulers_company_is_offered_and_never_chosen_unasked() -> None:
    works_there = Person("dana.rieger@personio.example", "Dana Rieger")
    invited = event(organizer=works_there, attendees=(guest(ROBIN, me=True),))
    assert find_contact(invited, ME) is None
    assert candidates(invited, ME) == (works_there,)
    assert not may_be_human("reply-4711@personio.example")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("northwind.example", "northwind.example", True),
        ("mail.northwind.example", "northwind.example", True),
        ("northwind.example", "otherwind.example", False),
        ("nothwind.example", "northwind.example", False),
        ("gmail.example", "gmail.example", False),
        ("gmail.co.example", "gmail.co.example", False),
        ("greenhouse.example", "greenhouse.example", False),
    ],
)
def test_one_organisation_is_told_by_its_domain(one: str, other: str, same: bool) -> None:
    assert same_organisation(one, other) is same
    assert names_employer("mail.northwind.example")


@pytest.mark.parametrize(
    ("shown", "name"),
    [
        ("Dana Rieger", "Dana Rieger"),
        ("Rieger, Dana", "Dana Rieger"),
        ("Rieger, Dana (HR)", "Dana Rieger"),
        ("'Dana Rieger' via Greenhouse", "Dana Rieger"),
        ("Dana Rieger | Northwind", "Dana Rieger"),
        ("dana@northwind.example", ""),
        ("Dana O\u2019Brien-Smith", "Dana O\u2019Brien-Smith"),
        ("", ""),
    ],
)
def test_a_display_name_is_turned_into_what_one_would_say(shown: str, name: str) -> None:
    assert tidy_name(shown) == name
