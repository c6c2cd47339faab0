"""The letter as the page of its case shows it while it has not left."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from service.domain.case import Case
from service.domain.letter import Letter, LetterKind
from service.domain.letters.checks import Draft, Finding
from service.domain.letters.checks.text import Text
from service.domain.letters.phrases import Phrases
from service.domain.lifecycle import Happening, allows
from service.usecases.overview import Dossier
from service.web.views.deadlines import Leaving, say_deadline, show_leaving
from service.web.views.manners import Manner, show_manner
from service.web.views.standings import seconds_left


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the page says in the letter's language, and words that were typed and not kept.

    `script` is what to say on the phone, `languages` are the codes and names of those there are letters in, `holidays`
    those of the other side, `ways` the apprise URLs by which the owner is reminded.
    """

    script: Sequence[str] = ()
    languages: Sequence[tuple[str, str]] = ()
    holidays: Collection[date] = ()
    ways: Sequence[str] = ()
    typed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterCard:
    """The letter and what may be done with it.

    `undo_seconds` is how long an approval can still be taken back, 0 where it leaves at a time of day. `leads` is true
    when reading it is what its owner should do now, so that its heading says where the case stands. `manner` and
    `leaving` are None once it cannot be changed.
    """

    letter: Letter
    to: str
    rows: int
    words: int
    may_edit: bool
    may_undo: bool
    may_discard: bool
    undo_seconds: int
    leads: bool
    dropping: str
    nameless: bool
    deadline: str
    findings: Sequence[Finding]
    manner: Manner | None
    leaving: Leaving | None


def show_letter(dossier: Dossier, now: datetime, said: Said) -> LetterCard | None:
    """The letter while it has not left."""
    case, letter = dossier.case, dossier.case.letter
    may_undo, may_edit = allows(case.state, Happening.UNDONE), allows(case.state, Happening.EDITED)
    if letter is None or not (may_undo or may_edit):
        return None
    later = case.approval is not None and case.approval.leaves_at is not None
    leaving = show_leaving(case, dossier.account, now, said.holidays) if may_edit else None
    other = bool(said.typed) and said.typed.strip() != letter.content.text.strip()
    return LetterCard(
        letter=letter,
        to=address_line(letter),
        rows=min(40, 2 + sum(1 + len(line) // 60 for line in letter.content.text.split("\n"))),
        words=count_words(letter.kind, letter.content.text),
        may_edit=may_edit,
        may_undo=may_undo,
        may_discard=allows(case.state, Happening.DISCARDED),
        undo_seconds=seconds_left(case.wake_at, now) if may_undo and not later else 0,
        leads=may_edit and case.question is None,
        dropping=_say_dropping(case),
        nameless=may_edit and is_nameless(letter),
        deadline=say_deadline(case, dossier.account, now) if may_edit else "",
        findings=_sort_findings(dossier, letter, leaving) if may_edit else (),
        manner=show_manner(case, letter, said.languages, other) if may_edit else None,
        leaving=leaving,
    )


def count_words(kind: LetterKind, text: str) -> int:
    """Words of the running text, counted as the linter does."""
    return Text(Draft(kind=kind, subject="", body=text), Phrases(code="")).length


def address_line(letter: Letter) -> str:
    """To whom, with names where they are known."""
    names = letter.to_names + ("",) * len(letter.content.to)
    pairs = zip(names, letter.content.to, strict=False)
    return ", ".join(f"{name} <{address}>" if name else address for name, address in pairs)


def is_nameless(letter: Letter) -> bool:
    """Whether the letter is signed with a mail address, as it is while no name is known."""
    lines = letter.content.text.split("\n")
    return letter.content.sender in (line.strip() for line in lines)


def _sort_findings(dossier: Dossier, letter: Letter, leaving: Leaving | None) -> Sequence[Finding]:
    """What is worth a look, errors first; that a name is missing, or that it is night, is said in its own place."""
    said = {"name": is_nameless(letter), "quiet_hours": leaving is not None and leaving.first}
    return sorted((one for one in dossier.findings if not said.get(one.rule)), key=lambda one: not one.error)


def _say_dropping(case: Case) -> str:
    """What becomes of the case when its letter is not wanted."""
    if case.booking is not None:
        return "The draft goes. Nothing is sent, and the new interview stays in your calendar."
    if case.wants is LetterKind.NUDGE:
        return "The draft goes. Nothing is sent, and I go on waiting for their answer."
    return "The draft goes and this case ends. Nothing is sent."
