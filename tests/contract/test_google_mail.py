"""What Gmail does beyond what any mailbox does: it keeps bytes, threads by headers, and tells all that it sent."""

import pytest

from service.errors import Refused, Uncertain
from tests.contract.bench import Op, Spoil
from tests.contract.google_bench import GoogleBench
from tests.contract.letters import REF, write_letter


@pytest.fixture
def bench() -> GoogleBench:
    """Google's bench; it is opened when the test runs."""
    return GoogleBench()


async def test_a_draft_is_read_back_byte_for_byte(bench: GoogleBench) -> None:
    raw = write_letter(text="Liebe Dana,\n\nes tut mir leid – wirklich.\n" + "x" * 500 + "\n")
    made = await bench.connection.drafts.create(raw, "")
    assert await bench.connection.drafts.read(made.id) == made


async def test_a_draft_whose_headers_do_not_fit_the_conversation_is_refused(bench: GoogleBench) -> None:
    thread, subject, answered = bench.thread()
    for raw in (write_letter(subject="Other", answers=answered), write_letter(subject=subject)):
        with pytest.raises(Refused):
            await bench.connection.drafts.create(raw, thread)


async def test_a_dropped_reading_leaves_only_the_message_id_unknown(bench: GoogleBench) -> None:
    made = await bench.connection.drafts.create(write_letter(), "")
    bench.spoil(Op.ENVELOPE, Spoil.DROPPED, count=0)
    sent = await bench.connection.outbox.send(made.id, made.raw, "", made.etag)
    assert (bool(sent.id), sent.message_id, sent.outgoing) == (True, "", True)


async def test_a_cut_off_answer_to_a_letter_without_a_draft_leaves_it_in_doubt(bench: GoogleBench) -> None:
    began, before = bench.clock.now(), bench.sent()
    bench.spoil(Op.SUBMIT, Spoil.TRUNCATED)
    with pytest.raises(Uncertain):
        await bench.connection.outbox.submit(write_letter(), "")
    assert (bench.requests(Op.SUBMIT), bench.sent()) == (1, before + 1)
    assert len(await bench.connection.outbox.find_sent("", REF, began)) == 1


async def test_an_idle_poll_is_one_request(bench: GoogleBench) -> None:
    position = await bench.connection.inbox.position()
    before = bench.requests()
    await bench.connection.inbox.news(position)
    assert bench.requests() == before + 1
