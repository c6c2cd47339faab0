"""Reading how a letter is to be written: one press changes one thing, everything else stays as it is."""

from dataclasses import dataclass, replace

from service.domain.case import Case, Privacy
from service.web.fields import Fields, Unreadable
from service.web.views.manners import read_form

_LONGEST = 200
_MOST_MINUTES = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """All that can be wished for, as it is to hold from now on."""

    privacy: Privacy
    reason: str
    language: str
    formal: bool | None
    discussed: str
    minutes_late: int


def read_wish(fields: Fields, case: Case) -> Wish:
    """The wish behind the press; Unreadable names the field that has to be looked at again."""
    stands = Wish(
        privacy=case.privacy,
        reason=case.reason,
        language=case.letter.language if case.letter else case.language,
        formal=case.formal,
        discussed=case.discussed,
        minutes_late=case.minutes_late,
    )
    if fields.text("privacy"):
        return replace(stands, privacy=_privacy(fields))
    if fields.text("minutes"):
        return replace(stands, minutes_late=fields.number("minutes", "Minutes", 1, _MOST_MINUTES))
    pressed = fields.text("do")
    if pressed == "reason":
        said = _line(fields, "reason", "Write your reason as one sentence, or choose “No reason”.")
        return replace(stands, privacy=Privacy.SPECIFIC, reason=said)
    if pressed == "topic":
        return replace(stands, discussed=_line(fields, "topic", "Write one thing that you talked about."))
    if pressed == "style":
        return replace(stands, language=fields.line("language"), formal=read_form(fields.text("form")))
    return stands


def _privacy(fields: Fields) -> Privacy:
    try:
        return Privacy(fields.text("privacy"))
    except ValueError:
        raise Unreadable("privacy", "Please choose how much of the reason is told.") from None


def _line(fields: Fields, name: str, empty: str) -> str:
    said = fields.line(name)
    if not said:
        raise Unreadable(name, empty)
    if len(said) > _LONGEST:
        raise Unreadable(name, f"This is long. One sentence of at most {_LONGEST} signs reads best.")
    return said
