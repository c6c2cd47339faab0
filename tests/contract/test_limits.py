"""Any provider's brakes: how long to wait is understood in every form it is said in."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from service.errors import Forbidden, NotFound, Refused, Throttled
from tests.contract.bench import Bench, Op, Refusal
from tests.contract.letters import write_letter


@pytest.mark.parametrize(
    ("said", "understood"), [("7", 7.0), ("2.5", 2.5), ("0", 0.0), ("", 30.0), ("soon", 30.0), ("86400", 3600.0)]
)
@pytest.mark.parametrize("brake", [Refusal.SLOW_DOWN, Refusal.SLOW_DOWN_FORBIDDEN])
async def test_a_brake_says_how_long_to_wait(bench: Bench, brake: Refusal, said: str, understood: float) -> None:
    bench.deny(Op.EVENT, brake, said)
    with pytest.raises(Throttled) as caught:
        await bench.connection.calendar.event(bench.calendar_id, bench.missed_event())
    assert caught.value.retry_after == understood


async def test_a_brake_may_name_a_date(bench: Bench) -> None:
    moment = datetime.now(UTC) + timedelta(seconds=90)
    bench.deny(Op.EVENT, Refusal.SLOW_DOWN, format_datetime(moment, usegmt=True))
    with pytest.raises(Throttled) as caught:
        await bench.connection.calendar.event(bench.calendar_id, bench.missed_event())
    assert 80 < caught.value.retry_after < 95


async def test_a_braked_write_was_not_done_and_is_not_repeated(bench: Bench) -> None:
    bench.deny(Op.CREATE_DRAFT, Refusal.SLOW_DOWN, "1")
    with pytest.raises(Throttled):
        await bench.connection.drafts.create(write_letter(), "")
    assert bench.requests(Op.CREATE_DRAFT) == 1


@pytest.mark.parametrize(
    ("refusal", "error"),
    [
        (Refusal.NARROW, Forbidden),
        (Refusal.POLICY, Forbidden),
        (Refusal.UNHEARD_OF, Forbidden),
        (Refusal.MISSING, NotFound),
        (Refusal.INVALID, Refused),
        (Refusal.TOO_LARGE, Refused),
    ],
)
async def test_a_refusal_is_told_in_plain_words(bench: Bench, refusal: Refusal, error: type[Exception]) -> None:
    made = await bench.connection.drafts.create(write_letter(), "")
    reason = bench.deny(Op.SEND, refusal)
    with pytest.raises(error) as caught:
        await bench.connection.outbox.send(made.id, made.raw, "", made.etag)
    words = str(caught.value)
    assert words.endswith(".")
    assert reason not in words
    assert bench.requests(Op.SEND) == 1
