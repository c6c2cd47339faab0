"""Does every trouble end in words, with a way out and the right code?"""

import os
import signal
import socket

import pytest

from tests.cli.conftest import Terminal, read_link


def test_a_lost_key_is_named_and_nothing_is_made_in_its_place(terminal: Terminal) -> None:
    """A fresh key would hide that the old letters cannot be read any more."""
    assert terminal.run("cases").returncode == 0
    (terminal.folder / "data" / "vault.key").unlink()
    done = terminal.run("cases")
    assert (done.returncode, "vault.key" in done.stderr) == (5, True)
    assert not (terminal.folder / "data" / "vault.key").exists()


def test_a_damaged_database_is_told_by_command_and_doctor(terminal: Terminal) -> None:
    """The doctor says what to do about it, and fails."""
    terminal.run("cases")
    for name in os.listdir(terminal.folder / "data"):
        if name.startswith("mulligan.sqlite"):
            (terminal.folder / "data" / name).write_bytes(b"this is no database" * 100)
    command, doctor = terminal.run("cases"), terminal.run("doctor")
    assert (command.returncode, doctor.returncode) == (1, 1)
    assert "damaged" in command.stderr
    assert "FAIL  Database" in doctor.stdout


def test_a_folder_that_is_a_file_is_explained(terminal: Terminal) -> None:
    """Whatever the system calls it, there are two lines and no traceback."""
    (terminal.folder / "data").write_text("in the way", encoding="utf-8")
    done = terminal.run("cases")
    assert done.returncode == 5
    assert "storage.data_dir" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_provider_without_settings_cannot_be_connected(terminal: Terminal) -> None:
    """The message says which key is empty, and where it is told how to fill it; an unknown one is a slip of the pen."""
    done = terminal.run("accounts", "connect", "--no-browser")
    assert (done.returncode, "docs/providers/google.md" in done.stderr) == (5, True)
    unknown = terminal.run("accounts", "connect", "nobody", "--no-browser")
    assert (unknown.returncode, "Known are: google" in unknown.stderr) == (2, True)


@pytest.mark.parametrize("words", [("missed",), ("accounts", "calendars"), ("accounts", "disconnect")])
def test_without_an_account_a_command_says_how_to_connect_one(terminal: Terminal, words: tuple[str, ...]) -> None:
    """A list of nothing would not help."""
    done = terminal.run(*words)
    assert (done.returncode, "mulligan accounts connect" in done.stderr) == (3, True)


def test_the_doctor_says_what_would_keep_the_service_from_starting(terminal: Terminal) -> None:
    """A folder below something that is no folder, and settings that cannot be read, are found before the start."""
    (terminal.folder / "data").write_text("in the way", encoding="utf-8")
    done = terminal.run("doctor")
    assert (done.returncode, "FAIL  Data folder" in done.stdout) == (5, True)
    (terminal.folder / "config.toml").write_text("[server]\nprot = 1\n", encoding="utf-8")
    broken = terminal.run("doctor")
    assert (broken.returncode, "FAIL  Settings" in broken.stdout, "OK    Python" in broken.stdout) == (5, True, True)


def test_the_doctor_warns_before_the_first_start_and_makes_nothing(terminal: Terminal) -> None:
    """Looking must not change what is looked at."""
    assert terminal.run("doctor").returncode == 0
    assert not (terminal.folder / "data").exists()


def test_a_taken_port_is_told_with_the_way_out(terminal: Terminal) -> None:
    """Most likely another one is running."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = terminal.run("serve", "--no-browser", "--port", port)
        world = terminal.run("sandbox", "--google-port", port)
    assert (done.returncode, world.returncode) == (5, 5)
    assert "server.port" in done.stderr
    assert "--google-port" in world.stderr


@pytest.mark.parametrize("name", [signal.SIGINT, signal.SIGTERM])
def test_serving_stops_in_good_order_when_told_to(terminal: Terminal, name: signal.Signals) -> None:
    """A stopped service has exit code 0 and no complaint."""
    with terminal.start("serve", "--no-browser", "--port", "0") as process:
        assert "/enter/" in read_link(process.stdout)
        process.send_signal(name)
        _, complaint = process.communicate(timeout=30)
    assert (process.returncode, complaint.splitlines()[-1]) == (0, "Stopped. Nothing is lost.")


def test_commands_work_while_the_service_runs_on_the_same_data(terminal: Terminal) -> None:
    """One person has a browser open and types all the same."""
    with terminal.start("serve", "--no-browser", "--port", "0") as process:
        read_link(process.stdout)
        done = terminal.run("cases")
    assert (done.returncode, "There is no case" in done.stdout) == (0, True)
