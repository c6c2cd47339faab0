"""Cases of the moments beside the missed interview: late, ahead, nobody came, and everything after the yes."""

from dataclasses import replace
from datetime import datetime, timedelta

from service.domain.case import Booking, Case, Choice, Occasion, Question, QuestionKind, State
from service.domain.letter import Approval, LetterKind

THANKS = """Dear Dana,

Thank you for the time you took today, and for telling me how your team works.

I would be glad to take part in it. If anything is still open on your side, I am happy to answer.

Kind regards,
Robin Keller
+49 171 39200 12
"""


def moments(ready: Case, waiting: Case, now: datetime) -> dict[str, Case]:
    """One case for each moment, made from one whose letter lies ready and one that waits."""
    soon = replace(ready.event, start=now + timedelta(hours=3), end=now + timedelta(hours=4))
    late = replace(ready.event, start=now - timedelta(minutes=4), end=now + timedelta(minutes=50))
    agreed = _booked(waiting, now)
    return {
        "late": _write(replace(ready, event=late, occasion=Occasion.LATE, minutes_late=10), "late", LetterKind.LATE),
        "ahead": _write(replace(ready, event=soon, occasion=Occasion.AHEAD), "ahead", LetterKind.AHEAD),
        "absence": _write(replace(ready, occasion=Occasion.ABSENCE), "absence", LetterKind.ABSENCE),
        "nudge": _write(replace(waiting, wants=LetterKind.NUDGE), "nudge", LetterKind.NUDGE),
        "confirming": _write(agreed, "confirming", LetterKind.CONFIRMATION),
        "thanks": _thank(agreed, now),
        "later": _later(ready, now),
        "check": _ask(agreed, "check", QuestionKind.STILL_FINE, ("wait", "Yes, all well"), ("other_time", "It moved")),
        "took-place": _ask(
            replace(waiting, event=late, occasion=Occasion.LATE),
            "took-place", QuestionKind.TOOK_PLACE, ("made_it", "Yes"), ("not_there", "No"),
        ),
    }  # fmt: skip


def _write(case: Case, name: str, kind: LetterKind) -> Case:
    assert case.letter is not None
    letter = replace(case.letter, kind=kind)
    return replace(case, id=name, key=f"key-{name}", state=State.READY, letter=letter, draft_id="d1")


def _booked(waiting: Case, now: datetime) -> Case:
    start = (now + timedelta(days=2)).replace(minute=0, second=0, microsecond=0)
    booking = Booking(
        calendar_id="c", meeting_id="m", meeting_etag="1", start=start, end=start + timedelta(minutes=45), block_id="b"
    )
    return replace(waiting, booking=booking)


def _thank(agreed: Case, now: datetime) -> Case:
    assert agreed.booking is not None
    assert agreed.letter is not None
    over = replace(agreed.booking, start=now - timedelta(hours=4), end=now - timedelta(hours=3))
    letter = replace(agreed.letter, content=replace(agreed.letter.content, text=THANKS))
    case = replace(agreed, booking=over, wants=LetterKind.THANKS, letter=letter)
    return _write(case, "thanks", LetterKind.THANKS)


def _later(ready: Case, now: datetime) -> Case:
    assert ready.letter is not None
    leaves = now + timedelta(hours=11)
    approval = Approval(ready.letter.content.fingerprint, now, "robin@keller.example", leaves)
    return replace(ready, id="later", key="key-later", state=State.APPROVED, approval=approval, wake_at=leaves)


def _ask(case: Case, name: str, kind: QuestionKind, *choices: tuple[str, str]) -> Case:
    said = "I cannot know this; you can. The place, the time and the link are shown below."
    question = Question(kind, said, choices=tuple(Choice(key, label) for key, label in choices))
    return replace(case, id=name, key=f"key-{name}", state=State.DECIDING, question=question)
