"""What the linter is given, and what it gives back."""

from dataclasses import dataclass
from datetime import date, datetime

from service.domain.case import Occasion, Privacy
from service.domain.letter import LetterKind, Slot


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark on a letter: the rule's name, and what to do about it. An error keeps the letter from leaving."""

    rule: str
    message: str
    error: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A letter and what is known around it; whatever is left at its default is not checked.

    `to` None leaves the addresses unchecked. `name` and `phone` are those it has to be signed with. `typed` is the
    reason in the person's own words, `given` what the invitation says (title, place, company): words in it are no
    secret. `slots` are the times it offers. `now` is when it would leave, `met_at` when the interview was to begin,
    both aware; `reader_zone` is where it is read (IANA). `met_on` and `agreed_on` are the days of the old and of the
    new interview as the reader counts them.
    """

    kind: LetterKind
    subject: str
    body: str
    to: tuple[str, ...] | None = None
    language: str = "en"
    occasion: Occasion = Occasion.MISSED
    privacy: Privacy = Privacy.NONE
    typed: str = ""
    given: str = ""
    name: str = ""
    phone: str = ""
    slots: tuple[Slot, ...] = ()
    now: datetime | None = None
    met_at: datetime | None = None
    reader_zone: str = ""
    met_on: date | None = None
    agreed_on: date | None = None
