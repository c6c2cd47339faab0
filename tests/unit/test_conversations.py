"""The conversation that a letter is answered in."""

from datetime import timedelta

import pytest

from service.domain.contacts import MailFact, choose_conversation
from service.domain.conversations import weigh_conversations
from service.domain.people import Person
from tests.unit.material import DANA, SAM, START, event

EVENT = event(title="Missed: Interview Data Analyst")


def mail(thread: str, subject: str, hours: float, sender: Person = DANA, outgoing: bool = False) -> MailFact:
    """A mail so many hours after the start of the interview."""
    return MailFact(
        thread_id=thread,
        message_id=f"{thread}-{hours}@northwind.example",
        sender=sender,
        subject=subject,
        date=START + timedelta(hours=hours),
        outgoing=outgoing,
        references=("first@northwind.example",),
    )


def choose(*mails: MailFact) -> str:
    """The chosen thread, "" for a new one."""
    chosen = choose_conversation(mails, EVENT, DANA)
    return chosen.thread_id if chosen else ""


def test_their_note_after_the_missed_start_is_answered_whatever_its_subject_is() -> None:
    assert choose(mail("old", "Interview Data Analyst", -48), mail("where", "Are you coming?", 0.3)) == "where"


def test_otherwise_their_last_mail_about_the_interview_is_answered() -> None:
    mails = (
        mail("older", "Interview", -72),
        mail("newer", "Your application as data analyst", -24),
        mail("tax", "Invoice", -1),
    )
    assert choose(*mails) == "newer"


@pytest.mark.parametrize(
    "subject", ["Automatic reply: Interview", "Out of office: Interview", "Abwesenheit: Interview"]
)
def test_an_automatic_reply_is_not_answered(subject: str) -> None:
    assert choose(mail("auto", subject, 1)) == ""


def test_an_invitations_mail_is_answered_only_when_there_is_no_other() -> None:
    invitation = mail("invitation", "Invitation: Interview @ Tue 24 Nov 2026", -24)
    assert choose(invitation) == "invitation"
    assert choose(invitation, mail("human", "Interview", -72)) == "human"


def test_a_colleague_counts_within_one_organisation_and_a_stranger_or_a_machine_never() -> None:
    assert choose(mail("colleague", "Interview", -24, sender=SAM)) == "colleague"
    assert choose(mail("stranger", "Interview", -24, sender=Person("eve@stranger.example"))) == ""
    assert choose(mail("machine", "Interview", -24, sender=Person("noreply@northwind.example"))) == ""


def test_people_at_a_public_mail_host_are_no_colleagues() -> None:
    dana, eve = Person("dana@gmail.example"), Person("eve@gmail.example")
    assert choose_conversation([mail("eve", "Interview", -24, sender=eve)], EVENT, dana) is None


def test_the_owners_own_mails_are_not_answered() -> None:
    assert choose(mail("mine", "Interview", -24, outgoing=True)) == ""


def test_the_answer_stays_in_the_thread_and_names_its_partner_and_its_reason() -> None:
    answered = mail("thread", "Re: Interview", -24)
    chosen = weigh_conversations([answered], EVENT, DANA)
    assert chosen.conversation is not None
    assert chosen.conversation.message_id == answered.message_id
    assert chosen.conversation.references == answered.references
    assert chosen.conversation.subject == "Re: Interview"
    assert chosen.conversation.partner == DANA
    assert chosen.why == "It is their last mail about this interview."
