"""Can a person say in a terminal which mailbox letters go out from?"""

from datetime import UTC, datetime

import pytest

from service.bootstrap import open_vault
from service.config import Config
from service.config.keys import Storage
from service.domain.account import FULL, Account
from service.ports.store import Books
from service.storage.store import open_store
from tests.cli.conftest import Terminal

HERE = Account(id="here", provider="outlook", address="robin@keller.example", abilities=FULL)
THERE = Account(id="there", provider="google", address="robin@mail.example", abilities=FULL)
TWIN = Account(id="twin", provider="google", address="robin@keller.example", abilities=FULL)


class _Clock:
    def now(self) -> datetime:
        """Some moment."""
        return datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def _put(books: Books) -> None:
    for account in (HERE, THERE, TWIN):
        books.accounts.put(account)


@pytest.fixture
def couple(terminal: Terminal) -> Terminal:
    """A terminal beside books with three accounts, two of them with the same address."""
    config = Config(storage=Storage(data_dir=str(terminal.folder / "data")))
    (terminal.folder / "data").mkdir()
    store = open_store(config.database_url, open_vault(config, lambda _: None), _Clock())
    store.run_now(_put)
    store.close()
    return terminal


def test_letters_go_out_from_another_mailbox_and_back(couple: Terminal) -> None:
    """The account's own address gives it back."""
    told = couple.run("accounts", "letters", "outlook:robin@keller.example", "--from", THERE.address)
    assert told.stdout == "Letters of robin@keller.example go out from robin@mail.example (google).\n"
    listed = {one["id"]: one["letters_from"] for one in couple.ask("accounts", "list")}
    assert listed == {"here": THERE.address, "there": THERE.address, "twin": TWIN.address}
    refused = couple.run("accounts", "letters", THERE.address, "--from", "twin")
    assert "Change that first" in refused.stderr
    assert "(outlook)" in couple.run("accounts", "letters", "here", "--from", "here").stdout
    assert "(outlook)" in couple.run("accounts", "letters", "here").stdout


def test_an_address_that_two_providers_know_needs_its_provider(couple: Terminal) -> None:
    """Both are named, as they can be typed."""
    done = couple.run("accounts", "letters", "robin@keller.example")
    assert done.returncode != 0
    assert "outlook:robin@keller.example, google:robin@keller.example" in done.stderr


def test_a_mailbox_that_is_not_there_is_not_found(couple: Terminal) -> None:
    """With the exit code of things that do not exist."""
    assert couple.run("accounts", "letters", "here", "--from", "nobody@else.example").returncode == 3


def test_light_and_only_do_not_go_together(terminal: Terminal) -> None:
    """Before a browser is opened."""
    (terminal.folder / "config.toml").write_text('[google]\nclient_id = "x"\n', encoding="utf-8")
    assert terminal.run("accounts", "connect", "google", "--light", "--only", "mail").returncode == 2
