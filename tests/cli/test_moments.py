"""Can one say in a terminal that one is late, cannot come, or was left waiting?"""

import json
import shutil
import urllib.request
from datetime import UTC, datetime, timedelta

import pytest

from tests.cli.conftest import Terminal, read_link

ROBIN = "robin@keller.example"


class Machine:
    """A machine with books of its own, and the hands of its owner in the calendar app."""

    def __init__(self, terminal: Terminal, control: str) -> None:
        self.terminal = terminal
        self._control = control

    def add(self, title: str, minutes: int) -> str:
        """Write an entry of three quarters of an hour that begins so many minutes from now; its id."""
        start = datetime.now(UTC) + timedelta(minutes=minutes)
        body = {"title": title, "start": start.isoformat(), "end": (start + timedelta(minutes=45)).isoformat()}
        request = urllib.request.Request(  # noqa: S310 - our own loopback
            f"{self._control}/world/phone/{ROBIN}/add_event",
            json.dumps(body).encode(),
            {"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 - our own loopback
            return str(json.load(answer)["event"])


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory, connected: Terminal, world: dict[str, str]) -> Machine:
    """A second machine of the same owner, so that its cases are nobody else's."""
    folder = tmp_path_factory.mktemp("second")
    shutil.copy(connected.folder / "config.toml", folder / "config.toml")
    terminal = Terminal(folder)
    with terminal.start("accounts", "connect", "--no-browser", "--hint", ROBIN) as process:
        with urllib.request.urlopen(read_link(process.stderr), timeout=10) as page:  # noqa: S310 - our own loopback
            assert b"close this page" in page.read()
        said, complaint = process.communicate(timeout=30)
    assert said == f"Connected: {ROBIN}\n", complaint
    return Machine(terminal, world["control"])


def test_late_needs_an_interview_that_runs(machine: Machine) -> None:
    """Before it begins and after it has ended, it says what to do instead."""
    early, running = machine.add("Phone screen: early", 30), machine.add("Phone screen: running", -5)
    over = machine.add("Phone screen: over", -60)
    marked = machine.terminal.ask("late", running, "--minutes", "15")
    assert marked["occasion"] == "late"
    assert machine.terminal.ask("show", marked["case"])["case"]["minutes_late"] == 15
    for event, word in ((early, "not begun"), (over, "is over")):
        done = machine.terminal.run("late", event)
        assert (done.returncode, word in done.stderr) == (1, True), done.stderr


def test_absent_needs_ten_minutes_of_patience(machine: Machine) -> None:
    """And takes how long one waited as it is told."""
    fresh, waited = machine.add("Phone screen: fresh", -5), machine.add("Phone screen: nobody", -20)
    assert "may still come" in machine.terminal.run("absent", fresh).stderr
    marked = machine.terminal.ask("absent", waited, "--waited", "12")
    assert marked["occasion"] == "absence"
    assert machine.terminal.ask("show", marked["case"])["case"]["minutes_late"] == 12


def test_missed_before_the_start_tells_them_ahead(machine: Machine) -> None:
    """One command for both: the clock knows which it is."""
    ahead = machine.add("Phone screen: tomorrow", 120)
    assert machine.terminal.ask("missed", ahead)["occasion"] == "ahead"


def test_what_nobody_missed_is_not_called_so(machine: Machine) -> None:
    """The first lines say what happened, in whole sentences; a word told ahead is due before the start."""
    ahead, late = machine.add("Phone screen: soon", 180), machine.add("Phone screen: now", -2)
    for words, said in ((("missed", ahead), "Not able to come: "), (("late", late), "Late for: ")):
        case = machine.terminal.ask(*words)["case"]
        shown = machine.terminal.run("show", case).stdout
        first, second = shown.splitlines()[:2]
        assert (said in first, "missed" in first.lower(), "?." in second) == (True, False, False)
        assert ("Send it before it begins: " in shown) == (words[0] == "missed")
        assert "at the latest by" not in shown


@pytest.mark.parametrize(
    "words",
    [("late", "x", "--minutes", "4"), ("late", "x", "--minutes", "61"), ("absent", "x", "--waited", "0"), ("late",)],
)
def test_minutes_out_of_reason_are_refused(machine: Machine, words: tuple[str, ...]) -> None:
    """Before anything is asked of the provider."""
    assert machine.terminal.run(*words).returncode == 2


@pytest.mark.parametrize("name", ["late", "absent"])
def test_an_event_that_is_not_there_ends_with_code_3(machine: Machine, name: str) -> None:
    """As everywhere."""
    assert machine.terminal.run(name, "nothing").returncode == 3
