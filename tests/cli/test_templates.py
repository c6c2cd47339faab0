"""Can a person see, try and check the letters in a terminal?"""

from pathlib import Path

import pytest

from tests.cli.conftest import Terminal


def lay(terminal: Terminal, name: str, text: str) -> None:
    """Put a file into the folder of own templates, which is named in the settings."""
    path = terminal.folder / "own" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    settings = terminal.folder / "config.toml"
    settings.write_text('[letters]\nfolder = "own"\n', encoding="utf-8")


def test_the_built_in_letters_pass(terminal: Terminal) -> None:
    """All of them, in all languages."""
    done = terminal.run("letters", "check")
    assert (done.returncode, done.stdout) == (0, "All letters are fine.\n")
    assert terminal.ask("letters", "check") == []


def test_a_broken_template_fails_the_check_with_file_and_line(terminal: Terminal) -> None:
    """And nothing is shown as a traceback."""
    lay(terminal, "email/de/nudge/body.txt", "Guten Tag,\n\n{{ nobody }}\n")
    done = terminal.run("letters", "check")
    assert done.returncode == 1
    assert "error    email/de/nudge/body.txt, line 3: broken" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_a_warning_does_not_fail_the_check(terminal: Terminal) -> None:
    """It may be meant."""
    lay(terminal, "email/en/close/subject.txt", "Thanks!")
    done = terminal.run("letters", "check")
    assert done.returncode == 0
    assert "warning  email/en/close/subject.txt: exclamation" in done.stdout


def test_a_folder_on_the_command_line_goes_before_that_of_the_settings(terminal: Terminal) -> None:
    """To try letters before they are used."""
    lay(terminal, "email/en/close/subject.txt", "From the settings")
    other = terminal.folder / "other" / "email" / "en" / "close"
    other.mkdir(parents=True)
    (other / "subject.txt").write_text("From the other", encoding="utf-8")
    assert "Subject: From the settings\n" in terminal.run("letters", "preview", "close").stdout
    assert "Subject: From the other\n" in terminal.run("letters", "preview", "close", "--folder", "other").stdout


@pytest.mark.parametrize(("way", "greeting"), [("--formal", "Guten Tag Dana Rieger,"), ("--informal", "Hallo Dana,")])
def test_one_letter_is_shown_with_what_is_said_about_it(terminal: Terminal, way: str, greeting: str) -> None:
    """As it would be laid ready."""
    done = terminal.run("letters", "preview", "request", "--language", "de", way)
    assert greeting in done.stdout
    assert done.stdout.endswith("Nothing to remark.\n")
    assert "apologies 2, questions 1." in done.stdout


def test_a_preview_in_a_language_without_letters_names_those_there_are(terminal: Terminal) -> None:
    """A usage error, not a failure."""
    done = terminal.run("letters", "preview", "request", "--language", "tlh")
    assert done.returncode == 2
    assert "de, en, es, fr" in done.stderr


def test_a_preview_of_a_broken_letter_says_what_is_wrong(terminal: Terminal) -> None:
    """Here the built-in one would hide it."""
    lay(terminal, "email/en/close/body.txt", "{{ nobody }}")
    done = terminal.run("letters", "preview", "close")
    assert done.returncode == 5
    assert "email/en/close/body.txt" in done.stderr


def test_the_gallery_is_one_file_with_every_letter(terminal: Terminal) -> None:
    """Named by the person, or letters.html."""
    done = terminal.run("letters", "gallery", "--output", "all.html")
    page = Path(terminal.folder / "all.html").read_text(encoding="utf-8")
    assert done.stdout == f"Wrote {page.count('<article')} letters to all.html.\n"
    assert page.count("<article") >= 8 * 4 * 2


def test_the_doctor_speaks_of_letters_that_do_not_work(terminal: Terminal) -> None:
    """A warning: ours are used meanwhile."""
    lay(terminal, "email/en/close/body.txt", "{{ nobody }}")
    told = terminal.run("doctor").stdout
    assert "WARN  Letters: email/en/close/body.txt, line 1:" in told
    assert "the built-in one is used" in told


def test_the_doctor_speaks_of_a_folder_that_is_not_there(terminal: Terminal) -> None:
    """And says what to set."""
    (terminal.folder / "config.toml").write_text('[letters]\nfolder = "gone"\n', encoding="utf-8")
    assert "WARN  Letters: gone cannot be read\n      Set letters.folder" in terminal.run("doctor").stdout
