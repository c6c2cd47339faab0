"""The story through its pages: every button does what it says, through the real connector to the sandbox."""

import time
from zoneinfo import ZoneInfo

import pytest

from service.domain.case import CallOutcome, Case, State
from tests.web.visitor import Visitor
from tests.web.world import World


@pytest.fixture
def begun(fresh: World) -> tuple[World, Visitor, Case]:
    """A case that its owner opened with the button, its letter lying ready."""
    fresh.connect()
    visitor = fresh.visitor()
    opened = visitor.press("/missed", "/missed")
    assert opened.status == 303
    case_id = opened.place.rpartition("/")[2]
    return fresh, visitor, reach(fresh, case_id, State.READY)


def reach(world: World, case_id: str, state: State) -> Case:
    """The case, once it is in this state."""
    for _ in range(200):
        case = world.case(case_id)
        if case.state is state:
            return case
        time.sleep(0.02)
    raise AssertionError(f"the case is {case.state}, not {state}: {case.trouble}")


def test_a_letter_is_changed_approved_and_taken_back(begun: tuple[World, Visitor, Case]) -> None:
    world, visitor, case = begun
    path = f"/cases/{case.id}"
    assert case.letter is not None
    text = case.letter.content.text.replace("Thank you", "Many thanks")
    assert visitor.press(path, f"{path}/letter", {"text": text}).status == 303
    assert "Saved. Nothing has been sent." in visitor.get(path).text
    assert "Saved. Nothing has been sent." not in visitor.get(path).text
    changed = reach(world, case.id, State.READY)
    assert changed.letter is not None
    assert changed.letter.content.text == text
    assert visitor.press(path, f"{path}/letter", to=f"{path}/approve").status == 303
    assert world.case(case.id).state is State.APPROVED
    page = visitor.get(path)
    assert "Take it back" in page.text
    assert not any(form.action == f"{path}/letter" for form in page.forms)
    assert visitor.press(path, f"{path}/undo").status == 303
    assert reach(world, case.id, State.READY).sent == ()


def test_a_letter_approved_for_later_says_when_it_leaves_and_can_be_taken_back(fresh: World) -> None:
    fresh.sandbox.world.clock.advance(seconds_to_night(fresh))
    fresh.connect()
    visitor = fresh.visitor()
    path = visitor.press("/missed", "/missed").place
    case = reach(fresh, path.rpartition("/")[2], State.READY)
    answer = visitor.press(path, f"{path}/letter", to=f"{path}/approve-later")
    assert answer.status == 303, answer.text
    approved = fresh.case(case.id)
    assert approved.approval is not None
    assert approved.approval.leaves_at is not None
    assert approved.approval.leaves_at > fresh.house.desk.now()
    page = visitor.get(path).text
    assert "Approved, and sent later" in page
    assert "when their day begins" in page
    assert visitor.press(path, f"{path}/undo").status == 303
    assert reach(fresh, case.id, State.READY).sent == ()


def seconds_to_night(world: World) -> int:
    """Until ten in the evening for the other side, when nobody should be written to."""
    local = world.house.desk.now().astimezone(ZoneInfo("Europe/Berlin"))
    return int((local.replace(hour=22, minute=0) - local).total_seconds()) % 86400


def test_words_changed_in_the_form_are_what_is_approved(begun: tuple[World, Visitor, Case]) -> None:
    world, visitor, case = begun
    path = f"/cases/{case.id}"
    assert case.letter is not None
    text = case.letter.content.text.replace("Kind regards", "Best wishes")
    assert visitor.press(path, f"{path}/letter", {"text": text}, to=f"{path}/approve").status == 303
    approved = world.case(case.id)
    assert approved.letter is not None
    assert approved.approval is not None
    assert approved.letter.content.text == text
    assert approved.approval.fingerprint == approved.letter.content.fingerprint


