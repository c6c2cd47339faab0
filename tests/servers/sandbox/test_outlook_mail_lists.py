"""Does Outlook find what it indexes, refuse what it does not, and page through the rest?"""

from collections.abc import Iterator

import pytest

from connectors.sandbox import Story
from tests.servers.sandbox.clients import DANA, Running
from tests.servers.sandbox.outlook_mailbox import MARK, Outlook, marked


@pytest.fixture
def outlook(running: Running) -> Iterator[Outlook]:
    """The candidate's mail in a story that is told on Outlook."""
    with Outlook(running(story=Story(provider="outlook"))) as outlook:
        yield outlook


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        (marked(), 1),
        (marked("T1"), 1),
        (marked("t2"), 0),
        (marked(ident=MARK.replace("ClientRef", "clientref")), 0),
        (marked(ident=MARK.upper().replace("NAME CLIENTREF", "Name ClientRef")), 1),
        (marked() + " and isDraft eq true", 1),
        (marked() + " and isDraft eq false", 0),
        ("internetMessageId eq '<t+1@keller.example>'", 1),
        ("internetMessageId eq '<T+1@keller.example>'", 0),
        ("subject eq 'my missed interview'", 1),
        ("startswith(subject, 'my missed')", 1),
        ("isDraft eq true and createdDateTime ge 2026-11-24T09:59:00Z", 1),
        ("isDraft eq true and createdDateTime ge 2026-11-25T00:00:00+01:00", 0),
        (f"from/emailAddress/address eq '{DANA.upper()}' and isDraft eq true", 0),
        (f"(from/emailAddress/address eq '{DANA}') and (receivedDateTime lt 2026-11-20T00:00:00Z)", 2),
    ],
)
def test_mails_are_found_by_a_filter(outlook: Outlook, query: str, hits: int) -> None:
    outlook.draft()
    assert len(outlook.listed(filter=query)) == hits


def test_a_message_id_with_a_bare_plus_is_not_found(outlook: Outlook) -> None:
    outlook.draft()
    query = "/me/messages?$filter=internetMessageId%20eq%20'%3Ct{}1@keller.example%3E'"
    assert len(outlook.get(query.format("%2B"))["value"]) == 1
    assert outlook.get(query.format("+"))["value"] == []


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("toRecipients/any(r: r/emailAddress/address eq 'a@b.example')", "InefficientFilter"),
        ("contains(subject, 'missed')", "InefficientFilter"),
        ("isDraft eq true or isDraft eq false", "InefficientFilter"),
        ("internetMessageId ne 'x'", "InefficientFilter"),
        ("weather eq 'fine'", "ErrorInvalidUrlQueryFilter"),
        ("receivedDateTime ge yesterday", "ErrorInvalidUrlQueryFilter"),
        ("isDraft is true", "ErrorInvalidUrlQueryFilter"),
        (marked(ident="ClientRef"), "ErrorInvalidExtendedProperty"),
    ],
)
def test_what_is_not_indexed_or_makes_no_sense_is_refused(outlook: Outlook, query: str, code: str) -> None:
    with pytest.raises(AssertionError, match=code):
        outlook.listed(filter=query)


def test_what_is_sorted_by_has_to_lead_the_filter(outlook: Outlook) -> None:
    order = "receivedDateTime desc"
    lead = "receivedDateTime ge 2026-01-01T00:00:00Z and isDraft eq false"
    found = [one["receivedDateTime"] for one in outlook.listed(filter=lead, orderby=order)]
    assert found == sorted(found, reverse=True)
    assert len(found) == 3
    with pytest.raises(AssertionError, match="InefficientFilter"):
        outlook.listed(filter="isDraft eq false", orderby=order)


def test_a_folder_shows_its_own_mails_only(outlook: Outlook) -> None:
    ident = outlook.draft()["id"]
    assert [one["id"] for one in outlook.listed("/me/mailFolders/drafts/messages")] == [ident]
    by_id = outlook.get("/me/mailFolders/drafts")["id"]
    assert [one["id"] for one in outlook.listed(f"/me/mailFolders/{by_id}/messages")] == [ident]
    assert [one["id"] for one in outlook.listed("/me/mailFolders('Drafts')/messages")] == [ident]
    assert len(outlook.listed("/me/mailFolders/inbox/messages")) == 2
    assert set(outlook.get("/me/mailFolders/drafts", select="displayName")) == {"@odata.context", "id", "displayName"}
    assert outlook.ask("GET", "/me/mailFolders/nowhere/messages").code == "ErrorInvalidIdMalformed"


def test_a_long_list_comes_in_pages(outlook: Outlook) -> None:
    made = {outlook.draft(internetMessageId=f"<{n}@keller.example>")["id"] for n in range(5)}
    page = outlook.get("/me/mailFolders/drafts/messages", top="2", select="id", count="true")
    found, pages = [one["id"] for one in page["value"]], 1
    assert page["@odata.count"] == 5
    while "@odata.nextLink" in page:
        assert page["@odata.nextLink"].startswith(outlook.graph + "/me/mailFolders/drafts/messages?")
        page, pages = outlook.get(page["@odata.nextLink"]), pages + 1
        found += [one["id"] for one in page["value"]]
    assert (pages, len(found), set(found)) == (3, 5, made)


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        (f'"participants:{DANA}"', 4),
        (f'"from:{DANA}"', 2),
        (f'"to:{DANA}"', 2),
        ('"participants:stranger@else.example"', 0),
        ('"subject:missed AND sorry"', 1),
        ('"from:dana application"', 1),
        ('"received>=2026-11-20"', 1),
    ],
)
def test_mails_are_found_by_a_search(outlook: Outlook, query: str, hits: int) -> None:
    outlook.draft()
    found = outlook.listed(search=query)
    assert len(found) == hits
    assert found == sorted(found, key=lambda one: str(one["sentDateTime"]), reverse=True)


def test_a_search_goes_with_neither_filter_nor_order(outlook: Outlook) -> None:
    for rest, code in (
        ({"filter": "isDraft eq true"}, "SearchWithFilter"),
        ({"orderby": "subject"}, "SearchWithOrderBy"),
    ):
        with pytest.raises(AssertionError, match=code):
            outlook.listed(search='"missed"', **rest)
    with pytest.raises(AssertionError, match="Syntax error"):
        outlook.listed(search="missed")


def test_fresh_mail_is_not_searched_while_the_index_lags(outlook: Outlook) -> None:
    outlook.hand.ask("/world/settings", {"search_lag": 60}, "PUT")
    outlook.draft()
    assert outlook.listed(search='"missed"') == []
    assert len(outlook.listed(filter=marked())) == 1
    outlook.wait(61)
    assert len(outlook.listed(search='"missed"')) == 1


def test_folders_are_named_and_counted(outlook: Outlook) -> None:
    outlook.draft()
    folders = {one["displayName"]: one for one in outlook.listed("/me/mailFolders")}
    assert [folders[name]["totalItemCount"] for name in ("Inbox", "Drafts", "Sent Items")] == [2, 1, 1]
