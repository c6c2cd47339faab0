"""Any provider's bad days: answers that fail after the work, come late or out of order; clocks, twins and kills."""

import asyncio
from datetime import timedelta

import pytest

from service.domain.event import Span
from service.errors import Changed, Exists, NotFound, SignInExpired, Uncertain
from service.ports.sign_in import Connection
from tests.contract.bench import Bench, Op, Spoil
from tests.contract.letters import REF, write_letter
from tests.contract.sandbox_bench import LONGEST_WAIT
from tests.contract.test_calendar import only_event, read_all, read_cursor
from tests.contract.test_entries import ENTRY

_HASTE = 0.6
_FIVE_MINUTES = timedelta(minutes=5)
_SPANS = (_FIVE_MINUTES, -_FIVE_MINUTES)


async def sent_letters(bench: Bench) -> int:
    """How many letters of ours can be found as sent."""
    return len(await bench.connection.outbox.find_sent("", REF, bench.clock.now() - timedelta(minutes=10)))


async def laid(bench: Bench) -> tuple[str, bytes, str]:
    """A draft of ours: id, bytes and state."""
    draft = await bench.connection.drafts.create(write_letter(), "")
    return draft.id, draft.raw, draft.etag


@pytest.mark.parametrize("status", [500, 502, 503, 504])
async def test_an_error_that_hides_a_sent_letter_is_a_doubt_and_the_letter_is_found(bench: Bench, status: int) -> None:
    draft, raw, etag = await laid(bench)
    bench.refuse(Op.SEND, status, commit=True)
    with pytest.raises(Uncertain):
        await bench.connection.outbox.send(draft, raw, "", etag)
    assert (bench.requests(Op.SEND), await sent_letters(bench)) == (1, 1)


@pytest.mark.parametrize("status", [500, 502, 503, 504])
async def test_an_error_that_hides_a_new_entry_or_draft_is_a_doubt_and_both_are_found(
    bench: Bench, status: int
) -> None:
    bench.refuse(Op.ADD_ENTRY, status, commit=True)
    with pytest.raises(Uncertain):
        await bench.connection.entries.add(bench.calendar_id, ENTRY)
    bench.refuse(Op.CREATE_DRAFT, status, commit=True)
    with pytest.raises(Uncertain):
        await bench.connection.drafts.create(write_letter(), "")
    assert await bench.connection.entries.find(bench.calendar_id, ENTRY.key)
    assert len(await bench.connection.drafts.find("", REF)) == 1
    assert (bench.requests(Op.ADD_ENTRY), bench.requests(Op.CREATE_DRAFT)) == (1, 1)


@pytest.mark.parametrize("spoil", [Spoil.LATE, Spoil.SLOW])
async def test_an_answer_that_comes_when_nobody_waits_any_more_is_a_doubt(bench: Bench, spoil: Spoil) -> None:
    hasty = await bench.beside(_HASTE)
    draft, raw, etag = await laid(bench)
    before = bench.requests(Op.SEND)
    bench.spoil(Op.SEND, spoil)
    with pytest.raises(Uncertain):
        await hasty.outbox.send(draft, raw, "", etag)
    bench.spoil(Op.ADD_ENTRY, spoil)
    with pytest.raises(Uncertain):
        await hasty.entries.add(bench.calendar_id, ENTRY)
    await asyncio.sleep(LONGEST_WAIT)
    assert (bench.requests(Op.SEND) - before, bench.requests(Op.ADD_ENTRY)) == (1, 1)
    assert await sent_letters(bench) == 1
    assert await bench.connection.entries.find(bench.calendar_id, ENTRY.key)


async def test_changes_in_any_order_are_the_same_changes(bench: Bench) -> None:
    sound = {event.id: event for page in await read_all(bench) for event in page.events}
    bench.spoil(Op.CHANGES, Spoil.REORDERED)
    found = [event for page in await read_all(bench) for event in page.events]
    assert {event.id: event for event in found} == sound


async def test_a_permission_that_ends_between_two_pages_ends_the_round_without_a_cursor(bench: Bench) -> None:
    bench.spoil(Op.CHANGES, Spoil.EMPTY_PAGE)
    pages = bench.connection.calendar.changes(bench.calendar_id, "")
    assert (await anext(pages)).cursor == ""
    bench.revoke()
    with pytest.raises(SignInExpired):
        await anext(pages)


