"""Any provider's drafts: laid into the right conversation, read back as the same letter, found again."""

from dataclasses import replace

import pytest

from service.errors import NotFound, Refused
from service.wire import mime
from tests.contract.bench import Bench, Op
from tests.contract.letters import MESSAGE_ID, REF, write_letter


@pytest.mark.parametrize(
    "text",
    [
        "Liebe Dana,\n\nes tut mir leid – wirklich.\n" + "x" * 500 + "\n",
        ".\n..dots, trailing blanks  \n\ta tab\n\n\n\nand blank lines\n",
        "<b>no markup</b> &amp; =3D =?utf-8?q?nothing?= 100%\n",
    ],
)
async def test_a_draft_is_read_back_as_the_letter_that_was_laid(bench: Bench, text: str) -> None:
    raw = write_letter(text=text)
    made = await bench.connection.drafts.create(raw, "")
    assert made.raw == raw
    assert made.message_id == MESSAGE_ID
    read = await bench.connection.drafts.read(made.id)
    assert replace(read, raw=raw) == made
    assert mime.content_of(read.raw) == mime.content_of(raw)


async def test_a_draft_that_answers_lies_in_the_conversation(bench: Bench) -> None:
    thread, subject, answered = bench.thread()
    raw = write_letter(subject=f"Re: {subject}", answers=answered)
    made = await bench.connection.drafts.create(raw, thread)
    assert made.thread_id == thread
    assert mime.content_of((await bench.connection.drafts.read(made.id)).raw) == mime.content_of(raw)


async def test_a_draft_without_a_conversation_begins_one(bench: Bench) -> None:
    thread, _, _ = bench.thread()
    made = await bench.connection.drafts.create(write_letter(), "")
    assert made.thread_id not in ("", thread)


async def test_a_draft_whose_headers_do_not_fit_never_lies_outside_of_its_conversation(bench: Bench) -> None:
    thread, subject, answered = bench.thread()
    for raw in (write_letter(subject="Other", answers=answered), write_letter(subject=subject)):
        try:
            made = await bench.connection.drafts.create(raw, thread)
        except Refused:
            continue
        assert made.thread_id == thread


async def test_a_replaced_draft_keeps_its_id_and_has_the_new_words(bench: Bench) -> None:
    thread, subject, answered = bench.thread()
    made = await bench.connection.drafts.create(write_letter(subject=subject, answers=answered), thread)
    raw = write_letter(subject=subject, answers=answered, text="Better words.\n")
    replaced = await bench.connection.drafts.replace(made.id, raw, thread)
    assert (replaced.id, replaced.thread_id) == (made.id, thread)
    assert mime.content_of((await bench.connection.drafts.read(made.id)).raw) == mime.content_of(raw)


async def test_a_draft_that_belongs_into_a_conversation_is_brought_there(bench: Bench) -> None:
    thread, subject, answered = bench.thread()
    made = await bench.connection.drafts.create(write_letter(), "")
    raw = write_letter(subject=f"Re: {subject}", answers=answered)
    moved = await bench.connection.drafts.replace(made.id, raw, thread)
    assert moved.thread_id == thread
    assert await bench.connection.drafts.find(MESSAGE_ID, REF) == [moved.id]
    assert mime.content_of((await bench.connection.drafts.read(moved.id)).raw) == mime.content_of(raw)


async def test_what_the_person_edits_is_what_we_read(bench: Bench) -> None:
    made = await bench.connection.drafts.create(write_letter(), "")
    bench.phone("edit_draft", draft=made.id, text="My own words.\n")
    read = await bench.connection.drafts.read(made.id)
    assert mime.content_of(read.raw).text == "My own words.\n"


async def test_a_draft_that_is_gone_is_not_found(bench: Bench) -> None:
    made = await bench.connection.drafts.create(write_letter(), "")
    bench.phone("delete_draft", draft=made.id)
    with pytest.raises(NotFound):
        await bench.connection.drafts.read(made.id)
    with pytest.raises(NotFound):
        await bench.connection.drafts.replace(made.id, write_letter(), "")


async def test_discarding_what_is_gone_counts_as_discarded(bench: Bench) -> None:
    made = await bench.connection.drafts.create(write_letter(), "")
    await bench.connection.drafts.discard(made.id)
    assert bench.requests(Op.DISCARD_DRAFT) == 1
    with pytest.raises(NotFound):
        await bench.connection.drafts.read(made.id)
    await bench.connection.drafts.discard(made.id)


async def test_a_letter_that_was_sent_is_not_discarded(bench: Bench) -> None:
    made = await bench.connection.drafts.create(write_letter(), "")
    await bench.connection.outbox.send(made.id, made.raw, "", made.etag)
    before = bench.sent()
    await bench.connection.drafts.discard(made.id)
    assert bench.sent() == before


async def test_a_draft_is_found_by_its_message_id(bench: Bench) -> None:
    made = await bench.connection.drafts.create(write_letter(), "")
    await bench.connection.drafts.create(write_letter(message_id="other@keller.example", ref="other"), "")
    assert await bench.connection.drafts.find(MESSAGE_ID, REF) == [made.id]
    assert await bench.connection.drafts.find(f"<{MESSAGE_ID}>", "") == [made.id]


async def test_a_draft_is_found_by_its_reference_when_its_message_id_was_replaced(bench: Bench) -> None:
    made = await bench.connection.drafts.create(write_letter(message_id="replaced@keller.example"), "")
    assert await bench.connection.drafts.find(MESSAGE_ID, REF) == [made.id]


async def test_drafts_with_one_reference_are_found_newest_first(bench: Bench) -> None:
    first = await bench.connection.drafts.create(write_letter(), "")
    bench.advance(5)
    second = await bench.connection.drafts.create(write_letter(), "")
    assert await bench.connection.drafts.find(MESSAGE_ID, REF) == [second.id, first.id]


async def test_a_draft_that_is_not_ours_is_never_found(bench: Bench) -> None:
    await bench.connection.drafts.create(write_letter(ref="", message_id="own@keller.example"), "")
    assert await bench.connection.drafts.find(MESSAGE_ID, REF) == []
    assert await bench.connection.drafts.find("", "") == []
