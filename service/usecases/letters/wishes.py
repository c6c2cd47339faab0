"""The person says how a letter should be written: its reason, its language, how formal, and what only they know."""

from dataclasses import replace

from service.domain.case import Case, Note, Privacy, State
from service.domain.folding import one_line
from service.domain.letters.facts import LONGEST_REASON
from service.domain.lifecycle import Happening, allows, move
from service.errors import Impossible
from service.ports.words import Letters
from service.usecases.desk import Desk
from service.usecases.keeping import change, keep_words

MOST_MINUTES = 240
_REWRITABLE = frozenset({State.READY, State.REVISING})
_LEAVING = frozenset({State.APPROVED, State.SENDING})


async def wish(
    desk: Desk,
    case_id: str,
    *,
    privacy: Privacy | None = None,
    reason: str | None = None,
    language: str | None = None,
    formal: bool | None = None,
    discussed: str | None = None,
    minutes_late: int | None = None,
    anew: bool = False,
) -> Case:
    """Keep what is wished (None leaves a thing as it is), and have the letter that lies ready written anew by it.

    `reason` and `discussed` are the owner's own words, at most `LONGEST_REASON` signs; `language` is a code that has
    letters, or "" for the usual one; `minutes_late` is how long until the owner is there, or how long they waited.
    Impossible when the letter is leaving, or holds the owner's own words and `anew` does not say that those may go.
    """
    wished: dict[str, object] = {
        "privacy": privacy,
        "reason": _check_words(reason),
        "language": _check_language(desk.letters, language),
        "formal": formal,
        "discussed": _check_words(discussed),
        "minutes_late": _check_minutes(minutes_late),
    }
    changes = {name: value for name, value in wished.items() if value is not None}

    def decide(case: Case) -> tuple[Case, *tuple[Note, ...]]:
        after = replace(case, **changes)  # type: ignore[arg-type]  # each value is of its field's kind
        if after == case and not (anew and case.letter is not None and case.letter.edited):
            return (case,)
        return _write_anew(desk, case, after, anew)

    return await change(desk, case_id, decide)


def _write_anew(desk: Desk, before: Case, after: Case, anew: bool) -> tuple[Case, *tuple[Note, ...]]:
    letter = before.letter
    if before.state is State.CLOSED:
        raise Impossible("This case is closed, so no letter is written any more.")
    if before.state in _LEAVING:
        raise Impossible("The letter is on its way out. Take your approval back first.")
    if before.state is State.DRAFTING:
        return (replace(after, letter=None),)
    if letter is None or before.state not in _REWRITABLE or not allows(before.state, Happening.DRAFT_AGAIN):
        return (after,)
    if letter.edited and not anew:
        raise Impossible("You have written in this letter yourself. If it is written anew, your own words go.")
    note = Note(desk.now(), "You asked for the letter to be written differently.", keep_words(before))
    return move(after, Happening.DRAFT_AGAIN), note


def _check_words(typed: str | None) -> str | None:
    words = one_line(typed, LONGEST_REASON + 1) if typed is not None else None
    if words is not None and len(words) > LONGEST_REASON:
        raise Impossible(f"That is long. One sentence of at most {LONGEST_REASON} signs reads best.")
    return words


def _check_language(letters: Letters, language: str | None) -> str | None:
    if language and language not in letters.languages():
        raise Impossible(f"There are no letters in the language “{language}” yet.")
    return language


def _check_minutes(minutes: int | None) -> int | None:
    if minutes is not None and not 0 <= minutes <= MOST_MINUTES:
        raise Impossible(f"Write the minutes as a whole number up to {MOST_MINUTES}.")
    return minutes
