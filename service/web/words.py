"""What the owner says about an interview with one press: the words of the buttons, and what each of them does."""

import re
from collections.abc import Awaitable, Callable, Mapping

from service.domain.case import Case
from service.usecases.desk import Desk
from service.usecases.watching.marking import mark_absence, mark_late, mark_missed
from service.usecases.watching.upcoming import settle
from service.web.fields import Fields, Unreadable

_SAYING = re.compile(r"(?P<word>[a-z_]+)(?::(?P<minutes>[0-9]{1,3}))?")
LATE = (5, 10, 20, 30)
WAITED = (10, 15, 20, 30)
"""Minutes that the buttons offer."""


async def take_word(desk: Desk, fields: Fields) -> Case | None:
    """Do what the pressed button says; the case that follows from it, or None where none does.

    The field `say` is a word of its own or one with minutes behind a colon ("late:10"); without it the event is missed.
    """
    said = _SAYING.fullmatch(fields.text("say") or "missed")
    if said is None or said["word"] not in _WORDS:
        raise Unreadable("say", "Please press one of the buttons.")
    return await _WORDS[said["word"]](desk, fields, int(said["minutes"] or 0))


async def _miss(desk: Desk, fields: Fields, _: int) -> Case | None:
    return await mark_missed(desk, *_place(fields))


async def _be_late(desk: Desk, fields: Fields, minutes: int) -> Case | None:
    return await mark_late(desk, *_place(fields), minutes)


async def _be_alone(desk: Desk, fields: Fields, minutes: int) -> Case | None:
    return await mark_absence(desk, *_place(fields), minutes)


async def _settle(desk: Desk, fields: Fields, _: int) -> Case | None:
    await settle(desk, *_place(fields))
    return None


def _place(fields: Fields) -> tuple[str, str, str]:
    return fields.text("account"), fields.text("calendar"), fields.text("event")


_WORDS: Mapping[str, Callable[[Desk, Fields, int], Awaitable[Case | None]]] = {
    "missed": _miss,
    "late": _be_late,
    "absent": _be_alone,
    "took_place": _settle,
    "no_interview": _settle,
}
