"""Replies that look like a clear yes and are none: each is shown to the person, and nothing is done."""

import pytest

from service.domain.replies import ReplyKind
from tests.unit.test_replies import read

OFF = (
    "Option A works, see you in April.",
    "Option A works, see you in December!",
    "Option A works. Until January then!",
    "Option A works, see you in the spring.",
    "Option A works, see you next month.",
    "Option A works, looking forward to next year.",
    "Option A works, see you after Christmas.",
    "See you Thursday 15:00 2027.",
    "Thursday at 3 pm in 2027 works.",
    "Option A works, see you Dec 2026.",
    "Option A works, see you in Dezember.",
    "Termin A passt, bis im Dezember!",
    "Termin A passt, wir sehen uns im Herbst.",
    "Le cr\u00e9neau A me convient, \u00e0 bient\u00f4t en d\u00e9cembre.",
    "La opci\u00f3n A me va bien, nos vemos en diciembre.",
)


@pytest.mark.parametrize("text", OFF)
def test_another_month_or_year_or_a_season_beside_a_yes_is_asked_about(text: str) -> None:
    assert not read(text).act


@pytest.mark.parametrize(
    "text",
    [
        "Option A works, see you in March.",
        "Thursday 12 March 2026 at 15:00 works.",
        "Option A works, see you in March 2026!",
        "Hi April,\n\nOption A works.",
    ],
)
def test_the_month_and_year_of_the_time_itself_are_no_obstacle(text: str) -> None:
    reading = read(text)
    assert (reading.kind, reading.act, reading.slot and reading.slot.letter) == (ReplyKind.AGREED, True, "A")


@pytest.mark.parametrize("text", ["March works.", "Yes, March works for us.", "See you in March 2026."])
def test_a_month_alone_is_no_time(text: str) -> None:
    assert not read(text).act
