"""Notices reach real ways, and one that fails is told from one that works; no address is ever shown or logged."""

import asyncio
import logging
from collections.abc import Iterator

import pytest
import structlog
from structlog.testing import LogCapture

from service.notices import AppriseNotices, name_kind
from service.ports.notices import Notice
from tests.notices.phone import Phone

NOTICE = Notice("Time to get ready", "Leave by 09:15.", "http://127.0.0.1:8210/cases/1")


@pytest.fixture
def phone() -> Iterator[Phone]:
    """A phone that works."""
    with Phone() as one:
        yield one


@pytest.fixture
def lines() -> Iterator[LogCapture]:
    """What is logged."""
    capture = LogCapture()
    structlog.configure(processors=[capture])
    yield capture
    structlog.reset_defaults()


def tell(ways: list[str], seconds: float = 5.0) -> int:
    return asyncio.run(AppriseNotices(seconds=seconds).tell(ways, NOTICE))


def test_a_notice_comes_with_its_link(phone: Phone) -> None:
    assert tell([phone.way]) == 1
    assert phone.heard == [{"title": NOTICE.title, "text": f"{NOTICE.text}\n{NOTICE.link}"}]


def test_every_way_is_used_and_the_working_ones_are_counted(phone: Phone) -> None:
    with Phone(works=False) as broken:
        tried = asyncio.run(AppriseNotices().try_each([broken.way, phone.way, "nonsense"], NOTICE))
    assert tried == [("json", False), ("json", True), ("unknown", False)]
    assert phone.titles == [NOTICE.title]


def test_a_way_that_does_not_answer_is_given_up(phone: Phone) -> None:
    with Phone(silent=True) as silent:
        assert tell([f"{silent.way}?rto=1", phone.way], seconds=0.3) == 1


def test_no_address_and_no_word_is_ever_logged(
    lines: LogCapture, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    with Phone(works=False) as broken:
        assert tell([broken.way, "json://me:secret-word@", "secret-word"]) == 0
    said = f"{lines.entries} {caplog.text} {capfd.readouterr()}"
    assert len(lines.entries) == 3
    assert not [word for word in ("secret-word", "127.0.0.1", "Leave by") if word in said]


def test_ways_of_the_installation_come_after_the_owners_and_each_once() -> None:
    notices = AppriseNotices(["json://b.example/", "json://a.example/"])
    assert notices.ways((" json://a.example/ ", "")) == ("json://a.example/", "json://b.example/")


@pytest.mark.parametrize(
    ("way", "complaint"), [("my phone", "is no address"), ("foo://bar", "begins with foo://"), ("json://", "json://")]
)
def test_a_way_that_cannot_be_used_is_complained_about_in_plain_words(way: str, complaint: str) -> None:
    (said,) = AppriseNotices().check(["json://a.example/", way])
    assert said.startswith("Way 2 ")
    assert complaint in said


def test_good_ways_are_not_complained_about_and_too_many_are() -> None:
    assert AppriseNotices().check(["json://a.example/", "ntfy://ntfy.example.org/topic"]) == []
    assert len(AppriseNotices().check(["json://a.example/"] * 11)) == 1


def test_a_complaint_never_repeats_the_address() -> None:
    assert "secret-word" not in " ".join(AppriseNotices().check(["foo://me:secret-word@host", "secret-word"]))


def test_the_kind_of_a_way_is_all_that_is_named() -> None:
    assert [name_kind(way) for way in ("NTFY://x/y", "a b://c", "x")] == ["ntfy", "unknown", "unknown"]
