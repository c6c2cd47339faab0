"""Is an Outlook person of the story like a Google one, with categories instead of labels?"""

import pytest

from connectors.sandbox import Sandbox, Story
from tests.servers.sandbox.clients import DANA, ROBIN, Google, Hand, Running
from tests.servers.sandbox.microsoft import Microsoft

_GOOGLE, _OUTLOOK = "robin1@keller.example", "robin2@keller.example"


def _mark(hand: Hand, address: str = ROBIN) -> list[str]:
    found = [entry for entry in hand.calendar(address) if entry["title"].startswith("Interview")]
    return list(found[0]["marks"])


def test_the_story_has_a_provider(hand: Hand) -> None:
    people = {one["address"]: one["provider"] for one in hand.ask("/world/people")}
    assert people == {ROBIN: "outlook", DANA: "outlook"}
    hand.ask("/world/reset", {"story": {"provider": "both"}})
    people = {one["address"]: one["provider"] for one in hand.ask("/world/people")}
    assert (people[_GOOGLE], people[_OUTLOOK]) == ("google", "outlook")
    with pytest.raises(ValueError, match="google, outlook or both"):
        Story(provider="elsewhere")


def test_two_providers_stand_side_by_side_over_one_world(running: Running) -> None:
    sandbox = running(story=Story(provider="both"))
    with Hand(sandbox.control_url) as hand, Microsoft(sandbox, _OUTLOOK) as graph:
        google = Google(sandbox, hand.token(_GOOGLE))
        assert google.interview()["summary"] == graph.interview()["subject"]
        assert graph.interview()["attendees"][0]["emailAddress"]["address"] == _OUTLOOK
        google.close()


def test_a_mark_set_by_hand_is_a_category(sandbox: Sandbox, hand: Hand) -> None:
    hand.phone("mark_missed")
    assert _mark(hand) == ["Missed interview"]
    with Microsoft(sandbox) as graph:
        assert graph.interview()["categories"] == ["Missed interview"]
        hand.phone("set_label", label="")
        assert graph.interview()["categories"] == []


def test_a_category_can_be_defined_and_then_used_in_every_calendar(sandbox: Sandbox, hand: Hand) -> None:
    hand.phone("define_label", label="Work", color="#3f51b5")
    hand.phone("set_label", label="Work", event="School concert")
    with Microsoft(sandbox) as graph:
        assert graph.get("/me/outlook/masterCategories")["value"][-1]["color"] == "preset7"
        family = graph.get("/me/calendars")["value"][1]["id"]
        shown = graph.get(f"/me/calendars/{family}/events")["value"]
    assert [one["categories"] for one in shown] == [["Work"]]


def test_a_removed_or_renamed_category_stays_on_what_carries_it(sandbox: Sandbox, hand: Hand) -> None:
    hand.phone("mark_missed")
    hand.phone("rename_label", label="Missed interview", name="Absent")
    with Microsoft(sandbox) as graph:
        assert graph.interview()["categories"] == ["Missed interview"]
        names = [one["displayName"] for one in graph.get("/me/outlook/masterCategories")["value"]]
        assert names == ["Absent", "Family"]
        hand.phone("set_label", label="Absent")
        hand.phone("remove_label", label="Absent")
        assert graph.interview()["categories"] == ["Absent"]
    assert _mark(hand) == ["Absent"]


def test_with_google_a_renamed_label_changes_its_name_everywhere(running: Running) -> None:
    with Hand(running().control_url) as hand:
        hand.phone("mark_missed")
        hand.phone("rename_label", label="Missed interview", name="Absent")
        assert _mark(hand) == ["Absent"]
        hand.ask("/world/phone/" + ROBIN + "/rename_label", {"label": "Nothing", "name": "x"}, expect=404)


def test_the_pages_show_where_people_have_their_accounts_and_which_marks_are_set(hand: Hand) -> None:
    hand.phone("mark_missed")
    hand.ask("/world/reset", {"story": {"provider": "both"}})
    hand.phone("mark_missed", _OUTLOOK)
    overview = _page(hand, "/")
    assert "with an Outlook account" in overview
    assert "with a Google account" in overview
    assert overview.count('class="mark">Missed interview') == 1
    assert "Remove the mark" in _page(hand, f"/calendar/{_OUTLOOK}")


def _page(hand: Hand, path: str) -> str:
    from urllib.request import urlopen

    with urlopen(hand.url + path, timeout=5) as answer:  # noqa: S310 - loopback
        return str(answer.read().decode())


def test_a_mail_stores_habits_are_set_from_outside(hand: Hand) -> None:
    changed = hand.ask(f"/world/people/{ROBIN}/habits", {"keeps_deleted": True})
    assert changed["habits"]["keeps_deleted"]
    hand.ask(f"/world/people/{ROBIN}/habits", {"mood": True}, expect=400)
