"""Reading the preferences form: every field checked, and said which one to look at again."""

from collections.abc import Sequence
from dataclasses import replace

from service.domain.account import Preferences
from service.web.fields import Fields, Unreadable
from service.web.views.preferences import name_way

_MOST_LINES = 6
_NUMBERS = (
    ("day_starts", "Their day starts", 0, 23),
    ("day_ends", "Their day ends", 1, 24),
    ("minimum_notice_hours", "Notice in hours", 0, 336),
    ("slot_count", "Times to propose", 2, 3),
    ("look_ahead_days", "Days to look ahead", 1, 60),
    ("travel_minutes", "Travel in minutes", 0, 600),
    ("arrival_on_site", "Arrive early, on site", 0, 120),
    ("arrival_video", "Arrive early, video", 0, 120),
    ("arrival_phone", "Arrive early, phone", 0, 120),
    ("undo_seconds", "Seconds to take back", 5, 600),
    ("nudge_days", "Days of silence", 0, 30),
    ("check_hour", "Evening check, hour", 0, 23),
)


def read_preferences(
    fields: Fields, before: Preferences, wrong: Sequence[str], languages: Sequence[str]
) -> Preferences:
    """The preferences as typed, on top of what was set before; Unreadable names the field.

    `wrong` is what is wrong with the ways that were typed, one sentence each.
    """
    numbers = {name: fields.number(name, called, least, most) for name, called, least, most in _NUMBERS}
    if numbers["day_ends"] <= numbers["day_starts"]:
        raise Unreadable("day_ends", "Their day has to end after it starts.")
    country, language = fields.line("holiday_country").upper(), fields.line("language")
    if country and not country.replace("-", "").isalnum():
        raise Unreadable("holiday_country", "Write the country of the holidays as two letters, like DE.")
    if language not in languages:
        raise Unreadable("language", "Please choose one of the languages that there are letters in.")
    zone = fields.zone("interviewer_zone", "Their time zone", optional=True)
    counted: Preferences = replace(before, **numbers)  # type: ignore[arg-type]  # all of these are whole numbers
    return replace(
        counted,
        phone=fields.line("phone"),
        signature=fields.line("signature"),
        language=language,
        address=_read_address(fields),
        notify=_read_ways(fields, before, wrong),
        ask_after=fields.text("ask_after") == "yes",
        marker_labels=fields.listed("marker_labels"),
        marker_colours=fields.listed("marker_colours"),
        interviewer_zone=zone,
        holiday_country=country,
    )


def _read_address(fields: Fields) -> tuple[str, ...]:
    lines = tuple(line for one in fields.text("address").split("\n") if (line := " ".join(one.split())))
    if len(lines) > _MOST_LINES:
        raise Unreadable("address", f"Your address: at most {_MOST_LINES} lines fit on a letter.")
    return lines


def _read_ways(fields: Fields, before: Preferences, wrong: Sequence[str]) -> tuple[str, ...]:
    """The ways that were kept by their tick, and those newly typed; only new ones can be wrong."""
    kept = [way for way in before.notify if name_way(way) in fields.many("keep_way")]
    typed = [line for one in fields.text("notify").split("\n") if (line := one.strip())]
    if wrong:
        raise Unreadable("notify", " ".join(wrong))
    return tuple(dict.fromkeys((*kept, *typed)))
