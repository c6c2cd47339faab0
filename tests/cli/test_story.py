"""Can the whole story up to the approval be lived in a terminal?"""

import json
import stat
from zipfile import ZipFile

from tests.cli.conftest import Terminal


def test_the_demo_without_a_browser_proves_its_end(terminal: Terminal) -> None:
    """Every promise holds for every account, read back over the wire, and nothing is left behind."""
    for provider, accounts in (("google", 1), ("outlook", 1), ("both", 2)):
        played = terminal.ask("demo", "--headless", "--provider", provider)
        assert played["good"]
        assert [len(checks) for checks in played["proofs"].values()] == [10] * accounts
    assert list(terminal.folder.iterdir()) == []


def test_options_of_the_demo_that_do_not_go_together_are_refused(terminal: Terminal) -> None:
    """Before anything is started."""
    for words in (("--json",), ("--headless", "--persona", "refuses")):
        assert terminal.run("demo", *words).returncode == 2


def test_a_connected_account_is_listed_with_its_state(connected: Terminal) -> None:
    """Scripts read the state, people the headline."""
    (account,) = connected.ask("accounts", "list")
    assert (account["address"], account["state"]) == ("robin@keller.example", "connected")


def test_calendars_are_listed_and_chosen(connected: Terminal) -> None:
    """The chosen ones count as busy."""
    before = connected.ask("accounts", "calendars")
    chosen = [word for one in before if one["busy"] for word in ("--choose", one["id"])]
    assert connected.ask("accounts", "calendars", *chosen) == before
    assert any(one["busy"] for one in before)


def test_marking_twice_opens_one_case(connected: Terminal, case: str) -> None:
    """The button may be pressed again in panic."""
    interview = next(one for one in connected.ask("missed") if "Interview" in one["title"])
    assert connected.ask("missed", interview["id"])["case"] == case


def test_a_case_is_found_by_the_beginning_of_its_id(connected: Terminal, case: str) -> None:
    """Nobody types 32 characters."""
    assert connected.ask("show", case[:8])["id"] == case


def test_the_list_and_the_page_of_a_case_agree(connected: Terminal, case: str) -> None:
    """Both say where it stands in the same words."""
    (listed,) = connected.ask("cases")
    shown = connected.ask("show", case)
    assert {key: shown[key] for key in listed} == listed
    plain = connected.run("show", case).stdout
    assert shown["headline"] in plain
    assert "Timeline" in plain


def test_approving_needs_a_reader_or_the_fingerprint_of_what_was_read(connected: Terminal, case: str) -> None:
    """A script that read nothing approves nothing."""
    done = connected.run("approve", case)
    assert (done.returncode, "--fingerprint" in done.stderr) == (2, True)
    wrong = connected.run("approve", case, "--fingerprint", "0" * 64)
    assert (wrong.returncode, connected.ask("show", case)["state"]) == (1, "ready")
    assert "another one" in wrong.stderr


def test_the_export_holds_the_letters_and_no_token(connected: Terminal, case: str) -> None:
    """And only its owner can read it; a second one does not overwrite it unasked."""
    target = connected.folder / "mine.zip"
    assert connected.ask("export", str(target), "--force")["cases"] == 1
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    with ZipFile(target) as archive:
        everything = {name: archive.read(name).decode() for name in archive.namelist()}
    letter = json.loads(everything[f"cases/{case}.json"])["case"]["letter"]
    assert letter["content"]["to"] == ["dana.rieger@northwind.example"]
    assert not any(word in text for text in everything.values() for word in ("access_token", "refresh_token"))
    assert connected.run("export", str(target)).returncode == 1


def test_the_doctor_finds_nothing_that_fails(connected: Terminal, case: str) -> None:
    """A practice world is pointed at, so there are warnings, and they are no failures."""
    found = connected.ask("doctor")
    assert {line["level"] for line in found} <= {"OK", "WARN"}
    assert any(line["what"] == "Account robin@keller.example" for line in found), case


def test_what_is_not_there_ends_with_code_3(connected: Terminal) -> None:
    """For cases, accounts and events alike."""
    commands = (("show", "nothing"), ("missed", "nothing"), ("accounts", "calendars", "nobody@else.example"))
    assert [connected.run(*words).returncode for words in commands] == [3, 3, 3]
    assert connected.run("cases", "--before", "zzz").returncode == 3


def test_a_calendar_that_is_not_there_cannot_be_chosen(connected: Terminal) -> None:
    """It would cut the real one off, and nothing would be watched any more."""
    before = connected.ask("accounts", "calendars")
    done = connected.run("accounts", "calendars", "--choose", "nope")
    assert (done.returncode, "There is no calendar 'nope'" in done.stderr) == (3, True)
    assert connected.ask("accounts", "calendars") == before


def test_an_account_is_not_disconnected_while_nobody_can_be_asked(connected: Terminal) -> None:
    """A script has to say that it means it."""
    done = connected.run("accounts", "disconnect")
    assert (done.returncode, "--yes" in done.stderr) == (2, True)
    assert connected.ask("accounts", "list")[0]["state"] == "connected"


def test_every_time_in_json_is_written_in_one_way(connected: Terminal, case: str) -> None:
    """RFC 3339, with Z for UTC; a program should need one reader."""
    shown, listed = connected.ask("show", case), connected.ask("missed")
    times = [shown["start"], shown["opened_at"], shown["case"]["opened_at"], *(one["start"] for one in listed)]
    assert {(one[10], one[-1]) for one in times} == {("T", "Z")}
