"""Rules of the clock: times that lie ahead, and nothing that arrives in the night."""

from service.domain.clocks import find_zone
from service.domain.letter import LetterKind
from service.domain.letters.checks.draft import Finding
from service.domain.letters.checks.text import Text
from service.domain.night import is_night, is_urgent

_IN_HASTE = frozenset({LetterKind.LATE, LetterKind.AHEAD})


def offers_what_lies_ahead(text: Text) -> Finding | None:
    """No time that has passed."""
    now = text.draft.now
    if now is None or not text.draft.kind.offers:
        return None
    begun = [slot.letter for slot in text.draft.slots if slot.start <= now]
    late = [letter for letter in begun if f"{letter}) " in text.draft.body]
    if not late:
        return None
    times = f"Time {late[0]} has" if len(late) == 1 else f"The times {' and '.join(late)} have"
    return Finding("passed", f"{times} passed. Take it out or name another one.", error=True)


def leaves_by_day(text: Text) -> Finding | None:
    """Between 21:00 and 07:00 of the reader nothing leaves, unless the interview lies ahead or has just been."""
    draft = text.draft
    zone = find_zone(draft.reader_zone) if draft.reader_zone else None
    if draft.now is None or zone is None or draft.kind in _IN_HASTE or not is_night(draft.now, zone):
        return None
    if draft.met_at is not None and is_urgent(draft.met_at, draft.now):
        return None
    return Finding("quiet_hours", "It is night where it is read. Send it in the morning; it will be on top then.")
