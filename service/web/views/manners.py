"""How a letter is written, as far as its owner may choose: the reason, the language, the form of address."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.domain.case import CallOutcome, Case, Privacy
from service.domain.letter import Letter, LetterKind

_WITH_REASON = frozenset({LetterKind.REQUEST, LetterKind.CONFIRMATION, LetterKind.AHEAD})
_MINUTES = (5, 10, 15, 20, 30)
_MINUTES_ASK = {
    LetterKind.LATE: "How many minutes late?",
    LetterKind.ABSENCE: "How many minutes did you wait?",
}
_FORMS: tuple[tuple[str, str, bool], ...] = (("formal", "Formal", True), ("informal", "Informal", False))


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: what is posted, what it is called, and whether it holds now."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """What may be chosen about one letter; an empty row of options is not shown.

    `edited` is true when the person has changed the words, so that writing anew has to be asked for.
    """

    reasons: Sequence[Option]
    specific: bool
    own_words: str
    languages: Sequence[Option]
    forms: Sequence[Option]
    late: Sequence[Option]
    late_asks: str
    takes_topic: bool
    topic: str
    edited: bool


def show_manner(case: Case, letter: Letter, languages: Sequence[tuple[str, str]], typed: bool) -> Manner:
    """The choices for this letter; `languages` are codes and names, `typed` says that other words stand in the form."""
    kind = letter.kind
    return Manner(
        reasons=_reasons(case) if _takes_reason(case, kind) else (),
        specific=case.privacy is Privacy.SPECIFIC,
        own_words=case.reason,
        languages=[Option(code, name, code == letter.language) for code, name in languages],
        forms=[Option(value, label, (case.formal is not False) is formal) for value, label, formal in _FORMS],
        late=_minutes(case) if kind in _MINUTES_ASK else (),
        late_asks=_MINUTES_ASK.get(kind, ""),
        takes_topic=kind is LetterKind.THANKS,
        topic=case.discussed,
        edited=letter.edited or typed,
    )


def _takes_reason(case: Case, kind: LetterKind) -> bool:
    """Whether the letter may give one: not once they have heard it, by phone or in an earlier letter."""
    return kind in _WITH_REASON and case.call is not CallOutcome.UNDECIDED and not case.sent


def _minutes(case: Case) -> Sequence[Option]:
    told = {case.minutes_late} - {0}
    return [Option(str(one), str(one), one in told) for one in sorted({*_MINUTES, *told})]


def _reasons(case: Case) -> Sequence[Option]:
    return [
        Option(Privacy.NONE.value, "No reason", case.privacy is Privacy.NONE),
        Option(Privacy.GENERAL.value, "Something urgent", case.privacy is Privacy.GENERAL),
    ]
