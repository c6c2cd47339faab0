"""The letter from its draft to its sending: in the right place, in the person's words, and only with their yes."""

from email import message_from_bytes, policy

import pytest

from connectors.sandbox import letters
from connectors.sandbox.mailbox import Message
from service.domain.case import Case, Ending, State
from service.errors import Impossible
from service.usecases import answers
from service.usecases.letters import approval
from service.wire.mime import content_of
from tests.story.stage import DANA, UNDO, Stage, letter_of


def draft_of(stage: Stage) -> Message:
    (draft,) = stage.person().mailbox.labelled("DRAFT")
    return draft


def text_of(message: Message) -> str:
    return letters.text(message.parsed)


def letters_at_dana(stage: Stage) -> list[Message]:
    opened = stage.sandbox.world.opened
    return [one for one in stage.person(DANA).mailbox.labelled("INBOX") if one.at >= opened]


async def test_the_draft_answers_in_the_conversation(stage: Stage) -> None:
    case = await stage.ready()
    draft, mailbox = draft_of(stage), stage.person().mailbox
    theirs = [one for one in mailbox.thread(draft.thread) if "DRAFT" not in one.labels]
    answered = draft.header("In-Reply-To")
    assert theirs
    assert answered in {one.header("Message-ID") for one in theirs}
    assert answered in draft.header("References").split()
    assert draft.header("Subject") == "Re: Interview for the Data Engineer role"
    assert letter_of(case).thread_id == draft.thread


async def test_without_a_conversation_the_draft_begins_one(silent_stage: Stage) -> None:
    await silent_stage.ready()
    draft = draft_of(silent_stage)
    assert (draft.header("In-Reply-To"), draft.header("References")) == ("", "")
    assert draft.header("From") == "Robin Keller <robin@keller.example>"
    assert "ulligan" not in draft.raw.decode()


async def test_an_edit_on_our_page_changes_the_draft(stage: Stage) -> None:
    case = await stage.ready()
    content = letter_of(case).content
    await approval.edit(stage.desk, case.id, content.subject, content.text + "\nP.S. Sorry.", content.fingerprint)
    await stage.settle()
    assert "P.S. Sorry." in text_of(draft_of(stage))
    assert (await stage.case()).state is State.READY


async def test_a_subject_of_their_own_begins_a_new_conversation_and_the_old_one_leads_back(stage: Stage) -> None:
    case = await stage.ready()
    old = letter_of(case).content
    await approval.edit(stage.desk, case.id, "An apology", old.text, old.fingerprint)
    await stage.settle()
    moved = draft_of(stage)
    assert (moved.header("Subject"), moved.header("In-Reply-To")) == ("An apology", "")
    shown = letter_of(await stage.case()).content
    await approval.edit(stage.desk, case.id, old.subject, old.text, shown.fingerprint)
    await stage.settle()
    assert letter_of(await stage.case()).content == old
    assert draft_of(stage).header("In-Reply-To") != ""


async def test_a_letter_without_a_conversation_can_be_edited(silent_stage: Stage) -> None:
    stage = silent_stage
    case = await stage.ready()
    shown = letter_of(case).content
    await approval.edit(stage.desk, case.id, "Quite another subject", "My words.\n", shown.fingerprint)
    await stage.settle()
    assert (await stage.case()).state is State.READY
    assert text_of(draft_of(stage)).strip() == "My words."


async def test_two_quick_edits_end_in_the_last_words_and_not_in_a_quarrel(stage: Stage) -> None:
    case = await stage.ready()
    stage.spoil("delay", "drafts.update", seconds=0.2)
    first = letter_of(case).content
    await approval.edit(stage.desk, case.id, first.subject, "One version.\n", first.fingerprint)
    second = letter_of(await stage.case()).content
    await approval.edit(stage.desk, case.id, second.subject, "Another version.\n", second.fingerprint)
    await stage.settle()
    assert text_of(draft_of(stage)).strip() == "Another version."
    assert (await stage.case()).trouble == ""


