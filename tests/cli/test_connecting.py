"""Which provider is meant, where does its answer arrive, and what if there is no browser?"""

import asyncio
from collections.abc import Mapping

import pytest

from service.cli.landing import Landing
from tests.cli.conftest import Terminal

PATH = "/connect/outlook/back"
GET = "GET {path}?{words} HTTP/1.1\r\nHost: localhost\r\n\r\n"
POST = "POST {path} HTTP/1.1\r\nHost: localhost\r\ncontent-length: {length}\r\n\r\n{words}"
WORDS = "code=a%2Bb&state=s"


def knock(*requests: str, host: str = "localhost") -> tuple[list[bytes], Mapping[str, str]]:
    """What a landing page says to each of these requests, and the answer that it hands on."""

    async def come() -> tuple[list[bytes], Mapping[str, str]]:
        async with Landing(PATH, 0, host) as landing:
            assert landing.address.startswith(f"http://{host}:")
            port, said = int(landing.address.split(":")[2].split("/")[0]), []
            for request in requests:
                reader, writer = await asyncio.open_connection(host, port)
                writer.write(request.encode())
                said.append((await reader.read()).partition(b"\r\n")[0])
                writer.close()
            return said, await landing.wait("s")

    return asyncio.run(come())


@pytest.mark.parametrize("request_line", [GET, POST])
def test_an_answer_arrives_in_the_address_or_as_a_form(request_line: str) -> None:
    """Entra answers a client with a secret by a form."""
    said, answer = knock(request_line.format(path=PATH, words=WORDS, length=len(WORDS)))
    assert said == [b"HTTP/1.1 200 OK"]
    assert answer == {"code": "a+b", "state": "s"}


def test_whoever_else_knocks_is_sent_away_and_the_browser_may_still_come() -> None:
    """A favicon, a page without an answer, and somebody who does not speak HTTP."""
    others = (GET.format(path="/favicon.ico", words="x=1"), GET.format(path=PATH, words=""), "nonsense\r\n\r\n")
    said, answer = knock(*others, GET.format(path=PATH, words=WORDS), host="127.0.0.1")
    assert said == [b"HTTP/1.1 404 Not Found", b"HTTP/1.1 404 Not Found", b"", b"HTTP/1.1 200 OK"]
    assert answer["code"] == "a+b"


def test_an_answer_to_somebody_elses_question_does_not_end_the_waiting() -> None:
    """Any page in the browser can send it to an address on this machine, with whatever it likes."""
    strange = ("code=other&state=guess", "code=other", "error=access_denied&state=%FF", "code=other&state=s%00")
    said, answer = knock(*(GET.format(path=PATH, words=one) for one in (*strange, WORDS)))
    assert len(said) == 5
    assert answer == {"code": "a+b", "state": "s"}


def test_google_gives_no_codes_for_a_machine_without_a_browser_and_the_refusal_says_why(terminal: Terminal) -> None:
    """Before anything is opened or asked."""
    (terminal.folder / "config.toml").write_text('[google]\nclient_id = "x"\n', encoding="utf-8")
    done = terminal.run("accounts", "connect", "--device")
    assert (done.returncode, "reach neither calendars nor mail" in done.stderr) == (2, True)
    assert not (terminal.folder / "data").exists()


def test_the_guides_of_all_providers_are_named_while_none_has_a_client(terminal: Terminal) -> None:
    """Nobody has chosen one yet."""
    done = terminal.run("accounts", "connect", "--no-browser")
    assert (done.returncode, "docs/providers/google.md" in done.stderr) == (5, True)
    named = terminal.run("accounts", "connect", "google", "--no-browser")
    assert "No client is set for google: client_id is empty." in named.stderr


@pytest.mark.parametrize("client", ['[google]\nclient_type = "web"\n', "[outlook]\n"])
def test_a_client_of_a_server_is_connected_on_its_page_and_not_in_a_terminal(terminal: Terminal, client: str) -> None:
    """Its answer would arrive where nobody listens."""
    text = f'{client}client_id = "x"\nclient_secret = "s"\n[server]\nbase_url = "https://missed.example.com"\n'
    (terminal.folder / "config.toml").write_text(text, encoding="utf-8")
    done = terminal.run("accounts", "connect", "--no-browser")
    assert (done.returncode, "connect on its page" in done.stderr) == (5, True)
