"""Keeps secrets unreadable at rest: seals bytes, opens them again, and knows where its keys lie.

A sealed blob is `01`, four bytes that name the key, a 12-byte nonce, then AES-256-GCM ciphertext and tag
(NIST SP 800-38D). What a blob belongs to ("case:<id>") is authenticated with it, so blobs cannot change places.
"""

import base64
import binascii
import os
import secrets
import stat
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from service.errors import BadSettings, StorageTrouble

KEYS_VARIABLE = "MULLIGAN_VAULT_KEY"
KEY_BYTES = 32
_FORMAT = b"\x01"
_ID_BYTES = 4
_NONCE_BYTES = 12
_KEYRING_USER = "vault-keys"


def _expand(root: bytes, purpose: str, length: int = 32) -> bytes:
    """A key for one purpose only, from a root key (HKDF, RFC 5869)."""
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=purpose.encode()).derive(root)


class Vault:
    """Seals with its newest key and opens with any of its keys; the keys show in neither repr nor errors."""

    __slots__ = ("_ciphers", "_newest", "_root")

    def __init__(self, roots: Sequence[bytes]) -> None:
        """`roots` are keys of 32 random bytes each, the newest last."""
        if not roots or any(len(root) != KEY_BYTES for root in roots):
            raise BadSettings(f"The vault needs at least one key, and each must be {KEY_BYTES} bytes long.")
        self._root = roots[-1]
        self._ciphers = {_expand(root, "key name", _ID_BYTES): AESGCM(_expand(root, "seal")) for root in roots}
        self._newest = _expand(self._root, "key name", _ID_BYTES)

    def __repr__(self) -> str:
        return f"<Vault with {len(self._ciphers)} key(s)>"

    def seal(self, what: str, data: bytes) -> bytes:
        """The data, readable only with the key and only as `what`."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return _FORMAT + self._newest + nonce + self._ciphers[self._newest].encrypt(nonce, data, what.encode())

    def open(self, what: str, sealed: bytes) -> bytes:
        """The data again; BadSettings when its key is not here, StorageTrouble when the blob was damaged or moved."""
        head = len(_FORMAT) + _ID_BYTES
        name, nonce = sealed[len(_FORMAT) : head], sealed[head : head + _NONCE_BYTES]
        if not sealed.startswith(_FORMAT) or len(nonce) != _NONCE_BYTES:
            raise StorageTrouble(f"The record {what} is damaged. Restore the database from a backup.")
        cipher = self._ciphers.get(name)
        if cipher is None:
            raise BadSettings(
                "The data was sealed with a key that is not here. Put the key that belongs to this database "
                f"back into the key file, the keyring or {KEYS_VARIABLE}; older keys stay listed before newer ones."
            )
        try:
            return cipher.decrypt(nonce, sealed[head + _NONCE_BYTES :], what.encode())
        except InvalidTag:
            raise StorageTrouble(
                f"The record {what} is damaged or was moved. Restore the database from a backup."
            ) from None

    def is_current(self, sealed: bytes) -> bool:
        """Whether the newest key sealed this blob."""
        return sealed.startswith(_FORMAT + self._newest)

    def reseal(self, what: str, sealed: bytes) -> bytes:
        """The same data under the newest key; a blob that is already so is returned as it is."""
        return sealed if self.is_current(sealed) else self.seal(what, self.open(what, sealed))

    def derive(self, name: str) -> bytes:
        """32 secret bytes for a named use such as "sessions"; they change when a new key is added."""
        return _expand(self._root, f"secret {name}")


def make_key() -> str:
    """A fresh random key in the form in which keys are written down (base64url, 44 characters)."""
    return base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode()


def read_keys(text: str, source: str) -> list[bytes]:
    """Keys separated by commas or white space, newest last; "#" begins a remark. `source` is named in BadSettings."""
    bare = " ".join(line.partition("#")[0] for line in text.splitlines()).replace(",", " ")
    try:
        keys = [base64.b64decode(word, altchars=b"-_", validate=True) for word in bare.split()]
    except (binascii.Error, ValueError):
        keys = []
    if not keys or any(len(key) != KEY_BYTES for key in keys):
        raise BadSettings(
            f"{source} holds no usable key. Put back the keys that belong to this database: "
            f"each is {KEY_BYTES} bytes in base64url (44 characters), the newest last."
        )
    return keys


def write_key_file(path: Path, keys: Sequence[str]) -> None:
    """Write a key file that only its owner can read, all at once; FileExistsError when one is there already."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rough = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        handle = os.open(rough, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write("# Opens the database. Keep a copy in a safe place; without it nothing can be read.\n")
            file.writelines(f"{key}\n" for key in keys)
            file.flush()
            os.fsync(file.fileno())
        os.link(rough, path)
    finally:
        rough.unlink(missing_ok=True)


def add_key(path: Path) -> None:
    """Begin a new key: from the next start on it seals, and the older ones still open. Reseal, then drop the old."""
    text = path.read_text("ascii", errors="replace")
    read_keys(text, f"The key file {path}")
    with path.open("a", encoding="ascii") as file:
        file.write(f"{'' if text.endswith(chr(10)) else chr(10)}{make_key()}\n")
        file.flush()
        os.fsync(file.fileno())


def _keys_from_file(path: Path, may_create: bool, announce: Callable[[str], None]) -> list[bytes]:
    if not path.exists():
        if not may_create:
            raise BadSettings(
                f"The key file {path} is gone, but the database exists. Put the file back from your copy."
            )
        try:
            write_key_file(path, [make_key()])
        except FileExistsError:
            pass  # another process was quicker; its key is as good
        else:
            announce(f"A new key was made in {path}. Keep a copy: without it the database cannot be read.")
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise BadSettings(f"The key file {path} can be read by others. Run: chmod 600 {path}")
    return read_keys(path.read_text("ascii", errors="replace"), f"The key file {path}")


def _keys_from_keyring(name: str, may_create: bool, announce: Callable[[str], None]) -> list[bytes]:
    import keyring  # noqa: PLC0415 - loads desktop parts that most installs do not need
    from keyring.errors import KeyringError  # noqa: PLC0415

    try:
        text = keyring.get_password(name, _KEYRING_USER)
        if text is None and may_create:
            text = make_key()
            keyring.set_password(name, _KEYRING_USER, text)
            announce(f"A new key was put into the system keyring under the name {name}.")
    except KeyringError as error:
        raise BadSettings(
            f"The system keyring cannot be used ({type(error).__name__}). Unlock it, or configure a key file instead."
        ) from None
    if text is None:
        raise BadSettings(f"The system keyring holds no key named {name}, but the database exists. Put the key back.")
    return read_keys(text, f"The keyring entry {name}")


def load_vault(
    key_file: Path,
    *,
    environment: Mapping[str, str],
    keyring_name: str = "",
    may_create: bool = True,
    announce: Callable[[str], None],
) -> Vault:
    """The vault with the keys of this installation: from the environment, else the named keyring entry, else the file.

    A missing key is made only when `may_create`, that is, while there is no database yet that it should open;
    `announce` is told where. BadSettings says what to do about a key that is missing, broken or open to others.
    """
    if text := environment.get(KEYS_VARIABLE, ""):
        return Vault(read_keys(text, f"The environment variable {KEYS_VARIABLE}"))
    try:
        if keyring_name:
            return Vault(_keys_from_keyring(keyring_name, may_create, announce))
        return Vault(_keys_from_file(key_file, may_create, announce))
    except OSError as error:
        raise BadSettings(f"The key file {key_file} cannot be used: {error.strerror}.") from None
