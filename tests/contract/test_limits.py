"""Any provider's brakes: how long to wait is understood in every form it is said in."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from service.errors import Forbidden, NotFound, Refused, Throttled
from tests.contract.bench import Bench, Op
from tests.contract.letters import write_letter


@pytest.mark.parametrize(
    ("said", "understood"), [("7", 7.0), ("2.5", 2.5), ("0", 0.0), ("", 30.0), ("soon", 30.0), ("86400", 3600.0)]
)
@pytest.mark.parametrize("status", [429, 403])
async def test_a_brake_says_how_long_to_wait(bench: Bench, status: int, said: str, understood: float) -> None:
    bench.refuse(Op.EVENT, status, "userRateLimitExceeded", said)
    with pytest.raises(Throttled) as caught:
        await bench.connection.calendar.event(bench.calendar_id, bench.missed_event())
    assert caught.value.retry_after == understood


async def test_a_brake_may_name_a_date(bench: Bench) -> None:
    moment = datetime.now(UTC) + timedelta(seconds=90)
    bench.refuse(Op.EVENT, 429, "rateLimitExceeded", format_datetime(moment, usegmt=True))
    with pytest.raises(Throttled) as caught:
        await bench.connection.calendar.event(bench.calendar_id, bench.missed_event())
    assert 80 < caught.value.retry_after < 95


async def test_a_braked_write_was_not_done_and_is_not_repeated(bench: Bench) -> None:
    bench.refuse(Op.CREATE_DRAFT, 429, "rateLimitExceeded", "1")
    with pytest.raises(Throttled):
        await bench.connection.drafts.create(write_letter(), "")
    assert bench.requests(Op.CREATE_DRAFT) == 1


@pytest.mark.parametrize(
    ("status", "reason", "error"),
    [
        (403, "insufficientPermissions", Forbidden),
        (403, "domainPolicy", Forbidden),
        (403, "somethingNew", Forbidden),
        (404, "notFound", NotFound),
        (400, "invalidArgument", Refused),
        (413, "uploadTooLarge", Refused),
    ],
)
async def test_a_refusal_is_told_in_plain_words(bench: Bench, status: int, reason: str, error: type[Exception]) -> None:
    bench.refuse(Op.SEND, status, reason)
    with pytest.raises(error) as caught:
        await bench.connection.outbox.send("any", b"", "", "")
    words = str(caught.value)
    assert words.endswith(".")
    assert reason not in words
    assert bench.requests(Op.SEND) == 1
