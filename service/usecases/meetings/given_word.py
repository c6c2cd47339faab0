"""Thanks for a time are written once: who was thanked for it is not thanked again when the same time is booked anew."""

from dataclasses import replace
from datetime import UTC, datetime

from service.domain.case import Case
from service.domain.letters.etiquette import confirmed_key


def note_word(case: Case, revision: int, start: datetime) -> Case:
    """The case that remembers the time itself, if the agreement of this revision was confirmed by letter."""
    given = replace(case, agreement=replace(case.agreement, revision=revision)) if case.agreement else case
    if confirmed_key(given) not in case.told or _key(start) in case.told:
        return case
    return replace(case, told=(*case.told, _key(start)))


def recall_word(case: Case) -> Case:
    """The case with its agreement as confirmed, if its time was confirmed before under another revision."""
    agreement, key = case.agreement, confirmed_key(case)
    if agreement is None or key in case.told or _key(agreement.start) not in case.told:
        return case
    return replace(case, told=(*case.told, key))


def _key(start: datetime) -> str:
    return f"confirmed@{start.astimezone(UTC).isoformat()}"