def test_a_letter_with_a_fault_is_not_approved_and_what_was_typed_stays(begun: tuple[World, Visitor, Case]) -> None:
    world, visitor, case = begun
    path = f"/cases/{case.id}"
    answer = visitor.press(path, f"{path}/letter", {"text": "Dear [NAME],\n"}, to=f"{path}/approve")
    assert answer.status == 409
    assert "Dear [NAME]," in answer.text
    assert world.case(case.id).approval is None


def test_a_letter_that_moved_on_is_not_overwritten_and_nothing_typed_is_lost(
    begun: tuple[World, Visitor, Case],
) -> None:
    world, visitor, case = begun
    path = f"/cases/{case.id}"
    mine = [("token", visitor.token()), ("fingerprint", "0" * 64), ("subject", "S"), ("text", "My own <words>")]
    answer = visitor.post(f"{path}/letter", mine)
    assert answer.status == 409
    assert "My own &lt;words&gt;" in answer.text
    assert "The letter as it is saved now" in answer.text
    assert world.case(case.id).letter == case.letter


def test_telling_the_call_changes_the_case(begun: tuple[World, Visitor, Case]) -> None:
    world, visitor, case = begun
    path = f"/cases/{case.id}"
    assert visitor.post(f"{path}/call", [("token", visitor.token()), ("outcome", "voicemail")]).status == 303
    assert world.case(case.id).call is CallOutcome.VOICEMAIL
    assert "You left a message." in visitor.get(path).text


def test_an_agreed_call_without_a_day_says_so_and_keeps_the_rest(begun: tuple[World, Visitor, Case]) -> None:
    world, visitor, case = begun
    fields = {"outcome": "agreed", "day": "", "time": "09:15", "minutes": "50", "zone": "Europe/Berlin"}
    answer = visitor.post(f"/cases/{case.id}/call", [("token", visitor.token()), *fields.items()])
    assert answer.status == 422
    assert "Please choose the day" in answer.text
    assert 'value="09:15"' in answer.text
    assert world.case(case.id).call is None


def test_an_agreed_call_puts_the_time_into_the_calendar(begun: tuple[World, Visitor, Case]) -> None:
    world, visitor, case = begun
    slot = case.slots[0]
    fields = {"outcome": "agreed", "slot": slot.letter, f"starts-{slot.letter}": slot.start.isoformat()}
    assert visitor.post(f"/cases/{case.id}/call", [("token", visitor.token()), *fields.items()]).status == 303
    after = reach(world, case.id, State.READY)
    assert after.booking is not None
    assert after.booking.start == slot.start
    page = visitor.get(f"/cases/{case.id}").text
    assert "You agreed on it by phone." in page
    assert "In your calendar" in page


def test_a_discarded_letter_ends_the_case(begun: tuple[World, Visitor, Case]) -> None:
    world, visitor, case = begun
    assert visitor.press(f"/cases/{case.id}", f"/cases/{case.id}/discard").status == 303
    assert reach(world, case.id, State.CLOSED).sent == ()
    assert "Closed: you ended it" in visitor.get(f"/cases/{case.id}").text


def test_pressing_twice_says_that_it_is_too_late(begun: tuple[World, Visitor, Case]) -> None:
    _, visitor, case = begun
    answer = visitor.post(f"/cases/{case.id}/undo", [("token", visitor.token())])
    assert answer.status == 409
    assert "too late to take it back" in answer.text
    assert "Traceback" not in answer.text


def test_the_version_moves_with_the_case(begun: tuple[World, Visitor, Case]) -> None:
    _, visitor, case = begun
    before = visitor.get(f"/cases/{case.id}/version").text, visitor.get("/version").text
    visitor.post(f"/cases/{case.id}/call", [("token", visitor.token()), ("outcome", "not_reached")])
    after = visitor.get(f"/cases/{case.id}/version").text, visitor.get("/version").text
    assert all(one != two for one, two in zip(before, after, strict=True))