async def test_typed_control_characters_do_not_stop_the_letter(stage: Stage) -> None:
    case = await stage.ready()
    shown = letter_of(case).content.fingerprint
    await approval.edit(stage.desk, case.id, "Our\x00 talk\r\nBcc: x@y.example", "Hello\x0bthere\x85.\n", shown)
    await stage.settle()
    draft = draft_of(stage)
    assert (await stage.case()).state is State.READY
    assert draft.header("Bcc") == ""
    assert "Hello" in text_of(draft)


async def test_an_edit_of_an_older_version_is_refused_and_nothing_is_lost(stage: Stage) -> None:
    case = await stage.ready()
    content = letter_of(case).content
    await approval.edit(stage.desk, case.id, content.subject, "Newer words.\n", content.fingerprint)
    with pytest.raises(Impossible, match="has changed"):
        await approval.edit(stage.desk, case.id, content.subject, "Older words.\n", content.fingerprint)
    with pytest.raises(Impossible, match="has changed"):
        await approval.approve(stage.desk, case.id, content.fingerprint, "Robin")
    await stage.settle()
    assert text_of(draft_of(stage)).strip() == "Newer words."


async def test_a_draft_that_was_edited_in_the_mailbox_needs_a_new_look_before_it_is_approved(stage: Stage) -> None:
    case = await stage.ready()
    stage.phone("edit_draft", text="Written in the mailbox.\n")
    with pytest.raises(Impossible, match="changed this draft in your mailbox"):
        await stage.approve(case)
    adopted = await stage.case()
    assert (adopted.state, adopted.approval) == (State.READY, None)
    assert letter_of(adopted).content.text == "Written in the mailbox.\n"
    assert (await stage.send(adopted)).state is State.WAITING
    assert text_of(letters_at_dana(stage)[0]).strip() == "Written in the mailbox."


async def test_words_typed_here_and_in_the_mailbox_are_both_kept(stage: Stage) -> None:
    case = await stage.ready()
    content = letter_of(case).content
    stage.phone("edit_draft", text="Mailbox words.\n")
    await approval.edit(stage.desk, case.id, content.subject, "Page words.\n", content.fingerprint)
    await stage.settle()
    adopted = await stage.case()
    assert (adopted.state, letter_of(adopted).content.text) == (State.READY, "Mailbox words.\n")
    assert "Page words." in await stage.story_of(adopted)


async def test_a_draft_that_is_edited_in_the_undo_time_is_not_sent(stage: Stage) -> None:
    await stage.approve(await stage.ready())
    stage.phone("edit_draft", text="Second thoughts.\n")
    await stage.wait(UNDO + 1)
    case = await stage.case()
    assert (case.state, case.approval) == (State.READY, None)
    assert "read it once more" in case.trouble
    assert letters_at_dana(stage) == []


async def test_another_address_given_in_the_mailbox_is_taken_over(stage: Stage) -> None:
    case = await stage.ready()
    mailbox = stage.person().mailbox
    ident = next(iter(mailbox.drafts))
    raw = letters.set_header(mailbox.draft(ident).raw, "To", "hiring@northwind.example")
    mailbox.replace_draft(ident, raw, mailbox.draft(ident).thread)
    with pytest.raises(Impossible):
        await stage.approve(case)
    adopted = await stage.case()
    assert letter_of(adopted).content.to == ("hiring@northwind.example",)
    assert adopted.contact is not None
    assert adopted.contact.address == "hiring@northwind.example"


@pytest.mark.parametrize(("key", "state"), [("draft_again", State.READY), ("close", State.CLOSED)])
async def test_a_deleted_draft_is_asked_about(stage: Stage, key: str, state: State) -> None:
    await stage.approve(await stage.ready())
    stage.phone("delete_draft")
    await stage.wait(UNDO + 1)
    case = await stage.case()
    assert case.state is State.DECIDING
    assert letters_at_dana(stage) == []
    await answers.answer(stage.desk, case.id, key)
    await stage.settle()
    assert (await stage.case()).state is state
    assert len(stage.person().mailbox.drafts) == (state is State.READY)


