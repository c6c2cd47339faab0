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
    """The message says which section to write."""
    done = terminal.run("accounts", "connect", "--no-browser")
    assert (done.returncode, "google" in done.stderr) == (5, True)


def test_the_doctor_warns_before_the_first_start_and_makes_nothing(terminal: Terminal) -> None:
    """Looking must not change what is looked at."""
    assert terminal.run("doctor").returncode == 0
    assert not (terminal.folder / "data").exists()


def test_a_taken_port_is_told_with_the_way_out(terminal: Terminal) -> None:
    """Most likely another one is running."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = terminal.run("serve", "--no-browser", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 5
    assert "server.port" in done.stderr


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
