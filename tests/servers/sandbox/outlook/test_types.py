"""Is what is checked against Graph's description really checked, and is the project's copy of it true?"""

import json
import os
from pathlib import Path

import pytest

from tests.servers.sandbox.csdl import FACTS, Violation, description, extract, type_of

# Graph's whole metadata is not kept here; who has it names its file, and the copy of the facts is compared with it.
_SOURCE = os.environ.get("MULLIGAN_GRAPH_CSDL", "")

if _SOURCE:

    def test_the_copy_of_the_facts_agrees_with_the_metadata() -> None:
        assert extract(Path(_SOURCE).read_text()) == json.loads(FACTS.read_text())


def test_the_extract_reads_types_with_their_kinds() -> None:
    facts = extract(
        '<Edmx><Schema xmlns="http://docs.oasis-open.org/odata/ns/edm">'
        '<EnumType Name="color"><Member Name="red"/></EnumType>'
        '<ComplexType Name="thing" BaseType="graph.root"><Property Name="id" Type="Edm.String" Nullable="false"/>'
        '<NavigationProperty Name="parts" Type="Collection(graph.thing)"/></ComplexType>'
        '<Action Name="Turn"><Parameter Name="bindingParameter" Type="graph.thing"/>'
        '<Parameter Name="HowFar" Type="Edm.Int32"/></Action></Schema></Edmx>'
    )
    assert facts["actions"] == {"thing.Turn": {"howfar": "Edm.Int32"}}
    assert facts["enums"] == {"color": ["red"]}
    assert facts["types"]["thing"] == {
        "base": "root",
        "properties": {"id": "Edm.String!", "parts": "Collection(thing)"},
    }


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ({"surprise": 1}, "no property surprise"),
        ({"subject": 42}, "no Edm.String"),
        ({"isAllDay": "yes"}, "no Edm.Boolean"),
        ({"showAs": "asleep"}, "no member of freeBusyStatus"),
        ({"createdDateTime": "2026-11-24T10:00:00"}, "no Edm.DateTimeOffset"),
        ({"attendees": {}}, "no list"),
        ({"attendees": [{"emailAddress": {"mail": "x"}}]}, "no property mail"),
        ({"id": None}, "may not be null"),
        ({"@odata.type": "#microsoft.graph.message", "id": "1"}, "message is no event"),
        ({"@removed": {"reason": "deleted"}, "id": "1", "subject": "x"}, "no property subject"),
    ],
)
def test_the_checker_refuses_what_the_description_does_not_know(body: dict[str, object], complaint: str) -> None:
    with pytest.raises(Violation, match=complaint):
        description().check_answer("/me/events/1", 200, body)


def test_the_checker_lets_a_right_event_pass() -> None:
    good = {"id": "1", "subject": "x", "start": {"dateTime": "2026-11-24T10:00:00.0000000", "timeZone": "UTC"}}
    description().check_answer("/me/calendarView/delta", 200, {"value": [good]})


def test_an_error_without_its_ids_is_refused() -> None:
    with pytest.raises(Violation, match="lacks its ids"):
        description().check_answer("/me", 404, {"error": {"code": "x", "message": "y", "innerError": {}}})


@pytest.mark.parametrize(
    ("path", "body", "complaint"),
    [
        ("/me/messages", {"isDraft": False}, "isDraft cannot be written"),
        ("/me/messages/AA", {"surprise": 1}, "no property surprise"),
        ("/me/events/AA", {"iCalUId": "x"}, "iCalUId cannot be written"),
        ("/me/outlook/masterCategories", {"displayName": "Missed", "color": "red"}, "no member of categoryColor"),
        ("/me/messages/AA/createReply", {"message": {"webLink": "x"}}, "webLink cannot be written"),
        ("/me/messages/AA/createReply", {"words": "x"}, "no parameter words"),
        ("/me/sendMail", {"message": {"sentDateTime": "2026-11-24T10:00:00Z"}}, "sentDateTime cannot be written"),
        ("/me/sendMail", {"mail": {}}, "no parameter mail"),
        ("/me/events/AA/accept", {"sendResponse": "yes"}, "no Edm.Boolean"),
        ("/me/messages/AA/send", {"comment": "x"}, "no parameter comment"),
    ],
)
def test_the_checker_refuses_what_no_client_can_write(path: str, body: dict[str, object], complaint: str) -> None:
    with pytest.raises(Violation, match=complaint):
        description().check_request(path, body)


@pytest.mark.parametrize(
    ("path", "body"),
    [
        (
            "/me/messages",
            {"subject": "x", "singleValueExtendedProperties": [{"id": "a", "value": "b"}]},
        ),
        ("/me/calendars/AA/events/BB/accept", {"sendResponse": True}),
        ("/me/events/AA/tentativelyAccept", {"Comment": "Later?", "SendResponse": True}),
        ("/me/messages/AA/send", {}),
        ("/me/sendMail", {"Message": {"subject": "x"}, "saveToSentItems": False}),
    ],
)
def test_the_checker_lets_right_requests_pass(path: str, body: dict[str, object]) -> None:
    description().check_request(path, body)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/me/mailFolders('inbox')/messages/delta?$select=id", "message"),
        ("http://127.0.0.1:1/v1.0/me/calendars/AA/calendarView/delta?$deltatoken=x", "event"),
        ("/me/outlook/masterCategories", "outlookCategory"),
        ("/me/messages/AA/createReply", "message"),
        ("/me/events/AA/accept", None),
    ],
)
def test_an_address_tells_which_type_lives_there(path: str, name: str | None) -> None:
    assert type_of(path) == name
