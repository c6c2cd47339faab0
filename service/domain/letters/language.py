"""The words of one language that letters need: how a moment is said, and how a reason is kept back.

English stands here; every other language comes from `templates/words/<language>.toml` with the same keys.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from service.domain.clocks import find_zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language. `days` begin with Monday; what follows them are patterns for `str.format`.

    `full_day` takes weekday, day, month and year, `day` the same without the year, `date` day and month. `moment` takes
    day, time and zone, `both` moreover the same moment `elsewhere` (day, time, zone; `elsewhere_day` when the day is
    another one), `spoken` day and time, `hour` hour and minute, `zone` and `zone_vowel` city, the latter for names that
    begin with a vowel. `first` is how the first of a month is written. `cities` holds what cities are called here where
    that differs from their zone's name, as "Vienna=Wien". `general` is the reason of somebody who does not tell it.
    """

    code: str
    days: tuple[str, ...]
    months: tuple[str, ...]
    full_day: str
    day: str
    date: str
    moment: str
    zone: str
    both: str
    elsewhere: str
    elsewhere_day: str
    spoken: str
    hour: str = "{hour:02}:{minute:02}"
    zone_vowel: str = ""
    first: str = "1"
    cities: tuple[str, ...] = ()
    general: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as it is to be read: aware, in a zone (IANA), without the hour when only the day counts."""

    at: datetime
    zone: str
    other_zone: str = ""
    day_only: bool = False


ENGLISH = Language(
    code="en",
    days=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    full_day="{weekday}, {day} {month} {year}",
    day="{weekday}, {day} {month}",
    date="{day} {month}",
    moment="{day}, at {time} {zone}",
    zone="{city} time",
    both="{day}, at {time} {zone} ({elsewhere})",
    elsewhere="{time} {zone}",
    elsewhere_day="{day}, {time} {zone}",
    spoken="{day}, at {time}",
    general="An urgent private matter came up.",
)


def write_full_day(local: datetime, words: Language) -> str:
    """As in "Wednesday, 25 November 2026"."""
    return words.full_day.format(**_parts(local, words))


def say_date(moment: Moment, words: Language) -> str:
    """As in "25 November"."""
    return words.date.format(**_parts(_local(moment.at, moment.zone), words))


def say_day(moment: Moment, words: Language) -> str:
    """As in "Wednesday, 25 November"."""
    return words.day.format(**_parts(_local(moment.at, moment.zone), words))


def say_moment(moment: Moment, words: Language) -> str:
    """As in "Wednesday, 25 November, at 10:00 Berlin time", with the other zone's time in brackets if it differs."""
    there = _local(moment.at, moment.zone)
    day = say_day(moment, words)
    if moment.day_only:
        return day
    said = {"day": day, "time": _say_hour(there, words), "zone": _say_zone(moment.zone, words)}
    here = _local(moment.at, moment.other_zone or moment.zone)
    if here.utcoffset() == there.utcoffset():
        return words.moment.format(**said)
    pattern = words.elsewhere if here.date() == there.date() else words.elsewhere_day
    elsewhere = pattern.format(
        day=words.day.format(**_parts(here, words)),
        time=_say_hour(here, words),
        zone=_say_zone(moment.other_zone, words),
    )
    return words.both.format(**said, elsewhere=elsewhere)


def speak_moment(moment: Moment, words: Language) -> str:
    """As it is said on the phone, in the zone of the one who is called: "Wednesday, 25 November, at 10:00"."""
    if moment.day_only:
        return say_day(moment, words)
    there = _local(moment.at, moment.zone)
    return words.spoken.format(day=say_day(moment, words), time=_say_hour(there, words))


def _parts(local: datetime, words: Language) -> dict[str, object]:
    names = {"weekday": words.days[local.weekday()], "month": words.months[local.month - 1]}
    return {**names, "day": words.first if local.day == 1 else local.day, "year": local.year}


def _local(at: datetime, zone: str) -> datetime:
    return at.astimezone(find_zone(zone) or UTC)


def _say_hour(local: datetime, words: Language) -> str:
    return words.hour.format(hour=local.hour, minute=local.minute)


def _say_zone(zone: str, words: Language) -> str:
    """As people say it where the zone is named for a city; UTC for a zone that nobody knows."""
    if find_zone(zone) is None:
        return "UTC"
    region, _, city = zone.partition("/")
    if not city or region == "Etc":
        return zone.removeprefix("Etc/")
    named = city.rpartition("/")[2].replace("_", " ")
    own = next((called for plain, _, called in (one.partition("=") for one in words.cities) if plain == named), named)
    pattern = words.zone_vowel if words.zone_vowel and own[0] in "AEIOUÉÎ" else words.zone
    return pattern.format(city=own)
