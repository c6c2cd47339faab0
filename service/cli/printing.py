"""Prints results: JSON for scripts, aligned columns for people."""

import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime

import click

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def print_json(value: object) -> None:
    """One JSON document on standard output."""
    click.echo(write_json(value))


def write_json(value: object) -> str:
    """The value as JSON; every time in UTC, as RFC 3339 writes it (2026-11-25T13:00:00Z)."""
    return json.dumps(value, ensure_ascii=False, indent=2, default=_write)


def _write(value: object) -> str:
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z") if isinstance(value, datetime) else str(value)


def print_columns(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table with its heads; the last column may be as long as it likes."""
    cleaned = [[clean(cell).replace("\n", " ") for cell in row] for row in rows]
    widths = [max(len(line[column]) for line in [heads, *cleaned]) for column in range(len(heads))]
    for line in [heads, *cleaned]:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def clean(text: str) -> str:
    """Text from outside without anything that could steer a terminal or turn its direction."""
    return _CONTROL.sub("", text)
