"""Any provider's outbox: one request sends one letter, and what was sent can be found."""

from datetime import timedelta

import pytest

from service.domain.account import Ability
from service.errors import Changed, Forbidden, NotFound, Refused, Throttled, Uncertain
from service.wire.mime import content_of
from tests.contract.bench import ACCOUNT, Bench, Op, Spoil
from tests.contract.letters import MESSAGE_ID, REF, write_letter


async def test_a_letter_is_sent_once_with_one_request(bench: Bench) -> None:
    before = bench.sent()
    made = await bench.connection.drafts.create(write_letter(), "")
    sent = await bench.connection.outbox.send(made.id, made.raw, "", made.etag)
    assert bench.requests(Op.SEND) == 1
    assert bench.sent() == before + 1
    assert (sent.outgoing, sent.subject, sent.sender.address) == (True, "My apologies for today", bench.address)
    assert sent.to == (bench.interviewer,)


async def test_the_message_id_is_the_one_that_the_reader_sees(bench: Bench) -> None:
    made = await bench.connection.drafts.create(write_letter(), "")
    sent = await bench.connection.outbox.send(made.id, made.raw, "", made.etag)
    found = await bench.connection.inbox.envelope(sent.id)
    assert sent.message_id
    assert sent.message_id == found.message_id


async def test_a_letter_that_answers_is_sent_into_its_conversation(bench: Bench) -> None:
    thread, subject, answered = bench.thread()
    made = await bench.connection.drafts.create(write_letter(subject=subject, answers=answered), thread)
    sent = await bench.connection.outbox.send(made.id, made.raw, "", made.etag)
    assert (sent.thread_id, sent.in_reply_to, sent.references[-1]) == (thread, answered, answered)


async def test_a_draft_cannot_be_sent_twice(bench: Bench) -> None:
    before = bench.sent()
    made = await bench.connection.drafts.create(write_letter(), "")
    await bench.connection.outbox.send(made.id, made.raw, "", made.etag)
    with pytest.raises(NotFound):
        await bench.connection.outbox.send(made.id, made.raw, "", made.etag)
    assert bench.sent() == before + 1


async def test_a_draft_that_the_person_sent_is_not_found(bench: Bench) -> None:
    made = await bench.connection.drafts.create(write_letter(), "")
    bench.phone("send_draft", draft=made.id)
    with pytest.raises(NotFound):
        await bench.connection.outbox.send(made.id, made.raw, "", made.etag)


async def test_a_letter_counts_as_sent_even_when_its_message_id_cannot_be_read(bench: Bench) -> None:
    made = await bench.connection.drafts.create(write_letter(), "")
    bench.refuse(Op.ENVELOPE, 503, count=0)
    sent = await bench.connection.outbox.send(made.id, made.raw, "", made.etag)
    assert sent.id
    assert sent.outgoing
    assert sent.message_id in ("", MESSAGE_ID)
    assert abs(sent.date - bench.clock.now()) < timedelta(seconds=5)


async def test_a_draft_that_somebody_wrote_into_is_not_sent(bench: Bench) -> None:
    made = await bench.connection.drafts.create(write_letter(), "")
    before = bench.sent()
    bench.phone("edit_draft", draft=made.id, text="My own words.\n")
    if not made.etag:
        return
    with pytest.raises(Changed):
        await bench.connection.outbox.send(made.id, made.raw, "", made.etag)
    assert bench.sent() == before
    read = await bench.connection.drafts.read(made.id)
    assert content_of(read.raw).text == "My own words.\n"
    await bench.connection.outbox.send(made.id, read.raw, "", read.etag)
    assert bench.sent() == before + 1


async def test_what_is_sent_is_what_was_approved(bench: Bench) -> None:
    made = await bench.connection.drafts.create(write_letter(), "")
    bench.phone("edit_draft", draft=made.id, text="Words of another.\n")
    raw = write_letter(text="The very words.\n")
    sent = await bench.connection.outbox.send(made.id, raw, "", "")
    assert (await bench.connection.inbox.read(sent.id)).text.strip() == "The very words."


async def test_a_file_that_the_person_added_is_seen_kept_and_sent(bench: Bench) -> None:
    draft = await bench.connection.drafts.create(write_letter(), "")
    bench.phone("edit_draft", draft=draft.id, file="cv.pdf")
    read = await bench.connection.drafts.read(draft.id)
    seen = content_of(read.raw)
    assert (seen.text, len(seen.extras)) == (content_of(draft.raw).text, 1)
    assert content_of((await bench.connection.drafts.read(draft.id)).raw) == seen
    sent = await bench.connection.outbox.send(draft.id, read.raw, "", read.etag)
    assert (await bench.connection.inbox.read(sent.id)).attachments == ("cv.pdf",)


async def test_a_draft_that_was_sent_is_not_written_into_without_a_condition_either(bench: Bench) -> None:
    draft = await bench.connection.drafts.create(write_letter(), "")
    began = bench.clock.now()
    bench.phone("send_draft", draft=draft.id)
    before = bench.sent()
    raw = write_letter(text="Other words.\n")
    with pytest.raises(NotFound):
        await bench.connection.outbox.send(draft.id, raw, "", "")
    with pytest.raises(NotFound):
        await bench.connection.drafts.replace(draft.id, raw, "")
    (found,) = await bench.connection.outbox.find_sent("", REF, began)
    assert (await bench.connection.inbox.read(found.id)).text.strip() == content_of(draft.raw).text.strip()
    assert bench.sent() == before


