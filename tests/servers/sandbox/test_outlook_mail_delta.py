"""Does messages/delta tell what came, changed and went, and stop when its links are too old?"""

from collections.abc import Iterator
from typing import Any

import pytest

from connectors.sandbox import Story
from tests.servers.sandbox.clients import DANA, ROBIN, Running
from tests.servers.sandbox.outlook_mailbox import Outlook


@pytest.fixture
def outlook(running: Running) -> Iterator[Outlook]:
    """The candidate's mail in a story that is told on Outlook."""
    with Outlook(running(story=Story(provider="outlook"))) as outlook:
        yield outlook


_INBOX = "/me/mailFolders/inbox/messages/delta"


def _round(outlook: Outlook, link: str) -> tuple[list[Any], str]:
    """All items of one round, and the link to the next."""
    items: list[Any] = []
    while True:
        page = outlook.get(link)
        items += page["value"]
        if "@odata.deltaLink" in page:
            return items, page["@odata.deltaLink"]
        link = page["@odata.nextLink"]


def _write(outlook: Outlook, subject: str = "News") -> None:
    outlook.hand.phone("write_mail", DANA, to=ROBIN, subject=subject, text="Hello")


def test_a_first_round_is_the_folder_and_later_ones_are_its_news(outlook: Outlook) -> None:
    items, link = _round(outlook, _INBOX + "?$select=subject,uniqueBody&changeType=created")
    assert len(items) == 2
    assert _round(outlook, link)[0] == []
    _write(outlook)
    ((found,), later) = _round(outlook, link)
    assert (found["subject"], found["uniqueBody"]["content"]) == ("News", "Hello\r\n")
    assert (found["@odata.type"], "body" in found) == ("#microsoft.graph.message", False)
    assert _round(outlook, later)[0] == []
    assert len(_round(outlook, link)[0]) == 1


def test_links_are_whole_addresses_of_the_host_that_was_called(outlook: Outlook) -> None:
    other = outlook.graph.replace("127.0.0.1", "localhost")
    _, link = _round(outlook, other + _INBOX)
    assert link.startswith(other + _INBOX + "?$deltatoken=")


def test_rounds_come_in_pages_and_lose_nothing(outlook: Outlook) -> None:
    for number in range(5):
        _write(outlook, f"News {number}")
    prefer = {"Prefer": 'odata.maxpagesize=2, IdType="ImmutableId"'}
    page = outlook.ask("GET", _INBOX, **prefer).body
    sizes, names = [len(page["value"])], [one["subject"] for one in page["value"]]
    while "@odata.nextLink" in page:
        page = outlook.ask("GET", page["@odata.nextLink"], **prefer).body
        sizes.append(len(page["value"]))
        names += [one["subject"] for one in page["value"]]
    assert sizes == [2, 2, 2, 1]
    assert len(set(names)) == 7


def test_what_arrives_between_two_pages_is_told_in_the_next_round(outlook: Outlook) -> None:
    page = outlook.ask("GET", _INBOX, Prefer="odata.maxpagesize=1").body
    _write(outlook, "In between")
    names, link = _round(outlook, page["@odata.nextLink"])
    later, _ = _round(outlook, link)
    assert "In between" in {one["subject"] for one in [*names, *later]}


def test_what_is_deleted_or_read_is_told_unless_only_new_mail_is_wanted(outlook: Outlook) -> None:
    _, everything = _round(outlook, _INBOX)
    _, created = _round(outlook, _INBOX + "?changeType=created")
    first, second = outlook.listed("/me/mailFolders/inbox/messages")
    outlook.ask("DELETE", f"/me/messages/{first['id']}")
    outlook.ask("PATCH", f"/me/messages/{second['id']}", {"isRead": False})
    items = {one["id"]: one for one in _round(outlook, everything)[0]}
    assert items[first["id"]]["@removed"] == {"reason": "deleted"}
    assert items[second["id"]]["isRead"] is False
    assert _round(outlook, created)[0] == []


def test_old_mail_can_be_left_out(outlook: Outlook) -> None:
    query = _INBOX + "?$filter=receivedDateTime%20ge%202026-11-24T00:00:00Z&$orderby=receivedDateTime%20desc"
    items, link = _round(outlook, query)
    _write(outlook)
    assert (items, len(_round(outlook, link)[0])) == ([], 1)


def test_other_filters_orders_and_searches_are_refused(outlook: Outlook) -> None:
    for rest in (
        "$filter=isDraft%20eq%20true",
        "$orderby=subject",
        "$search=%22x%22",
        "changeType=moved",
        "$expand=event",
    ):
        assert outlook.ask("GET", f"{_INBOX}?{rest}").status == 400


def test_sent_items_tell_what_was_sent(outlook: Outlook) -> None:
    _, link = _round(outlook, "/me/mailFolders/sentitems/messages/delta?$select=isDraft&changeType=created")
    ident = outlook.draft()["id"]
    assert _round(outlook, link)[0] == []
    outlook.send(ident)
    ((found,), _) = _round(outlook, link)
    assert (found["id"], found["isDraft"]) == (ident, False)


def test_too_old_a_link_is_gone_with_the_way_to_begin_anew(outlook: Outlook) -> None:
    _, link = _round(outlook, _INBOX)
    outlook.sandbox.world.person(ROBIN).mailbox.forget()
    answer = outlook.ask("GET", link)
    assert answer.status == 410
    items, _ = _round(outlook, answer.headers["location"])
    assert len(items) == 2


@pytest.mark.parametrize("code", ["syncStateNotFound", "SyncStateNotFound", "resyncRequired"])
def test_too_old_a_link_may_be_refused_in_other_words(outlook: Outlook, code: str) -> None:
    _, link = _round(outlook, _INBOX)
    outlook.manners.sync_expiry = code
    outlook.sandbox.world.person(ROBIN).mailbox.forget()
    answer = outlook.ask("GET", link)
    assert (answer.status, answer.code) == (400, code)


def test_a_link_of_another_folder_or_a_bent_one_is_too_old(outlook: Outlook) -> None:
    _, link = _round(outlook, _INBOX)
    assert outlook.ask("GET", link.replace("inbox", "sentitems")).status == 410
    assert outlook.ask("GET", link[:-8]).status == 410


@pytest.mark.parametrize("kind", ["replay", "reorder", "empty_page"])
def test_a_round_can_be_replayed_disordered_or_begin_empty(outlook: Outlook, kind: str) -> None:
    _, link = _round(outlook, _INBOX)
    _write(outlook, "one")
    _write(outlook, "two")
    calm, _ = _round(outlook, link)
    outlook.hand.fault(kind, op="graph.messages.delta")
    items, _ = _round(outlook, link)
    names = [one["subject"] for one in items if "subject" in one]
    assert names[-2:] == (["two", "one"] if kind == "reorder" else ["one", "two"])
    assert (len(items) > len(calm)) is (kind == "replay")
