"""How a letter is written: reason, language and address by taps; advice while typing; own words are never lost."""

import json

import pytest
from playwright.sync_api import Browser, expect

from service.domain.case import Case, Privacy, State
from tests.web.test_story import reach
from tests.web.visitor import Answer, Visitor
from tests.web.world import World

Begun = tuple[World, Visitor, Case]
REASON = "My train stood still for two hours."


@pytest.fixture
def begun(fresh: World) -> Begun:
    """A case whose letter lies ready in our words."""
    fresh.connect()
    visitor = fresh.visitor()
    case_id = visitor.press("/missed", "/missed").place.rpartition("/")[2]
    return fresh, visitor, reach(fresh, case_id, State.READY)


def press(begun: Begun, way: str, changes: dict[str, str]) -> Answer:
    """Press a button of the letter's form that posts to this way."""
    _, visitor, case = begun
    path = f"/cases/{case.id}"
    return visitor.press(path, f"{path}/letter", changes, to=f"{path}/{way}")


def test_one_tap_tells_that_something_urgent_came_up(begun: Begun) -> None:
    assert press(begun, "wish", {"privacy": "general"}).status == 303
    after = reach(begun[0], begun[2].id, State.READY)
    assert after.privacy is Privacy.GENERAL
    assert after.letter is not None
    assert begun[2].letter is not None
    assert after.letter.content.text != begun[2].letter.content.text


def test_a_reason_in_own_words_stands_in_the_letter(begun: Begun) -> None:
    assert press(begun, "wish", {"do": "reason", "reason": REASON}).status == 303
    after = reach(begun[0], begun[2].id, State.READY)
    assert after.letter is not None
    assert REASON.rstrip(".").lower() in after.letter.content.text.lower()


def test_an_empty_reason_is_asked_for_again(begun: Begun) -> None:
    answer = press(begun, "wish", {"do": "reason", "reason": " "})
    assert answer.status == 422
    assert "Write your reason as one sentence" in answer.text


def test_the_letter_is_written_in_another_language(begun: Begun) -> None:
    assert press(begun, "wish", {"do": "style", "language": "de", "form": "formal"}).status == 303
    after = reach(begun[0], begun[2].id, State.READY)
    assert after.letter is not None
    assert after.letter.language == "de"
    assert "Guten Tag" in after.letter.content.text


def test_words_typed_by_the_person_are_only_written_over_when_that_was_asked_for(begun: Begun) -> None:
    world, _, case = begun
    refused = press(begun, "wish", {"privacy": "general", "text": "My own words, not saved yet.\n"})
    assert refused.status == 409
    assert "My own words, not saved yet." in refused.text
    assert "Write it anew" in refused.text
    assert f"/cases/{case.id}/anew" in refused.text
    assert world.case(case.id).letter == case.letter
    assert press(begun, "letter", {"text": "My own words.\n"}).status == 303
    reach(world, case.id, State.READY)
    assert press(begun, "wish", {"privacy": "general"}).status == 409
    assert press(begun, "anew", {"do": "anew"}).status == 303
    after = reach(world, case.id, State.READY)
    assert after.letter is not None
    assert not after.letter.edited


def test_advice_counts_words_and_tells_errors_from_remarks(begun: Begun) -> None:
    _, visitor, case = begun
    fields = [("token", visitor.token()), ("subject", "Interview"), ("text", "Dear [NAME],\n\nPlease!!!\n")]
    answer = visitor.post(f"/cases/{case.id}/advice", fields)
    told = json.loads(answer.text)
    assert answer.status == 200
    assert told["words"] == "3 words"
    assert {one["error"] for one in told["findings"]} == {True, False}
    assert begun[0].case(case.id).letter == case.letter


def test_advice_is_given_to_this_session_only(begun: Begun) -> None:
    _, visitor, case = begun
    assert visitor.post(f"/cases/{case.id}/advice", [("token", "x"), ("text", "Hello")]).status == 403
    elsewhere = {"Origin": "https://evil.example"}
    fields = [("token", visitor.token()), ("text", "Hello")]
    assert visitor.post(f"/cases/{case.id}/advice", fields, elsewhere).status == 403


def test_a_number_is_kept_and_a_wrong_one_asked_again(begun: Begun) -> None:
    world, visitor, case = begun
    path = f"/cases/{case.id}/number"
    assert visitor.post(path, [("token", visitor.token()), ("number", "+49 30 901820")]).status == 303
    assert world.case(case.id).phone.replace(" ", "") == "+4930901820"
    wrong = visitor.post(path, [("token", visitor.token()), ("number", "tomorrow")])
    assert wrong.status == 409
    assert 'value="tomorrow"' in wrong.text


def test_findings_follow_the_typing_and_an_error_holds_the_button(chromium: Browser, begun: Begun) -> None:
    world, _, case = begun
    page = chromium.new_page(viewport={"width": 360, "height": 740})
    page.goto(world.link())
    page.goto(f"{world.base_url}/cases/{case.id}")
    button = page.locator("#approving button").first
    expect(button).to_be_enabled()
    text = page.get_by_label("Text", exact=True)
    whole = text.input_value()
    text.fill("Dear [NAME],\n")
    expect(page.get_by_text("Has to be mended first")).to_be_visible()
    expect(button).to_be_disabled()
    expect(button).to_contain_text("Cannot be sent yet")
    text.fill(whole.replace("sorry", "so sorry!"))
    expect(page.get_by_text("Worth a look")).to_be_visible()
    expect(button).to_be_enabled()
    expect(button).to_contain_text("Approve")
    page.close()