async def test_a_mark_taken_back_closes_the_question_about_a_deleted_draft(stage: Stage) -> None:
    await stage.approve(await stage.ready())
    stage.phone("delete_draft")
    await stage.wait(UNDO + 1)
    stage.phone("set_label", label="")
    await stage.look()
    assert (await stage.case()).ending is Ending.WITHDRAWN


async def test_a_letter_of_which_only_the_person_knows_that_it_was_sent_offers_no_time(stage: Stage) -> None:
    await stage.approve(await stage.ready())
    stage.phone("delete_draft")
    await stage.wait(UNDO + 1)
    told = await answers.answer(stage.desk, (await stage.case()).id, "was_sent")
    assert (told.state, told.slots) == (State.WAITING, ())


async def test_a_draft_that_was_sent_by_hand_is_noticed(stage: Stage) -> None:
    await stage.ready()
    stage.phone("send_draft")
    await stage.look()
    case = await stage.case()
    assert (case.state, case.sent[0].elsewhere, len(case.slots)) == (State.WAITING, True, 2)
    assert len(letters_at_dana(stage)) == 1


@pytest.mark.parametrize("keep_headers", [True, False])
async def test_a_draft_edited_and_sent_by_hand_goes_on_with_its_real_words(stage: Stage, keep_headers: bool) -> None:
    await stage.ready()
    stage.phone("edit_draft", text="I wrote this myself.\n", keep_headers=keep_headers)
    stage.phone("send_draft")
    await stage.look()
    case = await stage.case()
    assert case.state is State.WAITING
    assert letter_of(case).content.text.strip() == "I wrote this myself."
    assert case.slots == ()


async def test_a_draft_sent_by_hand_in_the_undo_time_is_not_sent_again(stage: Stage) -> None:
    await stage.approve(await stage.ready())
    stage.phone("send_draft")
    await stage.wait(UNDO + 1)
    assert (await stage.case()).state is State.WAITING
    assert len(letters_at_dana(stage)) == 1


async def test_a_draft_sent_by_hand_and_unmarked_before_we_looked_counts_as_sent(stage: Stage) -> None:
    await stage.ready()
    stage.phone("send_draft")
    stage.phone("set_label", label="")
    await stage.look()
    await stage.look()
    assert (await stage.case()).state is State.WAITING


async def test_a_discarded_letter_leaves_nothing_behind(stage: Stage) -> None:
    case = await stage.ready()
    await approval.discard(stage.desk, case.id)
    await stage.settle()
    closed = await stage.case()
    assert (closed.state, closed.ending) == (State.CLOSED, Ending.DISCARDED)
    assert not stage.person().mailbox.drafts


async def test_an_approval_can_be_taken_back_and_given_again(stage: Stage) -> None:
    case = await stage.ready()
    await stage.approve(case)
    await approval.undo(stage.desk, case.id)
    await stage.wait(UNDO * 5)
    assert (await stage.case()).state is State.READY
    assert letters_at_dana(stage) == []
    assert (await stage.send(await stage.case())).state is State.WAITING
    with pytest.raises(Impossible, match="too late"):
        await approval.undo(stage.desk, case.id)


async def test_what_is_sent_is_byte_for_byte_what_was_approved(stage: Stage) -> None:
    case = await stage.waiting()
    (arrived,) = letters_at_dana(stage)
    assert case.approval is not None
    assert content_of(arrived.raw).fingerprint == case.approval.fingerprint
    assert "ulligan" not in arrived.raw.decode()


