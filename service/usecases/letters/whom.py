"""What follows from who was found: the case takes them over, or its owner is asked; and in which tongue they write."""

from collections.abc import Sequence
from dataclasses import replace

from service.domain.case import Case, Choice, Note, Question, QuestionKind
from service.domain.lifecycle import Happening, move
from service.domain.tongues.tongue import Tongue, tongue_of_event, tongue_of_mail
from service.domain.tongues.tongue_choice import follow_tongue
from service.domain.whom.contacts import ChosenContact, candidates
from service.domain.whom.mail_facts import MailFact
from service.usecases.job import Job
from service.usecases.letters.threads import ASKED_WHOM
from service.wire.headers import is_writable_address

_NO_MAIL = Tongue("", None, "There is no mail of theirs that tells which language they write.")


def take_up_contact(case: Case, chosen: ChosenContact) -> Case:
    """The case with the one who was chosen, and the conversation with them."""
    return replace(case, contact=chosen.person or case.contact, conversation=chosen.conversation or case.conversation)


def ask_whom(job: Job, chosen: ChosenContact, mails: Sequence[MailFact] = ()) -> tuple[Case, Note]:
    """The case that asks its owner whom to write to, with everybody who was found as an answer of one tap."""
    found = mails or ((chosen.mail,) if chosen.mail is not None else ())
    people = candidates(job.case.event, *job.account.addresses, mails=found)
    choices = tuple(
        Choice(f"to:{one.address}", f"{one.name} <{one.address}>" if one.name else one.address)
        for one in people
        if is_writable_address(one.address)
    )
    question = Question(QuestionKind.WHOM, f"{chosen.why} Who should get it?", choices=choices)
    told = tuple(dict.fromkeys((*job.case.told, ASKED_WHOM)))
    asked = move(job.case, Happening.CONTACT_MISSING, question=question, contact=None, told=told)
    return asked, job.note("Asked you whom to write to.", chosen.why)


def hear_event(job: Job) -> Job:
    """The job with the invitation's language for its letter, as long as nothing else is known of how they write.

    It is kept with the letter; their mail, if there is one, has the last word.
    """
    if job.case.letter is not None or job.case.sent:
        return job
    return replace(job, case=follow_tongue(job.case, tongue_of_event(job.case.event, job.desk.letters.languages())))


def hear_mail(job: Job, case: Case, mail: MailFact | None) -> tuple[Case, tuple[Note, ...]]:
    """The case in the language and manner of their mail, and what the timeline says of it, or of the language that is
    used instead; nothing where the owner has chosen."""
    languages = job.desk.letters.languages()
    told = tongue_of_mail(mail, languages) if mail is not None else _NO_MAIL
    after = follow_tongue(case, told)
    if after is not case:
        return after, (job.note(told.why),)
    if told.code or case.formal is not None:
        return case, ()
    event = tongue_of_event(case.event, languages)
    if event.code and event.code == case.language:
        return case, (job.note(event.why),)
    return case, () if case.language else (job.note("Wrote in the language of your settings.", told.why),)
