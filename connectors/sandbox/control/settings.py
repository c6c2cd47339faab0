"""What can be set while the sandbox runs? Latency, the consent pages' manners, and the providers' moods."""

from collections.abc import Callable
from typing import Any

from connectors.sandbox.outlook.manners import Manners
from connectors.sandbox.state import State

Setter = Callable[[State, Any], None]


def change_settings(state: State, wishes: dict[str, Any]) -> None:
    """Apply settings by name; ValueError for an unknown name, before anything is changed."""
    unknown = sorted(set(wishes) - set(_SETTERS))
    if unknown:
        raise ValueError(f"no setting {unknown[0]!r}")
    Manners().change(wishes.get("outlook", {}))
    for name, value in wishes.items():
        _SETTERS[name](state, value)


def _latency(state: State, value: float) -> None:
    state.latency = float(value) / 1000


def _auto(state: State, value: bool) -> None:
    state.sign_in.auto = bool(value)


def _deny(state: State, value: bool) -> None:
    state.sign_in.deny = bool(value)


def _scopes(state: State, value: list[str] | None) -> None:
    state.sign_in.only = None if value is None else frozenset(value)


def _testing(state: State, value: bool) -> None:
    state.grants.testing = bool(value)


def _dropped(state: State, value: list[str]) -> None:
    state.world.dropped_headers = set(value)


def _lag(state: State, value: float) -> None:
    state.world.search_lag = float(value)


def _outlook(state: State, value: dict[str, Any]) -> None:
    state.outlook.manners.change(value)


_SETTERS: dict[str, Setter] = {
    "latency_ms": _latency,
    "auto_consent": _auto,
    "deny_consent": _deny,
    "granted_scopes": _scopes,
    "testing": _testing,
    "dropped_headers": _dropped,
    "search_lag": _lag,
    "outlook": _outlook,
}
