"""The letter goes to the right person, in the right conversation, in their language; in doubt its owner is asked."""

from collections.abc import Mapping
from copy import deepcopy
from email.message import EmailMessage

import pytest

from connectors.sandbox import Story, post
from connectors.sandbox.calendars import Guest
from connectors.sandbox.story import missed_interview
from service.domain.case import Case, QuestionKind, State
from service.errors import Impossible
from service.usecases import answers
from service.usecases.letters.numbers import give_number
from tests.story.stage import DANA, Stage, letter_of

SAM = "sam.oduya@northwind.example"
ROBOT = "no-reply@goodtime.example"


@pytest.fixture(params=["google", "outlook"])
def either(stage: Stage, request: pytest.FixtureRequest) -> Stage:
    """A stage of either provider."""
    stage.story = Story(provider=request.param, persona="silence")
    return stage


@pytest.fixture(params=["google", "outlook"])
def silent(stage: Stage, request: pytest.FixtureRequest) -> Stage:
    """The same, where nobody wrote a mail before the interview."""
    stage.story = Story(provider=request.param, persona="silence", mail_thread=False)
    return stage


def receive(stage: Stage, subject: str, text: str, headers: Mapping[str, str]) -> None:
    """A mail of somebody who has no part in the world but this."""
    world, mail = stage.sandbox.world, EmailMessage()
    named = {"To": "robin@keller.example", "Subject": subject, "Message-ID": world.message_id(), **headers}
    for name, value in named.items():
        mail[name] = value
    mail.set_content(text)
    post.arrive(world, stage.person(), mail.as_bytes())


def invite(stage: Stage, organizer: str, *guests: str, description: str = "") -> None:
    """Another organiser and other guests stand on the invitation."""
    calendar = stage.person().primary
    entry = deepcopy(missed_interview(calendar))
    entry.organizer, entry.organizer_name, entry.description = organizer, "", description
    entry.guests = [Guest("robin@keller.example", "Robin Keller", "accepted"), *map(Guest, guests)]
    calendar.save(entry)


async def marked(stage: Stage) -> Case:
    await stage.connect()
    return await stage.mark()


async def close(stage: Stage, case: Case) -> None:
    """The case is closed, its draft taken out and its mark taken away, so that it can be marked anew."""
    stage.phone("set_label", label="")
    await stage.look()
    assert (await stage.case(case.id)).state is State.CLOSED


def draft_headers(stage: Stage) -> tuple[str, str, str]:
    """Whom the one draft goes to, its subject, and what it answers."""
    (draft,) = stage.person().mailbox.labelled("DRAFT")
    return draft.header("To"), draft.header("Subject"), draft.header("In-Reply-To")


async def test_the_draft_answers_the_employers_own_word_that_nobody_came(either: Stage) -> None:
    stage = either
    text = "Hi Robin, we waited for you today, but you did not join.\n"
    receive(stage, "10:00 today", text, {"From": f"Sam Oduya <{SAM}>"})
    case = await marked(stage)
    assert (case.state, case.contact and case.contact.address) == (State.READY, SAM)
    to, subject, answered = draft_headers(stage)
    assert (SAM in to, subject) == (True, "Re: 10:00 today")
    (no_show,) = [one for one in stage.person().mailbox.messages.values() if one.header("Subject") == "10:00 today"]
    assert answered == no_show.header("Message-ID")
    assert letter_of(case).content.to == (SAM,)
    assert "They wrote to you after the interview was missed." in await stage.story_of(case)


async def test_a_schedulers_invitation_leads_to_the_human_in_the_thread(either: Stage) -> None:
    stage = either
    invite(stage, ROBOT, DANA, SAM)
    case = await marked(stage)
    assert (case.state, case.contact and case.contact.address) == (State.READY, DANA)
    to, subject, answered = draft_headers(stage)
    assert (DANA in to, subject, bool(answered)) == (True, "Re: Interview for the Data Engineer role", True)
    assert "Found Dana Rieger to write to." in await stage.story_of(case)


async def test_in_doubt_the_owner_is_asked_with_everybody_who_was_found(silent: Stage) -> None:
    stage = silent
    invite(stage, ROBOT, description=f"Questions? Write to {SAM}.")
    receive(stage, "Your interview", "All the details.\n", {"From": ROBOT, "Reply-To": "Kim <kim@agency.example>"})
    case = await marked(stage)
    assert case.question is not None
    assert (case.state, case.question.kind) == (State.ASKING, QuestionKind.WHOM)
    assert {f"to:{SAM}"} <= {one.key for one in case.question.choices}
    assert f"to:{ROBOT}" not in {one.key for one in case.question.choices}
    await answers.answer(stage.desk, case.id, f"to:{SAM}")
    await stage.settle()
    drafted = await stage.case()
    assert (drafted.state, letter_of(drafted).content.to) == (State.READY, (SAM,))


