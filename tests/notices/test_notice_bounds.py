"""A way to the owner is one host and nothing else: it reads no file, follows no redirect and holds up no other work."""

import asyncio
import time
from pathlib import Path

import pytest

from service.notices import AppriseNotices
from service.ports.notices import Notice
from tests.notices.phone import Phone

NOTICE = Notice("Time to get ready", "Leave by 09:15.")
_FORMS = (
    "workflows://h.example/flow/signature?template={}",
    "discord://1234567890123456789/abcdefghijklmnop?template={}",
    "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/?%74emplate={}",
)


@pytest.mark.parametrize("way", _FORMS)
def test_no_way_reads_a_file_of_this_machine(way: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.json"
    secret.write_text('{"key": "value"}')
    assert AppriseNotices().check([way.partition("?")[0]]) == []
    (wrong,) = AppriseNotices().check([way.format(secret)])
    assert "secret" not in wrong


def test_no_way_leads_from_one_host_to_another() -> None:
    assert AppriseNotices().check(["json://127.0.0.1/", "json://127.0.0.1/?redirect=no"]) == []
    assert AppriseNotices().check(["json://127.0.0.1/?redirect=yes"])


def test_a_way_cannot_choose_to_wait_for_ever() -> None:
    async def give() -> float:
        notices, start = AppriseNotices(seconds=0.3), time.perf_counter()
        with Phone(silent=True) as silent:
            endless = f"{silent.way}?rto=100000&cto=100000"
            assert await notices.tell([f"{endless}&n={number}" for number in range(8)], NOTICE) == 0
            await asyncio.to_thread(time.sleep, 0)  # work of others still finds a thread
            await asyncio.get_running_loop().shutdown_default_executor()
            return time.perf_counter() - start

    assert asyncio.run(give()) < 5


def test_a_strangers_title_never_becomes_markup() -> None:
    told = Notice("Tomorrow", 'Interview <a href="http://x.example">sign in</a> & more: tomorrow.', "http://127.0.0.1/")
    with Phone() as phone:
        assert asyncio.run(AppriseNotices().tell([f"{phone.way}?format=html"], told)) == 1
        assert "<a" not in phone.heard[0]["text"]
        assert "&lt;a" in phone.heard[0]["text"]
        assert asyncio.run(AppriseNotices().tell([phone.way], told)) == 1
        assert phone.heard[1]["text"] == f"{told.text}\n{told.link}"
