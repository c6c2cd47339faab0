"""Does the table of operations say what the discovery documents say?"""

import pytest

from connectors.sandbox.google.calls import COMMON, Operation
from connectors.sandbox.google.operations import TABLE
from connectors.sandbox.google.scopes import KNOWN
from tests.servers.sandbox.clients import CALENDAR, GMAIL
from tests.servers.sandbox.discovery import Document, Violation


def _document(operation: Operation) -> Document:
    return GMAIL if operation.name.startswith("gmail.") else CALENDAR


@pytest.mark.parametrize("operation", TABLE, ids=lambda operation: operation.name)
def test_an_operation_has_the_verb_path_scopes_and_parameters_of_its_document(operation: Operation) -> None:
    document = _document(operation)
    method = document.methods[operation.name]
    path = document.path(method).replace("{", "").replace("}", "")
    assert operation.method == method["httpMethod"]
    assert operation.pattern.match(path)
    assert operation.scopes == frozenset(method["scopes"]) & KNOWN
    queries = {name for name, item in method.get("parameters", {}).items() if item["location"] == "query"}
    assert operation.parameters - COMMON == queries


def test_the_checker_refuses_an_unknown_field() -> None:
    with pytest.raises(Violation, match="unknown field surprise"):
        CALENDAR.check({"$ref": "Event"}, {"surprise": 1}, "event")


def test_the_checker_refuses_a_wrong_type_and_a_wrong_format() -> None:
    with pytest.raises(Violation, match="not of type string"):
        CALENDAR.check({"$ref": "Event"}, {"summary": 42}, "event")
    with pytest.raises(Violation, match="no date-time"):
        CALENDAR.check({"$ref": "Event"}, {"updated": "yesterday"}, "event")


def test_the_checker_refuses_an_unknown_parameter() -> None:
    with pytest.raises(Violation, match="unknown parameters"):
        CALENDAR.check_request("GET", "http://127.0.0.1/calendar/v3/calendars/primary/events?colour=red", None)
