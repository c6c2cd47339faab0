"""Which mail is answered, and whom the answer goes to."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from service.domain.event import Event
from service.domain.people import Person
from service.domain.whom.contacts import ChosenContact, choose_contact
from service.domain.whom.mail_facts import MailFact
from tests.unit.material import DANA, ME, SAM, START, event, guest

EVENT = event(title="Missed: Interview Data Analyst")
ROBOT = Person("no-reply@goodtime.example", "Northwind Recruiting")
TALENT = Person("talent@northwind.example", "Northwind Talent")
BRANCH = Person("kim@eu.northwind.example", "Kim Lund")
EVE = Person("eve@stranger.example", "Eve")


def mail(thread: str, subject: str, hours: float, sender: Person = DANA, **more: object) -> MailFact:
    """A mail so many hours after the start of the interview."""
    return MailFact(
        thread_id=thread,
        message_id=f"{thread}-{hours}@northwind.example",
        sender=sender,
        subject=subject,
        date=START + timedelta(hours=hours),
        references=("first@northwind.example",),
        **{"outgoing": False, **more},  # type: ignore[arg-type]
    )


def choose(*mails: MailFact, about: Event = EVENT, named: Person | None = None) -> ChosenContact:
    return choose_contact(about, mails, (ME,), named)


def thread(*mails: MailFact, about: Event = EVENT) -> str:
    """The chosen thread, "" for a new one."""
    chosen = choose(*mails, about=about).conversation
    return chosen.thread_id if chosen else ""


def test_their_note_after_the_missed_start_is_answered_whatever_its_subject_is() -> None:
    assert thread(mail("old", "Interview Data Analyst", -48), mail("where", "Are you coming?", 0.3)) == "where"


@pytest.mark.parametrize(
    ("subject", "snippet"),
    [
        ("Today at 10", "Hi Robin, we missed you today. Hope everything is okay."),
        ("10:00", "Hello, it looks like you didn't join our call."),
        ("Video call", "We waited for 15 minutes, but you weren't able to make it."),
        ("Heute 10 Uhr", "Guten Tag Robin Adler, wir haben heute vergeblich auf Sie gewartet."),
        ("Heute", "Hallo Robin, du bist heute leider nicht erschienen."),
        ("Ce matin", "Bonjour, nous vous avons attendu ce matin."),
        ("10 h", "Bonjour Robin, vous n’étiez pas présent ce matin."),
        ("Hoy a las 10", "Estimado Robin: le estuvimos esperando esta mañana."),
        ("Hoy", "Hola Robin, no te conectaste a las 10."),
    ],
)
def test_the_employers_own_word_that_nobody_came_goes_before_any_other_mail(subject: str, snippet: str) -> None:
    missed = mail("no-show", subject, 0.4, SAM, snippet=snippet)
    chosen = choose(mail("later", "Interview: documents", 1.5), missed, mail("old", "Interview", -24))
    assert chosen.conversation is not None
    assert (chosen.conversation.thread_id, chosen.person) == ("no-show", SAM)
    assert chosen.why == "They wrote to you after the interview was missed."


def test_such_a_word_from_before_the_interview_or_from_a_stranger_is_none() -> None:
    before = mail("before", "Today", -30, SAM, snippet="We missed you at the fair.")
    stranger = mail("stranger", "Interview", 1, EVE, snippet="We missed you today.")
    assert thread(before, stranger) == ""


def test_a_colleagues_other_mail_after_the_start_is_not_about_it() -> None:
    assert thread(mail("cake", "Cake in the kitchen", 1, SAM, snippet="There is cake.")) == ""


def test_their_team_saying_so_is_answered_there_and_the_letter_goes_to_the_person_of_the_invitation() -> None:
    chosen = choose(mail("team", "We missed you today", 0.5, TALENT))
    assert (chosen.person, chosen.conversation and chosen.conversation.thread_id) == (DANA, "team")


def test_otherwise_their_last_mail_about_the_interview_is_answered() -> None:
    mails = (
        mail("older", "Interview", -72),
        mail("newer", "Your application as data analyst", -24),
        mail("tax", "Invoice", -1),
    )
    assert thread(*mails) == "newer"


@pytest.mark.parametrize("subject", ["Our meeting on Tuesday", "Unser Gespräch am Dienstag", "Notre rendez-vous"])
def test_a_mail_about_our_meeting_is_about_it(subject: str) -> None:
    assert thread(mail("ours", subject, -24)) == "ours"


def test_the_recruiter_who_wrote_last_gets_the_letter_rather_than_the_assistant_who_invited() -> None:
    assistant = event(organizer=SAM, attendees=(guest(Person(ME), me=True),))
    mails = (mail("assistant", "Interview: times", -72, SAM), mail("recruiter", "Re: Interview", -20, DANA))
    assert choose(*mails, about=assistant).person == DANA


def test_a_person_without_a_name_in_the_mail_is_called_as_the_invitation_calls_them() -> None:
    assert choose(mail("bare", "Interview", -5, Person(DANA.address))).person == DANA
    assert choose(mail("turned", "Interview", -5, Person(SAM.address, "Oduya, Sam (HR)"))).person == SAM


@pytest.mark.parametrize(
    "subject",
    ["Automatic reply: Interview", "Out of office: Interview", "Abwesenheit: Interview", "Réponse automatique : x"],
)
def test_an_automatic_reply_is_not_answered(subject: str) -> None:
    assert thread(mail("auto", subject, 1)) == ""


@pytest.mark.parametrize("sender", [DANA, SAM])
def test_a_list_or_a_machine_is_not_answered_even_in_a_persons_name(sender: Person) -> None:
    assert thread(mail("list", "Your interview: we missed you", 1, sender, automatic=True)) == ""


def test_an_invitations_mail_is_answered_only_when_there_is_no_other() -> None:
    invitation = mail("invitation", "Invitation: Interview @ Tue 24 Nov 2026", -24, automatic=True)
    assert thread(invitation) == "invitation"
    assert thread(invitation, mail("human", "Interview", -72)) == "human"


def test_a_colleague_counts_within_one_organisation_and_a_stranger_or_a_machine_never() -> None:
    assert thread(mail("colleague", "Interview", -24, sender=SAM)) == "colleague"
    assert thread(mail("branch", "Interview", -24, sender=Person("kim@jobs.northwind.example"))) == "branch"
    assert thread(mail("stranger", "Interview", -24, sender=EVE)) == ""
    assert thread(mail("machine", "Interview", -24, sender=Person("noreply@northwind.example"))) == ""
    assert thread(mail("team", "Interview", -24, sender=TALENT)) == ""


def test_in_a_mailbox_of_several_candidates_a_colleagues_mail_may_be_about_another_one() -> None:
    theirs, colleagues = mail("dana", "Interview", -48), mail("sam", "Interview", -24, SAM)
    chosen = choose_contact(EVENT, [theirs, colleagues], (ME,), colleagues=False)
    assert (chosen.person, chosen.conversation and chosen.conversation.thread_id) == (DANA, "dana")


def test_people_at_a_public_mail_host_are_no_colleagues() -> None:
    private = event(organizer=Person("dana@gmail.example"))
    assert thread(mail("eve", "Interview", -24, sender=Person("eve@gmail.example")), about=private) == ""


def test_the_owners_own_mails_are_not_answered() -> None:
    assert thread(mail("mine", "Interview", -24, outgoing=True)) == ""


def test_the_answer_stays_in_the_thread_and_names_its_partner_and_its_reason() -> None:
    answered = mail("thread", "Re: Interview", -24)
    chosen = choose(answered)
    assert chosen.conversation is not None
    assert chosen.conversation.message_id == answered.message_id
    assert chosen.conversation.references == answered.references
    assert chosen.conversation.subject == "Re: Interview"
    assert chosen.conversation.partner == DANA
    assert (chosen.mail, chosen.why) == (answered, "It is the last mail that they wrote about this interview.")


def test_whom_the_owner_has_named_gets_the_letter_whoever_wrote() -> None:
    chosen = choose(mail("sam", "Interview", -5, SAM), named=Person("kim@northwind.example", "Kim Lund"))
    assert (chosen.person, chosen.conversation and chosen.conversation.thread_id) == (
        Person("kim@northwind.example", "Kim Lund"),
        "sam",
    )


_REPLY_TO: Sequence[tuple[str, Person, tuple[Person, ...], Person | None]] = (
    ("nobody else", DANA, (), DANA),
    ("the writer", DANA, (DANA,), DANA),
    ("a colleague", DANA, (SAM,), SAM),
    ("a colleague below", DANA, (BRANCH,), BRANCH),
    ("a machine", DANA, (Person("reply+4711@greenhouse.example"),), DANA),
    ("a shared mailbox", DANA, (TALENT,), DANA),
    ("the owner", DANA, (Person(ME),), DANA),
    ("a stranger", DANA, (EVE,), None),
    ("a private address", DANA, (Person("dana.rieger@gmail.example"),), None),
    ("the writer and a stranger", DANA, (DANA, EVE), DANA),
    ("a human behind a machine", ROBOT, (DANA,), DANA),
    ("a colleague behind a machine", ROBOT, (SAM,), SAM),
)
_IDS = [row[0] for row in _REPLY_TO]


@pytest.mark.parametrize(("sender", "reply_to", "person"), [row[1:] for row in _REPLY_TO], ids=_IDS)
def test_the_answer_goes_where_its_writer_wants_it_and_never_to_a_stranger_unasked(
    sender: Person, reply_to: tuple[Person, ...], person: Person | None
) -> None:
    chosen = choose(mail("one", "Your interview", -5, sender, reply_to=reply_to))
    assert (chosen.person, chosen.doubtful) == (person, person is None)
    assert chosen.conversation is not None
    assert person is not None or "wants answers to go to another company's address" in chosen.why


def test_a_stranger_behind_a_machine_is_not_written_to() -> None:
    behind = mail("one", "Your interview", -5, ROBOT, reply_to=(EVE,))
    assert choose(behind).person == DANA
    assert choose(behind).conversation is None
