"""Ten thousand meetings of an invented person, in nobody's dialect: the same ones at every run, around now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

COUNT = 10_000
ME = "robin@keller.example"
LABEL = "Missed interview"

_FIRST = ("Dana", "Kim", "Alex", "Noor", "Jonas", "Mia", "Luca", "Ines", "Tariq", "Eva")
_LAST = ("Rieger", "Okafor", "Lindqvist", "Moreau", "Silva", "Novak", "Haddad", "Brandt", "Castellano", "Ueda")
_FIRMS = ("northwind", "fabrikam", "contoso", "tailspin", "adatum")
_TITLES = ("Interview", "Weekly", "1:1", "Design review", "Lunch", "Planning", "Phone screen", "Retrospective")
_WORDS = (
    "Dear Robin, thank you for taking the time. We would like to hear about your last project and about the team that "
    "you worked with. Please have a laptop at hand; there will be an exercise at the end, and time for your questions. "
)
_DIAL = "Join by phone: +49 30 5550 0123, PIN 482 913 77#. More numbers: https://meet.example.com/tel/482 913 77 "


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody invited."""

    name: str
    address: str
    answer: str


@dataclass(frozen=True, slots=True)
class Happening:
    """One meeting; `series` is the key of its series or "", `markup` whether its text carries simple HTML."""

    key: int
    title: str
    start: datetime
    end: datetime
    text: str
    markup: bool
    guests: tuple[Guest, ...]
    room: str
    link: str
    series: str
    labelled: bool


def make_happenings(now: datetime) -> Iterator[Happening]:
    """All of them, evenly from 29 days ago to 179 days ahead; one in four belongs to a series of twenty."""
    first = (now - timedelta(days=29)).replace(minute=0, second=0, microsecond=0)
    step = timedelta(days=208) / COUNT
    for key in range(COUNT):
        start = first + timedelta(minutes=15 * (key * step // timedelta(minutes=15)))
        yield _make(key, start, key % 4 == 1)


def _make(key: int, start: datetime, serial: bool) -> Happening:
    """One meeting; the instances of a series have everything in common but their times."""
    told = 80 * (key // 80) + 1 if serial else key
    return Happening(
        key=key,
        title=f"{_TITLES[told % 8]}: {_pick(_FIRST, told // 3)} and the {_pick(_FIRMS, told // 8)} team",
        start=start,
        end=start + timedelta(minutes=30 + 15 * (told % 3)),
        text=_text(told),
        markup=told % 5 == 4,
        guests=tuple(_guest(told, place) for place in range(1 + told % 5)),
        room=f"Room {told % 40}, Hauptstr. {told % 90}, 10115 Berlin" if told % 3 == 0 else "",
        link=f"https://meet.example.com/{told:05d}-abcd-efgh" if told % 3 else "",
        series=f"series{told // 80:04d}" if serial else "",
        labelled=key % 50 == 7,
    )


def _guest(key: int, place: int) -> Guest:
    number = key * 7 + place * 13
    first, last = _pick(_FIRST, number), _pick(_LAST, number // 10)
    firm = _pick(_FIRMS, number // 100)
    answer = ("accepted", "tentative", "declined", "none")[number % 4]
    return Guest(f"{first} {last}", f"{first}.{last}@{firm}.example".lower(), answer)


def _text(key: int) -> str:
    """Nothing for one in five, a few sentences for the others, dial-in lines below some of them."""
    if key % 5 == 0:
        return ""
    return _WORDS * (1 + key % 2) + (_DIAL if key % 3 else "") + f"Reference {key}."


def _pick(words: tuple[str, ...], number: int) -> str:
    return words[number % len(words)]
