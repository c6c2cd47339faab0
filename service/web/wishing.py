"""Reading how a letter is to be written: one press changes one thing, everything else stays as it is."""

from dataclasses import dataclass

from service.domain.case import Privacy
from service.domain.letters.facts import LONGEST_REASON
from service.usecases.letters.wishes import MOST_MINUTES
from service.web.fields import Fields, Unreadable


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to change about a letter; None leaves a thing as it is."""

    privacy: Privacy | None = None
    reason: str | None = None
    language: str | None = None
    formal: bool | None = None
    discussed: str | None = None
    minutes_late: int | None = None


def read_wish(fields: Fields) -> Wish:
    """The wish behind the press; Unreadable names the field that has to be looked at again."""
    if fields.text("privacy"):
        return Wish(privacy=_privacy(fields))
    if fields.text("minutes"):
        return Wish(minutes_late=fields.number("minutes", "Minutes", 1, MOST_MINUTES))
    pressed = fields.text("do")
    if pressed == "reason":
        said = _line(fields, "reason", "Write your reason as one sentence, or choose “No reason”.")
        return Wish(privacy=Privacy.SPECIFIC, reason=said)
    if pressed == "topic":
        return Wish(discussed=_line(fields, "topic", "Write one sentence about what you talked about."))
    if pressed == "style":
        return Wish(language=fields.line("language") or None, formal=fields.text("form") != "informal")
    return Wish()


def _privacy(fields: Fields) -> Privacy:
    try:
        return Privacy(fields.text("privacy"))
    except ValueError:
        raise Unreadable("privacy", "Please choose how much of the reason is told.") from None


def _line(fields: Fields, name: str, empty: str) -> str:
    said = fields.line(name)
    if not said:
        raise Unreadable(name, empty)
    if len(said) > LONGEST_REASON:
        raise Unreadable(name, f"This is long. One sentence of at most {LONGEST_REASON} signs reads best.")
    return said
