"""Is the command line quick to answer, and does it say what it means?"""

import subprocess
import sys

import pytest

from service.cli.entry import group
from service.cli.exits import MEANINGS
from service.cli.front import COMMANDS, front_page
from tests.cli.conftest import Terminal

HEAVY = (
    *("sqlalchemy", "aiohttp", "googleapiclient", "google", "msal", "icalendar", "starlette", "dbos", "uvicorn"),
    *("jinja2", "cryptography", "msgspec", "structlog", "asyncio", "keyring", "babel", "holidays"),
)


def loaded_by(words: list[str]) -> set[str]:
    """Names of the modules that a command imports, in a fresh process."""
    program = (
        "import sys, contextlib, io\n"
        "from service.cli import main\n"
        f"sys.argv = ['mulligan', *{words!r}]\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n    main()\n"
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("words", [["--help"], [], ["--version"], ["config", "example"], ["config", "path"]])
def test_nothing_heavy_is_imported_without_need(words: list[str]) -> None:
    """Help and settings need neither database nor network."""
    light = set(HEAVY) - ({"asyncio"} if words[:1] == ["config"] else set())
    assert loaded_by(words) & light == set()


def test_help_imports_no_command() -> None:
    """Commands are imported when they are run, and even click only then."""
    loaded = loaded_by(["--help"])
    assert {name for name in loaded if name.startswith("service.")} == {"service.cli", "service.cli.front"}
    assert "click" not in loaded


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(terminal: Terminal, name: str) -> None:
    """The line in the table and the command's own help are both there."""
    done = terminal.run(name, "--help")
    assert done.returncode == 0
    assert "Usage: mulligan" in done.stdout


def test_help_names_every_exit_code() -> None:
    """Scripts may rely on them."""
    assert all(f"{code.value:>5}  {meaning}" in front_page() for code, meaning in MEANINGS.items())


def test_the_front_page_names_every_option_of_the_group() -> None:
    """It is written by hand, so that it can be shown without click."""
    named = [name for option in group.params for name in option.opts]
    assert [name for name in named if name not in front_page()] == []


def test_the_front_page_is_the_same_however_it_is_asked_for(terminal: Terminal) -> None:
    """Behind another option click shows it, and shows the same."""
    assert terminal.run("--debug", "--help").stdout == front_page()


def test_an_unknown_command_is_a_usage_error(terminal: Terminal) -> None:
    """With a way to find the right one."""
    done = terminal.run("aprove")
    assert done.returncode == 2
    assert "mulligan --help" in done.stderr
    assert "Traceback" not in done.stderr
