"""Reading the preferences form: every field checked, and said which one to look at again."""

from dataclasses import replace

from service.domain.account import Preferences
from service.web.fields import Fields, Unreadable

_LONGEST_REASON = 200
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
)


def read_preferences(fields: Fields, before: Preferences) -> Preferences:
    """The preferences as typed, on top of what was set before; Unreadable names the field."""
    numbers = {name: fields.number(name, called, least, most) for name, called, least, most in _NUMBERS}
    if numbers["day_ends"] <= numbers["day_starts"]:
        raise Unreadable("day_ends", "Their day has to end after it starts.")
    reason, country = fields.line("reason"), fields.line("holiday_country").upper()
    if len(reason) > _LONGEST_REASON:
        raise Unreadable("reason", f"The reason is long. One sentence of at most {_LONGEST_REASON} signs reads best.")
    if country and not country.replace("-", "").isalnum():
        raise Unreadable("holiday_country", "Write the country of the holidays as two letters, like DE.")
    zone = fields.zone("interviewer_zone", "Their time zone", optional=True)
    counted: Preferences = replace(before, **numbers)  # type: ignore[arg-type]  # all of these are whole numbers
    return replace(
        counted,
        phone=fields.line("phone"),
        signature=fields.line("signature"),
        reason=reason,
        marker_labels=fields.listed("marker_labels"),
        marker_colours=fields.listed("marker_colours"),
        interviewer_zone=zone,
        holiday_country=country,
    )
