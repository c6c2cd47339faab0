"""The person says how the letter should be written, and the draft in the mailbox follows."""

from dataclasses import replace

import pytest

from connectors.sandbox import letters
from service.domain.case import Case, Privacy, State
from service.domain.letter import Conversation, LetterKind
from service.errors import Impossible
from service.usecases.keeping import change
from service.usecases.letters import approval
from service.usecases.letters.composing import write_letter
from service.usecases.letters.wishes import wish
from tests.story.stage import Stage, letter_of


def drafted(stage: Stage) -> str:
    """What stands in the one draft of the mailbox."""
    mailbox = stage.person().mailbox
    (draft,) = mailbox.drafts.values()
    return letters.text(letters.read(mailbox.messages[draft].raw))


async def type_in(stage: Stage, case: Case) -> Case:
    """The letter with a line of the person's own."""
    content = letter_of(case).content
    await approval.edit(stage.desk, case.id, content.subject, f"{content.text}\nP.S. My own.\n", content.fingerprint)
    await stage.settle()
    return await stage.case()


async def test_a_reason_is_taken_into_the_draft_and_out_again(stage: Stage) -> None:
    before = await stage.ready()
    await wish(stage.desk, before.id, privacy=Privacy.SPECIFIC, reason="My train stood still")
    await stage.settle()
    case = await stage.case()
    assert (case.state, case.draft_id, case.slots) == (State.READY, before.draft_id, before.slots)
    assert "My train stood still." in drafted(stage)
    await wish(stage.desk, case.id, privacy=Privacy.NONE)
    await stage.settle()
    assert "train" not in drafted(stage)
    assert (await stage.case()).reason == "My train stood still"


async def test_language_and_manner_change_the_whole_letter(stage: Stage) -> None:
    case = await stage.ready()
    await wish(stage.desk, case.id, language="de", formal=False)
    await stage.settle()
    case = await stage.case()
    assert letter_of(case).language == "de"
    assert drafted(stage).startswith("Hallo ")


async def test_own_words_are_written_over_only_when_their_writer_says_so(stage: Stage) -> None:
    case = await type_in(stage, await stage.ready())
    with pytest.raises(Impossible, match="written in this letter yourself"):
        await wish(stage.desk, case.id, privacy=Privacy.GENERAL)
    assert "P.S. My own." in drafted(stage)
    assert (await stage.case()).privacy is Privacy.NONE
    await wish(stage.desk, case.id, privacy=Privacy.GENERAL, anew=True)
    await stage.settle()
    assert "P.S. My own." not in drafted(stage)
    assert "P.S. My own." in await stage.story_of(await stage.case())


async def test_a_wish_that_changes_nothing_touches_nothing(stage: Stage) -> None:
    case = await type_in(stage, await stage.ready())
    await wish(stage.desk, case.id, privacy=case.privacy, language=case.language)
    assert await stage.case() == case


async def test_a_letter_that_is_leaving_takes_no_wish(stage: Stage) -> None:
    case = await stage.approve(await stage.ready())
    with pytest.raises(Impossible, match="on its way out"):
        await wish(stage.desk, case.id, privacy=Privacy.GENERAL)


async def test_what_is_known_while_waiting_is_kept_for_the_next_letter(stage: Stage) -> None:
    case = await stage.waiting()
    await wish(stage.desk, case.id, discussed="Your plan stayed with me")
    after = await stage.case()
    assert (after.state, after.discussed, after.letter) == (State.WAITING, "Your plan stayed with me", case.letter)


@pytest.mark.parametrize(
    "wished", [{"language": "xx"}, {"reason": "word " * 60}, {"discussed": "x" * 201}, {"minutes_late": -1}]
)
async def test_what_no_letter_can_hold_is_refused(stage: Stage, wished: dict[str, object]) -> None:
    case = await stage.ready()
    with pytest.raises(Impossible):
        await wish(stage.desk, case.id, **wished)  # type: ignore[arg-type]
    assert await stage.case() == case


async def test_a_language_without_letters_gets_an_english_one_and_is_told(stage: Stage) -> None:
    case = await stage.ready()
    await change(stage.desk, case.id, lambda one: (replace(one, language="nl"),))
    await wish(stage.desk, case.id, privacy=Privacy.GENERAL)
    await stage.settle()
    case = await stage.case()
    assert letter_of(case).language == "en"
    assert "no letters in the language “nl”" in await stage.story_of(case)


@pytest.mark.parametrize(("subject", "inside"), [("Sorry I missed our interview", False), ("Our interview", True)])
async def test_a_thank_you_leaves_the_thread_whose_subject_names_the_miss(
    stage: Stage, subject: str, inside: bool
) -> None:
    case = await stage.waiting()
    account = await stage.desk.store.run(lambda books: books.accounts.get(case.account_id))
    first = case.sent[0].content
    assert first is not None
    begun = replace(first, subject="Sorry I missed our interview", in_reply_to="", references=())
    talk = Conversation("t", f"Re: {subject}", "m@northwind.example")
    told = replace(case, conversation=talk, sent=(replace(case.sent[0], content=begun),))
    thanks = write_letter(stage.desk, account, told, LetterKind.THANKS)
    assert (thanks.content.subject == f"Re: {subject}") is (thanks.content.in_reply_to != "") is inside
    request = write_letter(stage.desk, account, told, LetterKind.REQUEST)
    assert request.content.in_reply_to == "m@northwind.example"