async def test_a_draft_whose_whole_conversation_was_deleted_is_gone(bench: Bench) -> None:
    thread, subject, answered = bench.thread()
    made = await bench.connection.drafts.create(write_letter(subject=subject, answers=answered), thread)
    bench.phone("delete_thread", thread=thread)
    before = bench.sent()
    with pytest.raises(NotFound):
        await bench.connection.drafts.read(made.id)
    with pytest.raises(NotFound):
        await bench.connection.outbox.send(made.id, made.raw, thread, made.etag)
    assert await bench.connection.drafts.find(made.message_id, REF) == []
    assert bench.sent() == before


@pytest.mark.parametrize("ahead", _SPANS)
async def test_a_clock_that_is_five_minutes_wrong_loses_no_mark_and_no_mail(bench: Bench, ahead: timedelta) -> None:
    wrong = await bench.beside(ahead=ahead)
    bench.connection = wrong
    position, cursor = await wrong.inbox.position(), await read_cursor(bench)
    bench.write_as_interviewer("Tuesday?", "Would Tuesday do?\n")
    bench.phone("mark_missed")
    (new,) = (await wrong.inbox.news(position)).messages
    assert (await wrong.inbox.read(new.id)).subject == "Tuesday?"
    assert (await only_event(bench, cursor)).labels == ("Missed interview",)


@pytest.mark.parametrize("ahead", _SPANS)
async def test_a_clock_that_is_five_minutes_wrong_sends_once_and_finds_it(bench: Bench, ahead: timedelta) -> None:
    wrong = await bench.beside(ahead=ahead)
    draft, raw, etag = await laid(bench)
    sent = await wrong.outbox.send(draft, raw, "", etag)
    found = await wrong.outbox.find_sent("", REF, bench.clock.now() + ahead - timedelta(minutes=10))
    assert [one.id for one in found] == [sent.id]


async def test_two_processes_that_write_one_entry_write_it_once(bench: Bench) -> None:
    twin = await bench.beside()
    both = [one.entries.add(bench.calendar_id, ENTRY) for one in (bench.connection, twin)]
    made = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(type(one).__name__ for one in made) == ["Event", Exists.__name__]
    window = await bench.connection.calendar.events_between(bench.calendar_id, Span(ENTRY.start, ENTRY.end))
    assert [one.client_ref for one in window] == [ENTRY.key]


async def test_two_processes_that_send_one_draft_send_it_once(bench: Bench) -> None:
    twin = await bench.beside()
    draft, raw, etag = await laid(bench)
    before = bench.sent()
    both = [one.outbox.send(draft, raw, "", etag) for one in (bench.connection, twin)]
    outcomes = await asyncio.gather(*both, return_exceptions=True)
    (failed,) = [one for one in outcomes if isinstance(one, BaseException)]
    assert isinstance(failed, NotFound | Changed | Uncertain)
    assert bench.sent() == before + 1


async def find_all(bench: Bench, connection: Connection) -> tuple[bool, int, int]:
    """What the next process finds: the entry, drafts, and letters that were sent."""
    entry = await connection.entries.find(bench.calendar_id, ENTRY.key)
    drafts = await connection.drafts.find("", REF)
    sent = await connection.outbox.find_sent("", REF, bench.clock.now() - timedelta(minutes=10))
    return entry is not None, len(drafts), len(sent)


@pytest.mark.parametrize(("spoil", "found"), [(Spoil.DROPPED, (False, 0, 0)), (Spoil.LOST, (True, 1, 0))])
async def test_the_process_after_a_kill_finds_what_was_begun(
    bench: Bench, spoil: Spoil, found: tuple[bool, int, int]
) -> None:
    for op in (Op.ADD_ENTRY, Op.CREATE_DRAFT):
        bench.spoil(op, spoil)
    for write in (
        bench.connection.entries.add(bench.calendar_id, ENTRY),
        bench.connection.drafts.create(write_letter(), ""),
    ):
        with pytest.raises(Uncertain):
            await write
    assert await find_all(bench, await bench.beside()) == found


@pytest.mark.parametrize(("spoil", "found"), [(Spoil.DROPPED, (False, 1, 0)), (Spoil.LOST, (False, 0, 1))])
async def test_the_process_after_a_kill_finds_whether_a_letter_left(
    bench: Bench, spoil: Spoil, found: tuple[bool, int, int]
) -> None:
    draft, raw, etag = await laid(bench)
    bench.spoil(Op.SEND, spoil)
    with pytest.raises(Uncertain):
        await bench.connection.outbox.send(draft, raw, "", etag)
    assert await find_all(bench, await bench.beside()) == found
