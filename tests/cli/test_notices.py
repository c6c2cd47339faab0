"""`mulligan notices test` says what came of each way, and never shows an address; `approve --later` waits."""

from pathlib import Path

from service.cli.exits import Exit
from tests.cli.conftest import Terminal
from tests.notices.phone import Phone


def with_ways(connected: Terminal, tmp_path: Path, *ways: str) -> str:
    """A settings file like that of the connected machine, with these ways."""
    settings = (connected.folder / "config.toml").read_text(encoding="utf-8")
    file = tmp_path / "with_ways.toml"
    file.write_text(f'{settings}\n[notices]\nways = "{" ".join(ways)}"\n', encoding="utf-8")
    file.chmod(0o600)
    return str(file)


def test_without_any_way_it_says_where_to_add_one(connected: Terminal) -> None:
    done = connected.run("notices", "test")
    assert (done.returncode, done.stdout.startswith("No way is set.")) == (Exit.FAILED, True)
    assert "Only your calendar can remind you" in done.stdout


def test_a_test_notice_goes_out_by_each_way(connected: Terminal, tmp_path: Path) -> None:
    with Phone() as phone:
        file = with_ways(connected, tmp_path, phone.way)
        done = connected.run("--config", file, "notices", "test")
    assert (done.returncode, phone.titles) == (0, ["A test"]), done.stderr
    assert done.stdout.splitlines() == ["WAY   RESULT", "json  worked"]


def test_a_way_that_does_not_work_is_named_by_its_kind_only(connected: Terminal, tmp_path: Path) -> None:
    with Phone() as phone, Phone(works=False) as broken:
        file = with_ways(connected, tmp_path, phone.way, broken.way)
        done = connected.run("--config", file, "notices", "test")
    assert (done.returncode, phone.titles) == (Exit.FAILED, ["A test"])
    assert "json  did not work" in done.stdout
    assert "secret-word" not in done.stdout + done.stderr


def test_an_approval_for_later_says_when_it_leaves(connected: Terminal, case: str) -> None:
    due = connected.run("show", case).stdout
    assert "Send it by: " in due
    fingerprint = connected.ask("show", case)["fingerprint"]
    done = connected.run("approve", case, "--fingerprint", fingerprint, "--later")
    if done.returncode == 0:  # the practice world keeps real time: on some evenings the times offered pass before
        assert done.stdout.startswith("Approved. It leaves after ")
        assert "Leaves: " in connected.run("show", case).stdout
    else:
        assert "passed" in done.stderr
