"""The vault and its keys."""

import os
import stat
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from service.errors import BadSettings, StorageTrouble
from service.vault import KEYS_VARIABLE, Vault, add_key, load_vault, make_key, read_keys

OLD, NEW = b"o" * 32, b"n" * 32


class Keychain(KeyringBackend):
    """A system keyring for one test."""

    priority = 1

    def __init__(self, locked: bool = False) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.entries: dict[tuple[str, str], str] = {}
        self.locked = locked

    def get_password(self, service: str, username: str) -> str | None:
        """The stored secret."""
        if self.locked:
            raise KeyringLocked
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Store a secret."""
        self.entries[service, username] = password


def load(path: Path, announced: list[str] | None = None, *, may_create: bool = True, keyring_name: str = "") -> Vault:
    """The vault of a key file, with nothing in the environment."""
    said = announced if announced is not None else []
    return load_vault(path, environment={}, may_create=may_create, keyring_name=keyring_name, announce=said.append)


def test_what_was_sealed_opens_again_and_only_as_what_it_is() -> None:
    vault = Vault([OLD])
    sealed = vault.seal("case:1", b"dear Ida")
    assert vault.open("case:1", sealed) == b"dear Ida"
    assert b"Ida" not in sealed
    with pytest.raises(StorageTrouble):
        vault.open("case:2", sealed)


def test_the_same_words_never_look_the_same_twice() -> None:
    vault = Vault([OLD])
    assert vault.seal("case:1", b"x") != vault.seal("case:1", b"x")


def test_one_changed_bit_anywhere_is_noticed() -> None:
    vault = Vault([OLD])
    sealed = vault.seal("case:1", b"x")
    for place in range(len(sealed)):
        broken = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
        with pytest.raises((StorageTrouble, BadSettings)):
            vault.open("case:1", broken)


@pytest.mark.parametrize("junk", [b"", b"\x01", b"\x01abcd", b"plain text, never sealed"])
def test_what_was_never_sealed_is_damaged(junk: bytes) -> None:
    with pytest.raises(StorageTrouble):
        Vault([OLD]).open("case:1", junk)


def test_the_newest_key_seals_and_all_keys_open() -> None:
    old, both, new = Vault([OLD]), Vault([OLD, NEW]), Vault([NEW])
    assert both.open("case:1", old.seal("case:1", b"x")) == b"x"
    assert new.open("case:1", both.seal("case:1", b"x")) == b"x"
    with pytest.raises(BadSettings, match="key that is not here"):
        old.open("case:1", both.seal("case:1", b"x"))


def test_resealing_moves_a_record_to_the_newest_key_once() -> None:
    both = Vault([OLD, NEW])
    moved = both.reseal("case:1", Vault([OLD]).seal("case:1", b"x"))
    assert Vault([NEW]).open("case:1", moved) == b"x"
    assert both.reseal("case:1", moved) == moved


def test_derived_secrets_differ_by_name_and_are_steady() -> None:
    vault = Vault([OLD])
    assert vault.derive("sessions") == Vault([OLD]).derive("sessions")
    assert len({vault.derive("sessions"), vault.derive("links"), Vault([NEW]).derive("sessions"), OLD}) == 4


def test_a_vault_shows_no_key() -> None:
    assert repr(Vault([OLD, NEW])) == "<Vault with 2 key(s)>"
    with pytest.raises(BadSettings):
        Vault([])


def test_the_first_start_makes_a_key_that_only_its_owner_can_read(tmp_path: Path) -> None:
    announced: list[str] = []
    path = tmp_path / "deep" / "vault.key"
    sealed = load(path, announced).seal("case:1", b"x")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert str(path) in announced[0]
    assert [file.name for file in path.parent.iterdir()] == ["vault.key"]
    assert load(path, announced, may_create=False).open("case:1", sealed) == b"x"
    assert len(announced) == 1


def test_a_key_that_is_gone_is_never_replaced_while_there_is_a_database(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="Put the file back"):
        load(tmp_path / "vault.key", may_create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_key_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    load(tmp_path / "vault.key")
    (tmp_path / "vault.key").chmod(0o644)
    with pytest.raises(BadSettings, match="chmod 600"):
        load(tmp_path / "vault.key")


@pytest.mark.parametrize("text", ["", "# nothing\n", "not a key", "c2hvcnQ=", "ümläut"])
def test_a_broken_key_file_says_what_belongs_into_it(tmp_path: Path, text: str) -> None:
    path = tmp_path / "vault.key"
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    with pytest.raises(BadSettings, match="44 characters") as caught:
        load(path)
    assert "short" not in str(caught.value)


def test_a_key_file_that_cannot_be_reached_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BadSettings, match="cannot be used"):
        load(tmp_path / "file" / "vault.key")


def test_an_added_key_seals_from_then_on_and_the_old_one_still_opens(tmp_path: Path) -> None:
    path = tmp_path / "vault.key"
    before = load(path).seal("case:1", b"x")
    add_key(path)
    after = load(path)
    assert after.open("case:1", before) == b"x"
    assert not after.is_current(before)


def test_the_environment_wins_and_takes_several_keys(tmp_path: Path) -> None:
    first, second = make_key(), make_key()
    environment = {KEYS_VARIABLE: f"{first}, {second}"}
    vault = load_vault(tmp_path / "vault.key", environment=environment, announce=print)
    sealed = Vault(read_keys(first, "test")).seal("case:1", b"x")
    assert vault.open("case:1", sealed) == b"x"
    assert vault.is_current(Vault(read_keys(second, "test")).seal("case:1", b"x"))
    assert os.listdir(tmp_path) == []


def test_the_system_keyring_keeps_the_key_where_that_is_wished(tmp_path: Path) -> None:
    before, announced = keyring.get_keyring(), list[str]()
    keyring.set_keyring(Keychain())
    try:
        with pytest.raises(BadSettings, match="holds no key"):
            load(tmp_path / "vault.key", keyring_name="interviews", may_create=False)
        sealed = load(tmp_path / "vault.key", announced, keyring_name="interviews").seal("case:1", b"x")
        again = load(tmp_path / "vault.key", keyring_name="interviews", may_create=False)
        assert again.open("case:1", sealed) == b"x"
        keyring.set_keyring(Keychain(locked=True))
        with pytest.raises(BadSettings, match="Unlock it"):
            load(tmp_path / "vault.key", keyring_name="interviews")
    finally:
        keyring.set_keyring(before)
    assert "interviews" in announced[0]
