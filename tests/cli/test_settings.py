"""What happens on the command line when settings are missing, wrong, or right?"""

import json

from tests.cli.conftest import Terminal


def test_without_a_file_the_defaults_hold(terminal: Terminal) -> None:
    """And the command says where a file would be found."""
    done = terminal.run("config", "path")
    assert done.returncode == 0
    assert "config.toml" in done.stdout


def test_a_misspelt_key_ends_with_code_5_and_the_right_word(terminal: Terminal) -> None:
    """One line says what happened, one what to do."""
    (terminal.folder / "config.toml").write_text("[server]\nprot = 1\n", encoding="utf-8")
    done = terminal.run("config", "check")
    assert done.returncode == 5
    assert "Did you mean 'port'?" in done.stderr
    assert len(done.stderr.splitlines()) == 2


def test_a_broken_file_names_the_line(terminal: Terminal) -> None:
    """TOML's own message tells where."""
    (terminal.folder / "config.toml").write_text("[server]\nport 1\n", encoding="utf-8")
    done = terminal.run("config", "check")
    assert (done.returncode, "line 2" in done.stderr) == (5, True)


def test_a_file_that_is_named_but_missing_is_refused(terminal: Terminal) -> None:
    """Falling back in silence would run with the wrong settings."""
    done = terminal.run("--config", "nowhere.toml", "config", "check")
    assert (done.returncode, "nowhere.toml" in done.stderr) == (5, True)


def test_the_printed_example_is_accepted_as_it_is(terminal: Terminal) -> None:
    """Also with every key put in force."""
    example = terminal.run("config", "example").stdout
    lines = [line.removeprefix("# ") if " = " in line else line for line in example.splitlines()]
    (terminal.folder / "config.toml").write_text("\n".join(lines), encoding="utf-8")
    assert terminal.run("config", "check").returncode == 0


def test_secrets_are_masked_in_every_form(terminal: Terminal) -> None:
    """Plain and JSON alike."""
    (terminal.folder / "config.toml").write_text(
        '[google]\nclient_id = "seen"\nclient_secret = "never-seen"\n', encoding="utf-8"
    )
    plain, machine = terminal.run("config", "show"), terminal.run("config", "show", "--json")
    assert "never-seen" not in plain.stdout + machine.stdout
    assert json.loads(machine.stdout)["settings"]["google"]["client_id"] == "seen"


def test_a_folder_in_place_of_the_settings_file_is_called_a_folder(terminal: Terminal) -> None:
    """ "There is no such file" would send people looking for it."""
    done = terminal.run("--config", str(terminal.folder), "config", "check")
    assert (done.returncode, "is a folder" in done.stderr) == (5, True)


def test_the_check_of_broken_settings_does_not_advise_itself(terminal: Terminal) -> None:
    """And fine settings without a client say that nothing can be connected yet."""
    (terminal.folder / "config.toml").write_text("[server]\nprot = 1\n", encoding="utf-8")
    assert "mulligan config example" in terminal.run("config", "check").stderr
    (terminal.folder / "config.toml").write_text("[server]\nport = 1\n", encoding="utf-8")
    assert "docs/providers/google.md" in terminal.run("config", "check").stdout


def test_a_new_key_seals_what_is_stored_and_the_old_one_still_opens(terminal: Terminal) -> None:
    """Also when an editor has left the file without an end of line."""
    assert terminal.run("config", "add-key").returncode == 3
    terminal.run("cases")
    keys = terminal.folder / "data" / "vault.key"
    keys.write_text(keys.read_text("ascii").rstrip("\n"), "ascii")
    done = terminal.run("config", "add-key")
    assert (done.returncode, len(keys.read_text("ascii").splitlines())) == (0, 3)
    assert terminal.run("cases").returncode == 0
