"""The preferences as a form shows them: what is set, or what was just typed."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import fields as fields_of

from service.domain.account import Preferences
from service.web.fields import Fields

_LINES = frozenset({"address"})
_SECRET = frozenset({"notify"})
_SHOWN = 3
_LONG = 16


def fill_form(preferences: Preferences, typed: Fields | None) -> Mapping[str, str]:
    """Each field's name and text; what was typed wins, so that nothing typed is lost. Saved ways are never shown."""
    if typed is not None:
        return {field.name: typed.text(field.name) for field in fields_of(Preferences)}
    return {field.name: _text(field.name, getattr(preferences, field.name)) for field in fields_of(Preferences)}


def list_ways(preferences: Preferences, typed: Fields | None) -> Sequence[tuple[str, str, bool]]:
    """The saved ways: name, what may be seen of each, and whether it is kept."""
    kept = typed.many("keep_way") if typed is not None else None
    return [(name_way(way), mask(way), kept is None or name_way(way) in kept) for way in preferences.notify]


def name_way(way: str) -> str:
    """A name for a way that tells nothing about it."""
    return hashlib.sha256(way.encode()).hexdigest()[:16]


def mask(way: str) -> str:
    """The kind of a way and its last signs: enough to know it again, too little to use it."""
    kind, _, rest = way.partition("://")
    return f"{kind}://…{rest[-_SHOWN:] if len(rest) >= _LONG else ''}"


def say_tried(tried: Sequence[tuple[str, bool]]) -> str:
    """What came of a test: the kinds of ways that worked, and those that did not."""
    if not tried:
        return "No way is saved yet, so no test was sent."
    worked = " and ".join(kind for kind, went in tried if went)
    failed = " and ".join(kind for kind, went in tried if not went)
    sent = f"A test was sent by {worked}. Look whether it has reached you." if worked else ""
    return " ".join(said for said in (sent, f"It did not work by {failed}." if failed else "") if said)


def _text(name: str, value: object) -> str:
    if name in _SECRET:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    return ("\n" if name in _LINES else ", ").join(value) if isinstance(value, tuple) else str(value)