async def test_an_account_without_permission_for_mail_is_told_so(bench: Bench) -> None:
    only = frozenset({Ability.READ_CALENDAR})
    bench.revoke()
    await bench.grants.save(ACCOUNT, await bench.sign_in(only, only))
    connection, before = bench.provider.connect(ACCOUNT), bench.sent()
    for write in (connection.drafts.create(write_letter(), ""), connection.outbox.submit(write_letter(), "")):
        with pytest.raises(Forbidden):
            await write
    assert bench.sent() == before


@pytest.mark.parametrize("status", [400, 403, 404, 429])
async def test_a_letter_whose_sending_is_refused_stays_a_draft(bench: Bench, status: int) -> None:
    before = bench.sent()
    made = await bench.connection.drafts.create(write_letter(), "")
    bench.refuse(Op.SEND, status)
    with pytest.raises((Refused, Forbidden, NotFound, Throttled)):
        await bench.connection.outbox.send(made.id, made.raw, "", made.etag)
    assert (bench.sent(), bench.requests(Op.SEND)) == (before, 1)
    assert content_of((await bench.connection.drafts.read(made.id)).raw) == content_of(made.raw)


async def test_a_letter_whose_answer_was_lost_is_found(bench: Bench) -> None:
    thread, subject, answered = bench.thread()
    made = await bench.connection.drafts.create(write_letter(subject=subject, answers=answered), thread)
    began = bench.clock.now()
    bench.spoil(Op.SEND, Spoil.LOST)
    with pytest.raises(Uncertain):
        await bench.connection.outbox.send(made.id, made.raw, "", made.etag)
    (found,) = await bench.connection.outbox.find_sent(thread, REF, began)
    assert (found.thread_id, found.client_ref, found.outgoing) == (thread, REF, True)


async def test_a_letter_outside_of_the_conversation_is_found_by_its_reference(bench: Bench) -> None:
    thread, _, _ = bench.thread()
    began = bench.clock.now()
    made = await bench.connection.drafts.create(write_letter(), "")
    sent = await bench.connection.outbox.send(made.id, made.raw, "", made.etag)
    found = await bench.connection.outbox.find_sent(thread, REF, began)
    assert [one.id for one in found] == [sent.id]
    assert await bench.connection.outbox.find_sent("", "another", began) == []


async def test_what_was_sent_before_is_not_found(bench: Bench) -> None:
    thread, _, _ = bench.thread()
    made = await bench.connection.drafts.create(write_letter(), "")
    await bench.connection.outbox.send(made.id, made.raw, "", made.etag)
    bench.advance(60)
    assert await bench.connection.outbox.find_sent(thread, REF, bench.clock.now()) == []


async def test_a_conversation_that_is_gone_hides_nothing(bench: Bench) -> None:
    began = bench.clock.now()
    made = await bench.connection.drafts.create(write_letter(), "")
    sent = await bench.connection.outbox.send(made.id, made.raw, "", made.etag)
    found = await bench.connection.outbox.find_sent("18ffffffffffffff", REF, began)
    assert [one.id for one in found] == [sent.id]


async def test_a_letter_without_a_draft_is_sent_once_with_one_request(bench: Bench) -> None:
    before = bench.sent()
    sent = await bench.connection.outbox.submit(write_letter(), "")
    assert (bench.requests(Op.SUBMIT), bench.requests(Op.CREATE_DRAFT), bench.sent()) == (1, 0, before + 1)
    assert (sent.outgoing, sent.to) == (True, (bench.interviewer,))
    assert sent.message_id == (await bench.connection.inbox.envelope(sent.id)).message_id


async def test_a_letter_without_a_draft_is_sent_into_its_conversation(bench: Bench) -> None:
    thread, subject, answered = bench.thread()
    sent = await bench.connection.outbox.submit(write_letter(subject=subject, answers=answered), thread)
    assert (sent.thread_id, sent.in_reply_to) == (thread, answered)


async def test_a_letter_without_a_draft_that_answers_is_found_from_its_conversation(bench: Bench) -> None:
    thread, subject, answered = bench.thread()
    began = bench.clock.now()
    sent = await bench.connection.outbox.submit(write_letter(subject=subject, answers=answered), thread)
    found = await bench.connection.outbox.find_sent(thread, REF, began)
    assert [one.id for one in found] == [sent.id]


async def test_a_letter_without_a_draft_needs_no_right_to_read_mail(bench: Bench) -> None:
    bench.revoke()
    only = frozenset({Ability.SEND, Ability.READ_CALENDAR})
    await bench.grants.save(ACCOUNT, await bench.sign_in(only, only))
    before = bench.sent()
    sent = await bench.provider.connect(ACCOUNT).outbox.submit(write_letter(), "")
    assert (bench.sent(), bench.requests(Op.ENVELOPE), sent.message_id) == (before + 1, 0, "")
    assert sent.outgoing


@pytest.mark.parametrize("spoil", [Spoil.LOST, Spoil.RESET])
async def test_a_letter_without_a_draft_is_never_sent_again_after_a_lost_answer(bench: Bench, spoil: Spoil) -> None:
    began, before = bench.clock.now(), bench.sent()
    bench.spoil(Op.SUBMIT, spoil)
    with pytest.raises(Uncertain):
        await bench.connection.outbox.submit(write_letter(), "")
    assert (bench.requests(Op.SUBMIT), bench.sent()) == (1, before + 1)
    assert len(await bench.connection.outbox.find_sent("", REF, began)) == 1


async def test_a_letter_without_a_draft_that_is_refused_was_not_sent(bench: Bench) -> None:
    before = bench.sent()
    bench.refuse(Op.SUBMIT, 429, retry_after="7")
    with pytest.raises(Throttled):
        await bench.connection.outbox.submit(write_letter(), "")
    assert bench.sent() == before
