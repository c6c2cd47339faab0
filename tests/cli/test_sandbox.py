"""Does the practice world start from the command line as its help says?"""

import json
import urllib.request

import pytest

from connectors.sandbox.personas import NAMES
from service.cli.sandbox import PERSONAS
from tests.cli.conftest import Terminal


def test_every_persona_of_the_world_can_be_chosen() -> None:
    """The list is written twice, because help must not import the world."""
    assert set(PERSONAS) == set(NAMES)


def test_the_printed_addresses_answer(world: dict[str, str]) -> None:
    """The control pages are for people, the rest for programs."""
    with urllib.request.urlopen(world["control"] + "/", timeout=10) as page:  # noqa: S310 - our own loopback
        assert page.status == 200


def test_what_is_printed_for_a_settings_file_can_be_used_as_one(terminal: Terminal) -> None:
    """For both providers at once, as a person would copy it."""
    with terminal.start("sandbox", "--provider", "both") as process:
        assert process.stdout is not None
        lines = iter(process.stdout.readline, "Stop it with Ctrl-C.\n")
        text = "".join(lines)
    (terminal.folder / "config.toml").write_text(text[text.index("[google]") :], encoding="utf-8")
    assert "can be connected at: google, outlook." in terminal.run("config", "check").stdout


@pytest.mark.parametrize(("provider", "homes"), [("outlook", {"outlook"}), ("both", {"google", "outlook"})])
def test_candidates_live_where_they_are_wanted(terminal: Terminal, provider: str, homes: set[str]) -> None:
    """One world, two protocols."""
    with terminal.start("sandbox", "--provider", provider, "--json") as process:
        assert process.stdout is not None
        text = ""
        while not text.endswith("}\n"):
            text += process.stdout.readline()
        with urllib.request.urlopen(json.loads(text)["control"] + "/world/people", timeout=10) as answer:  # noqa: S310
            people = json.load(answer)
    assert {one["provider"] for one in people if not one["company"]} == homes


@pytest.mark.parametrize("persona", ["refuses", "bounce"])
def test_a_world_is_told_how_the_interviewer_behaves(terminal: Terminal, persona: str) -> None:
    """And says so when it is asked who lives there."""
    with terminal.start("sandbox", "--persona", persona, "--json") as process:
        assert process.stdout is not None
        text = ""
        while not text.endswith("}\n"):
            text += process.stdout.readline()
        with urllib.request.urlopen(json.loads(text)["control"] + "/world/people", timeout=10) as answer:  # noqa: S310
            people = json.load(answer)
    assert persona in {one.get("persona") for one in people if one["company"]}
