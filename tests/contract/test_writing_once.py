"""Whatever happens to the connection, a write leaves once, and a doubtful one is called doubtful."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from service.domain.event import Span
from service.errors import Uncertain, Unreachable
from service.ports.sign_in import Connection
from tests.contract.bench import ACCOUNT, Bench, Op, Spoil
from tests.contract.letters import write_letter
from tests.contract.test_entries import ENTRY

_START = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)


async def _add(connection: Connection, calendar: str, event: str, etag: str, draft: str) -> None:
    await connection.entries.add(calendar, ENTRY)


async def _move(connection: Connection, calendar: str, event: str, etag: str, draft: str) -> None:
    await connection.entries.move(calendar, event, etag, Span(_START, _START + timedelta(hours=1)), "UTC")


async def _remove(connection: Connection, calendar: str, event: str, etag: str, draft: str) -> None:
    await connection.entries.remove(calendar, event)


async def _label(connection: Connection, calendar: str, event: str, etag: str, draft: str) -> None:
    await connection.calendar.create_label(calendar, "Missed")


async def _create(connection: Connection, calendar: str, event: str, etag: str, draft: str) -> None:
    await connection.drafts.create(write_letter(), "")


async def _replace(connection: Connection, calendar: str, event: str, etag: str, draft: str) -> None:
    await connection.drafts.replace(draft, write_letter(text="Other words.\n"), "")


async def _discard(connection: Connection, calendar: str, event: str, etag: str, draft: str) -> None:
    await connection.drafts.discard(draft)


async def _send(connection: Connection, calendar: str, event: str, etag: str, draft: str) -> None:
    await connection.outbox.send(draft, write_letter(), "", "")


WRITES: Mapping[Op, Callable[[Connection, str, str, str, str], Awaitable[None]]] = {
    Op.ADD_ENTRY: _add,
    Op.MOVE_ENTRY: _move,
    Op.REMOVE_ENTRY: _remove,
    Op.CREATE_LABEL: _label,
    Op.CREATE_DRAFT: _create,
    Op.REPLACE_DRAFT: _replace,
    Op.DISCARD_DRAFT: _discard,
    Op.SEND: _send,
}
ANSWERED_WITH_CONTENT = (Op.ADD_ENTRY, Op.MOVE_ENTRY, Op.CREATE_DRAFT, Op.REPLACE_DRAFT, Op.SEND)


async def count_attempts(bench: Bench, op: Op, upset: Callable[[], None], *, fresh: bool = False) -> int:
    """Try one write that must end in doubt; answers how often it reached the server."""
    event = await bench.connection.entries.add(bench.calendar_id, replace(ENTRY, key="0" * 32))
    draft = await bench.connection.drafts.create(write_letter(), "")
    if fresh:
        await bench.provider.close()
    before = bench.requests(op)
    upset()
    with pytest.raises(Uncertain):
        await WRITES[op](bench.connection, bench.calendar_id, event.id, event.etag, draft.id)
    return bench.requests(op) - before


@pytest.mark.parametrize("spoil", [Spoil.DROPPED, Spoil.LOST, Spoil.RESET])
@pytest.mark.parametrize("op", WRITES)
async def test_a_dropped_connection_never_sends_a_write_twice(bench: Bench, op: Op, spoil: Spoil) -> None:
    assert await count_attempts(bench, op, lambda: bench.spoil(op, spoil)) == 1


@pytest.mark.parametrize("op", WRITES)
async def test_a_fresh_connection_that_is_dropped_never_sends_a_write_twice(bench: Bench, op: Op) -> None:
    assert await count_attempts(bench, op, lambda: bench.spoil(op, Spoil.LOST), fresh=True) == 1


@pytest.mark.parametrize("status", [500, 502, 503, 504])
@pytest.mark.parametrize("op", [Op.ADD_ENTRY, Op.REPLACE_DRAFT, Op.SEND])
async def test_a_server_error_leaves_a_write_in_doubt_and_is_not_repeated(bench: Bench, op: Op, status: int) -> None:
    assert await count_attempts(bench, op, lambda: bench.refuse(op, status, retry_after="1")) == 1


@pytest.mark.parametrize("op", ANSWERED_WITH_CONTENT)
async def test_a_cut_off_answer_leaves_a_write_in_doubt(bench: Bench, op: Op) -> None:
    assert await count_attempts(bench, op, lambda: bench.spoil(op, Spoil.TRUNCATED)) == 1


async def test_a_read_that_fails_is_only_unreachable(bench: Bench) -> None:
    bench.spoil(Op.EVENT, Spoil.DROPPED, count=0)
    with pytest.raises(Unreachable):
        await bench.connection.calendar.event(bench.calendar_id, bench.missed_event())


async def test_a_write_that_finds_no_server_surely_did_not_happen(bench: Bench) -> None:
    nowhere = bench.elsewhere("http://127.0.0.1:9").connect(ACCOUNT)
    with pytest.raises(Unreachable):
        await nowhere.entries.add(bench.calendar_id, ENTRY)