async def test_where_a_machine_alone_invited_whom_its_mails_lead_to_is_offered(silent: Stage) -> None:
    stage = silent
    invite(stage, ROBOT)
    receive(stage, "Your interview", "All the details.\n", {"From": ROBOT, "Reply-To": "Kim Lund <kim@agency.example>"})
    case = await marked(stage)
    assert case.question is not None
    assert [(one.key, one.label) for one in case.question.choices] == [
        ("to:kim@agency.example", "Kim Lund <kim@agency.example>")
    ]


async def test_a_reply_to_at_another_company_is_asked_about_and_no_draft_stays(either: Stage) -> None:
    stage = either
    receive(
        stage,
        "Interview",
        "We missed you. Please answer.\n",
        {"From": f"Dana Rieger <{DANA}>", "Reply-To": "Dana <dana@nothwind.example>"},
    )
    case = await marked(stage)
    assert case.question is not None
    assert (case.state, stage.person().mailbox.labelled("DRAFT")) == (State.ASKING, [])
    assert "another company's address, dana@nothwind.example" in case.question.why
    assert [one.key for one in case.question.choices] == [f"to:{DANA}", "to:dana@nothwind.example"]
    await answers.answer(stage.desk, case.id, f"to:{DANA}")
    await stage.settle()
    drafted = await stage.case()
    assert (drafted.state, letter_of(drafted).content.to) == (State.READY, (DANA,))
    assert len(stage.person().mailbox.labelled("DRAFT")) == 1


async def test_machines_lists_and_shared_mailboxes_are_never_written_to(stage: Stage) -> None:
    text = "You missed your interview.\n"
    receive(stage, "Missed interview", text, {"From": "no-reply@northwind.example"})
    receive(stage, "Missed interview", text, {"From": SAM, "List-Unsubscribe": "<mailto:off@northwind.example>"})
    receive(stage, "Interview", "Thank you for your interest.\n", {"From": "jobs@northwind.example"})
    await marked(stage)
    to, subject, _ = draft_headers(stage)
    assert (DANA in to, subject) == (True, "Re: Interview for the Data Engineer role")


async def test_a_german_mail_is_heard_as_german_with_sie(either: Stage) -> None:
    stage = either
    text = "Guten Tag Robin Keller,\n\nwir haben heute auf Sie gewartet. Geht es Ihnen gut?\n"
    receive(stage, "Heute", text, {"From": f"Dana Rieger <{DANA}>"})
    case = await marked(stage)
    assert (case.language, case.formal, letter_of(case).language) == ("de", True, "de")
    assert letter_of(case).content.text.startswith("Guten Tag Dana Rieger,")
    assert "They write German, and say Sie." in await stage.story_of(case)


async def test_without_a_mail_the_fall_back_is_told(silent_stage: Stage) -> None:
    stage = silent_stage
    case = await marked(stage)
    assert (case.language, case.formal) in {("", None), ("en", None)}
    told = await stage.story_of(case)
    assert ("language of your settings" in told) or ("Their invitation is in English." in told)


async def test_the_number_is_found_below_their_last_mail_once_the_draft_lies_ready(either: Stage) -> None:
    stage = either
    invite(stage, DANA)
    await stage.connect()
    stage.phone("mark_missed")
    await stage.look()
    case = await stage.case()
    assert (case.state, case.phone) == (State.READY, "+49 30 23125 118")
    assert "It stands below the mail of Dana Rieger." in await stage.story_of(case)


async def test_a_number_on_the_invitation_needs_no_mail_to_be_read(stage: Stage) -> None:
    case = await marked(stage)
    assert case.phone == "+49 30 23125 118"
    assert "below the mail" not in await stage.story_of(case)


async def test_a_mail_that_cannot_be_read_keeps_nothing_back(stage: Stage) -> None:
    invite(stage, DANA)
    await stage.connect()
    before = stage.calls("gmail.users.messages.get")
    case = await stage.mark()
    looked = stage.calls("gmail.users.messages.get") - before
    assert case.phone
    await close(stage, case)
    stage.spoil("status", "gmail.users.messages.get", count=0, skip=looked - 1, code=404)
    case = await stage.mark()
    assert (case.state, case.phone, letter_of(case).content.in_reply_to != "") == (State.READY, "", True)


async def test_the_owner_gives_the_number_once(stage: Stage) -> None:
    invite(stage, ROBOT, DANA)
    case = await marked(stage)
    with pytest.raises(Impossible, match="does not look like a phone number"):
        await give_number(stage.desk, case.id, "later")
    given = await give_number(stage.desk, case.id, " +49 30  901820 ")
    again = await give_number(stage.desk, case.id, "+49 30 901820")
    assert (given.phone, again.version) == ("+49 30 901820", given.version)
