"""A Microsoft account is connected in a terminal: on a page, by a code, and with an administrator's help."""

import json
import re
import signal
import subprocess
import urllib.parse
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal, read_link

CONNECT = ("accounts", "connect", "--no-browser")
ROBIN = "robin@keller.example"


@pytest.fixture(scope="module")
def microsoft(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A practice world whose candidate has an Outlook account; its addresses."""
    with Terminal(tmp_path_factory.mktemp("microsoft")).start("sandbox", "--provider", "outlook", "--json") as process:
        assert process.stdout is not None
        text = ""
        while not text.endswith("}\n"):
            text += process.stdout.readline()
        yield json.loads(text)


@pytest.fixture
def desk(tmp_path: Path, microsoft: dict[str, str]) -> Terminal:
    """A machine that knows its application at Microsoft and nothing else."""
    settings = {"client_id": "outlook_client_id", "authority_url": "authority", "graph_url": "graph"}
    lines = [f'{key} = "{microsoft[name]}"' for key, name in settings.items()]
    (tmp_path / "config.toml").write_text("[outlook]\n" + "\n".join(lines) + "\n", encoding="utf-8")
    (tmp_path / "config.toml").chmod(0o600)
    manners = {"admin_consent_only": False, "device_life": 900, "device_interval": 1}
    behave(microsoft, auto_consent=True, outlook=manners)
    return Terminal(tmp_path)


def behave(microsoft: Mapping[str, str], **wishes: object) -> None:
    """How the world is from now on."""
    request = urllib.request.Request(  # noqa: S310 - our own loopback
        microsoft["control"] + "/world/settings",
        json.dumps(wishes).encode(),
        {"Content-Type": "application/json"},
        method="PUT",
    )
    urllib.request.urlopen(request, timeout=10).close()  # noqa: S310 - our own loopback


def read_code(process: subprocess.Popen[str]) -> tuple[str, str]:
    """The address and the code that a waiting command has printed."""
    address = read_link(process.stderr)
    assert process.stderr is not None
    return address, process.stderr.readline().strip()


def type_in(place: tuple[str, str], answer: str) -> str:
    """What the page says after a person has typed the code and pressed a button."""
    form = urllib.parse.urlencode({"user_code": place[1], "account": ROBIN, "answer": answer}).encode()
    with urllib.request.urlopen(place[0], form, timeout=10) as page:  # noqa: S310 - our own loopback
        return str(page.read().decode())


def test_the_only_provider_with_a_client_is_connected_without_being_named(desk: Terminal) -> None:
    """Microsoft sends the browser to localhost, whatever the port."""
    with desk.start(*CONNECT) as process:
        link = read_link(process.stderr)
        back = urllib.parse.parse_qs(urllib.parse.urlsplit(link).query)["redirect_uri"][0]
        assert re.fullmatch(r"http://localhost:\d+/connect/outlook/back", back)
        with urllib.request.urlopen(link, timeout=10) as page:  # noqa: S310 - our own loopback
            assert b"close this page" in page.read()
        said, complaint = process.communicate(timeout=30)
    assert said == f"Connected: {ROBIN}\n", complaint
    (account,) = desk.ask("accounts", "list")
    assert (account["provider"], account["state"]) == ("outlook", "connected")


def test_an_account_is_connected_by_a_code_that_is_typed_in_elsewhere(desk: Terminal) -> None:
    """No browser, no port, only a code."""
    with desk.start("accounts", "connect", "--device") as process:
        assert "Signed in" in type_in(read_code(process), "allow")
        said, complaint = process.communicate(timeout=30)
    assert (process.returncode, said) == (0, f"Connected: {ROBIN}\n"), complaint


def test_a_code_that_was_refused_or_forgotten_connects_nothing(desk: Terminal, microsoft: dict[str, str]) -> None:
    """Each with its own reason, and the way to try again."""
    with desk.start("accounts", "connect", "--device") as process:
        type_in(read_code(process), "deny")
        _, complaint = process.communicate(timeout=30)
    assert (process.returncode, "Nothing was connected" in complaint) == (4, True)
    behave(microsoft, outlook={"device_life": 1})
    forgotten = desk.run("accounts", "connect", "--device")
    assert (forgotten.returncode, "The code has run out" in forgotten.stderr) == (4, True)
    assert desk.ask("accounts", "list") == []


def test_ctrl_c_stops_waiting_for_a_code_without_a_trace(desk: Terminal) -> None:
    """Neither a traceback nor half an account."""
    with desk.start("accounts", "connect", "--device") as process:
        read_code(process)
        process.send_signal(signal.SIGINT)
        _, complaint = process.communicate(timeout=30)
    assert (process.returncode, complaint.splitlines()[-1]) == (130, "Interrupted.")
    assert "Traceback" not in complaint
    assert desk.ask("accounts", "list") == []


def test_where_only_an_administrator_may_agree_the_terminal_says_what_to_send(
    desk: Terminal, microsoft: dict[str, str]
) -> None:
    """The same words as on the page."""
    behave(microsoft, outlook={"admin_consent_only": True})
    with desk.start(*CONNECT) as process:
        urllib.request.urlopen(read_link(process.stderr), timeout=10).close()  # noqa: S310 - our own loopback
        said, complaint = process.communicate(timeout=30)
    assert process.returncode == 4
    assert "/organizations/v2.0/adminconsent?client_id=" in said
    assert "* Mail.ReadWrite: Keep drafts in your mailbox" in said
    assert "When they have agreed: mulligan accounts connect outlook" in complaint


def test_leaving_tells_what_microsoft_still_remembers(desk: Terminal) -> None:
    """A person would otherwise believe that nothing is left there."""
    with desk.start(*CONNECT) as process:
        urllib.request.urlopen(read_link(process.stderr), timeout=10).close()  # noqa: S310 - our own loopback
        process.communicate(timeout=30)
    done = desk.run("accounts", "disconnect", "--yes")
    assert f"Disconnected: {ROBIN}" in done.stdout
    assert "myapps.microsoft.com" in done.stdout