async def test_a_letter_with_a_fault_cannot_be_approved(stage: Stage) -> None:
    case = await stage.ready()
    shown = letter_of(case).content
    broken = await approval.edit(stage.desk, case.id, shown.subject, "Dear [NAME],\n\nhello.\n", shown.fingerprint)
    with pytest.raises(Impossible, match="gap"):
        await stage.approve(broken)
    await stage.wait(UNDO * 2)
    assert letters_at_dana(stage) == []


async def test_times_that_have_passed_are_offered_to_nobody(stage: Stage) -> None:
    case = await stage.ready()
    before = {slot.start for slot in case.slots}
    stage.sandbox.world.clock.advance(5 * 86400)
    with pytest.raises(Impossible, match="passed"):
        await stage.approve(case)
    await stage.settle()
    renewed = await stage.case()
    assert renewed.state is State.READY
    assert all(slot.start > stage.desk.now() and slot.start not in before for slot in renewed.slots)
    assert len(stage.person().mailbox.drafts) == 1


async def test_edited_words_with_times_that_have_passed_are_not_written_over(stage: Stage) -> None:
    case = await stage.ready()
    shown = letter_of(case).content
    mine = shown.text.replace("I would still", "I really would still")
    edited = await approval.edit(stage.desk, case.id, shown.subject, mine, shown.fingerprint)
    stage.sandbox.world.clock.advance(5 * 86400)
    with pytest.raises(Impossible, match="have passed"):
        await stage.approve(edited)
    assert letter_of(await stage.case()).content.text == mine


async def _send_as(stage: Stage, change: tuple[str, str]) -> Case:
    case = await stage.ready()
    shown = letter_of(case).content
    assert change[0] in shown.text
    text = shown.text.replace(*change)
    edited = await approval.edit(stage.desk, case.id, shown.subject, text, shown.fingerprint)
    await stage.settle()
    return await stage.send(edited if edited.state is State.READY else await stage.case())


async def test_a_slot_whose_line_was_edited_away_is_not_offered_to_the_reader(stage: Stage) -> None:
    await stage.connect()
    case = await stage.mark()
    line = next(line for line in letter_of(case).content.text.splitlines() if line.startswith("A) "))
    sent = await _send_as(stage, (line + "\n", ""))
    assert [slot.letter for slot in sent.slots] == ["B"]


async def test_a_slot_line_with_words_behind_it_is_not_offered(stage: Stage) -> None:
    await stage.connect()
    case = await stage.mark()
    line = next(line for line in letter_of(case).content.text.splitlines() if line.startswith("B) "))
    sent = await _send_as(stage, (line, line + " only if nothing else suits you"))
    assert [slot.letter for slot in sent.slots] == ["A"]


async def test_a_time_of_their_own_beside_ours_means_that_every_answer_asks(stage: Stage) -> None:
    sent = await _send_as(stage, ("A one-letter answer", "Friday at 4 pm is fine too. A one-letter answer"))
    assert sent.slots == ()
    asked = await stage.hear(sent, text="Yes, that works for me.")
    assert asked.state is State.DECIDING


async def test_other_words_leave_the_times_alone(stage: Stage) -> None:
    sent = await _send_as(stage, ("I would still very much like", "I would truly love"))
    assert len(sent.slots) == 2


async def test_a_letter_leaves_with_the_owners_name(stage: Stage) -> None:
    await stage.waiting()
    (arrived,) = letters_at_dana(stage)
    mail = message_from_bytes(arrived.raw, policy=policy.default)
    assert mail["From"].addresses[0].display_name == "Robin Keller"
    assert "Kind regards,\nRobin Keller\n" in text_of(arrived).replace("\r\n", "\n")


async def test_without_a_signature_the_invitation_names_the_owner(stage: Stage) -> None:
    await stage.connect()
    await stage.change(signature="")
    case = await stage.mark()
    assert letter_of(case).sender_name == "Robin Keller"
    assert "Kind regards,\nRobin Keller\n" in letter_of(case).content.text
