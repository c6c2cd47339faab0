"""Any provider's outbox: one request sends one letter, and what was sent can be found."""

from datetime import timedelta

import pytest

from service.errors import NotFound, Uncertain
from tests.contract.bench import Bench, Op, Spoil
from tests.contract.letters import REF, write_letter


async def test_a_letter_is_sent_once_with_one_request(bench: Bench) -> None:
    before = bench.sent()
    made = await bench.connection.drafts.create(write_letter(), "")
    sent = await bench.connection.outbox.send(made.id)
    assert bench.requests(Op.SEND) == 1
    assert bench.sent() == before + 1
    assert (sent.outgoing, sent.subject, sent.sender.address) == (True, "My apologies for today", bench.address)
    assert sent.to == (bench.interviewer,)


async def test_the_message_id_is_the_one_that_the_reader_sees(bench: Bench) -> None:
    made = await bench.connection.drafts.create(write_letter(), "")
    sent = await bench.connection.outbox.send(made.id)
    found = await bench.connection.inbox.envelope(sent.id)
    assert sent.message_id
    assert sent.message_id == found.message_id


async def test_a_letter_that_answers_is_sent_into_its_conversation(bench: Bench) -> None:
    thread, subject, answered = bench.thread()
    made = await bench.connection.drafts.create(write_letter(subject=subject, answers=answered), thread)
    sent = await bench.connection.outbox.send(made.id)
    assert (sent.thread_id, sent.in_reply_to, sent.references) == (thread, answered, (answered,))


async def test_a_draft_cannot_be_sent_twice(bench: Bench) -> None:
    before = bench.sent()
    made = await bench.connection.drafts.create(write_letter(), "")
    await bench.connection.outbox.send(made.id)
    with pytest.raises(NotFound):
        await bench.connection.outbox.send(made.id)
    assert bench.sent() == before + 1


async def test_a_draft_that_the_person_sent_is_not_found(bench: Bench) -> None:
    made = await bench.connection.drafts.create(write_letter(), "")
    bench.phone("send_draft", draft=made.id)
    with pytest.raises(NotFound):
        await bench.connection.outbox.send(made.id)


async def test_a_letter_counts_as_sent_even_when_its_message_id_cannot_be_read(bench: Bench) -> None:
    made = await bench.connection.drafts.create(write_letter(), "")
    bench.spoil(Op.ENVELOPE, Spoil.DROPPED, count=0)
    sent = await bench.connection.outbox.send(made.id)
    assert sent.id
    assert (sent.message_id, sent.outgoing) == ("", True)
    assert abs(sent.date - bench.clock.now()) < timedelta(seconds=5)


async def test_a_letter_whose_answer_was_lost_is_found(bench: Bench) -> None:
    thread, subject, answered = bench.thread()
    made = await bench.connection.drafts.create(write_letter(subject=subject, answers=answered), thread)
    began = bench.clock.now()
    bench.spoil(Op.SEND, Spoil.LOST)
    with pytest.raises(Uncertain):
        await bench.connection.outbox.send(made.id)
    (found,) = await bench.connection.outbox.find_sent(thread, REF, began)
    assert (found.thread_id, found.client_ref, found.outgoing) == (thread, REF, True)


async def test_a_letter_outside_of_the_conversation_is_found_by_its_reference(bench: Bench) -> None:
    thread, _, _ = bench.thread()
    began = bench.clock.now()
    made = await bench.connection.drafts.create(write_letter(), "")
    sent = await bench.connection.outbox.send(made.id)
    found = await bench.connection.outbox.find_sent(thread, REF, began)
    assert [one.id for one in found] == [sent.id]
    assert await bench.connection.outbox.find_sent("", "another", began) == []


async def test_what_was_sent_before_is_not_found(bench: Bench) -> None:
    thread, _, _ = bench.thread()
    made = await bench.connection.drafts.create(write_letter(), "")
    await bench.connection.outbox.send(made.id)
    bench.advance(60)
    assert await bench.connection.outbox.find_sent(thread, REF, bench.clock.now()) == []


async def test_a_conversation_that_is_gone_hides_nothing(bench: Bench) -> None:
    began = bench.clock.now()
    made = await bench.connection.drafts.create(write_letter(), "")
    sent = await bench.connection.outbox.send(made.id)
    found = await bench.connection.outbox.find_sent("18ffffffffffffff", REF, began)
    assert [one.id for one in found] == [sent.id]
