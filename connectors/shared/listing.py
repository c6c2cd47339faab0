"""Reads the items of a page one by one, so that one broken event is named and the others go on."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import msgspec

from connectors.shared.calls import UNREADABLE
from service.domain.event import Event, Span
from service.ports.calendar import Malformed

T = TypeVar("T")

YEARS = range(1970, 2200)
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class JustId(msgspec.Struct, frozen=True):
    """The id of an item that is otherwise unreadable."""

    id: str = ""


_JUST_ID = msgspec.json.Decoder(JustId)


class Unreadable(Exception):
    """An event whose times make no sense; the message says what is wrong, without its text."""


def read_items(items: Iterable[msgspec.Raw], shape: msgspec.json.Decoder[T], malformed: list[Malformed]) -> Iterable[T]:
    """Every item that has the shape; the others join `malformed`."""
    for item in items:
        try:
            yield shape.decode(item)
        except UNREADABLE as error:
            malformed.append(Malformed(_read_id(item), _complaint(error)))


def window_around(now: datetime) -> Span:
    """From 30 days ago to 180 days ahead."""
    return Span(now - timedelta(days=30), now + timedelta(days=180))


def is_far(event: Event, window: Span) -> bool:
    """Whether an instance of a series lies outside the window, now and by its original time: series have no end."""
    if not event.series_id:
        return False
    original = event.original_start or event.start
    return not event.span.overlaps(window) and not window.start <= original < window.end


def _read_id(item: msgspec.Raw) -> str:
    try:
        return _JUST_ID.decode(item).id
    except UNREADABLE:
        return ""


def _complaint(error: Exception) -> str:
    """Where the trouble lies, without quoting any content (msgspec names types and fields only)."""
    return str(error) if isinstance(error, msgspec.ValidationError) else "it is not readable as text"
