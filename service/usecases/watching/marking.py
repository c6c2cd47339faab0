"""The owner says what happens to an interview, by a press here: missed, cannot come, late for it, or nobody came.

An unclosed case of the same interview is never doubled: where the new word changes what it is about, its letter is
written anew, otherwise the case is returned as it is.
"""

from dataclasses import dataclass
from datetime import datetime

from service.domain.case import Case, Mark, MarkKind, Note, Occasion, QuestionKind, State
from service.domain.event import Event
from service.domain.lifecycle import Happening, allows, move
from service.domain.marks.detection import Action, Verdict, judge, judge_absence, judge_late
from service.errors import Impossible
from service.ports.store import Books
from service.usecases.desk import Desk
from service.usecases.keeping import keep, keep_words, prompt
from service.usecases.watching.noticing import Notice

LEAST_LATE, MOST_MINUTES = 5, 60
_CLOSED = "This event cannot be marked: it was cancelled, is one of our own entries, or was closed."
_SAID = {
    Occasion.MISSED: "You said that you missed it.",
    Occasion.AHEAD: "You said that you cannot make it.",
    Occasion.LATE: "You said that you will be {} minutes late.",
    Occasion.ABSENCE: "You said that they did not come.",
}


@dataclass(frozen=True, slots=True)
class _Word:
    """What the owner said about an event: what follows from it, and how many minutes it is about (0: not said)."""

    event: Event
    verdict: Verdict
    minutes: int = 0


async def mark_missed(desk: Desk, account_id: str, calendar_id: str, event_id: str) -> Case:
    """Open a case because the person said so; before the interview begins it tells them ahead."""
    event = await _fetch(desk, account_id, calendar_id, event_id)
    mark = Mark(MarkKind.BUTTON, "your own word")
    return await _take(desk, account_id, _Word(event, judge(event, mark, desk.now())))


async def mark_late(desk: Desk, account_id: str, calendar_id: str, event_id: str, minutes: int) -> Case:
    """Open a case for an interview that runs right now; Impossible before its start and after its end."""
    if not LEAST_LATE <= minutes <= MOST_MINUTES:
        raise Impossible(f"Please say how late: {LEAST_LATE} to {MOST_MINUTES} minutes.")
    event = await _fetch(desk, account_id, calendar_id, event_id)
    return await _take(desk, account_id, _Word(event, _allowed(judge_late(event, desk.now())), minutes))


async def mark_absence(desk: Desk, account_id: str, calendar_id: str, event_id: str, waited: int = 0) -> Case:
    """Open a case because the other side did not come; Impossible in the first ten minutes.

    `waited` are the minutes that the owner waited; 0 takes them from the clock, as far as that can know them.
    """
    event = await _fetch(desk, account_id, calendar_id, event_id)
    if not 0 <= waited <= MOST_MINUTES:
        raise Impossible(f"Please say how long you waited: up to {MOST_MINUTES} minutes.")
    verdict = _allowed(judge_absence(event, desk.now()))
    return await _take(desk, account_id, _Word(event, verdict, waited or minutes_waited(event, desk.now())))


def minutes_waited(event: Event, now: datetime) -> int:
    """How long the owner has been waiting for them by the clock; 0 once that cannot be told any more.

    After the meeting's end nobody knows when they gave up, and a letter must not guess.
    """
    minutes = int((now - event.start).total_seconds() // 60)
    return min(minutes, MOST_MINUTES) if event.start <= now <= event.end else 0


async def _fetch(desk: Desk, account_id: str, calendar_id: str, event_id: str) -> Event:
    account = await desk.store.run(lambda books: books.accounts.get(account_id))
    return await desk.connect(account).calendar.event(calendar_id, event_id)


def _allowed(verdict: Verdict) -> Verdict:
    if verdict.action is not Action.OPEN:
        raise Impossible(verdict.why)
    return verdict


async def _take(desk: Desk, account_id: str, word: _Word) -> Case:
    def work(books: Books) -> Case:
        for case in books.shelf.unclosed(account_id):
            if (case.event.calendar_id, case.event.id) == (word.event.calendar_id, word.event.id):
                return _turn(desk, books, case, word)
        notice = Notice(desk, books, books.accounts.get(account_id))
        opened = notice.open_by_button(word.event, word.verdict, word.minutes)
        if opened is None:
            raise Impossible(_CLOSED)
        return opened

    case = await desk.store.run(work)
    prompt(desk, case)
    return case


def _turn(desk: Desk, books: Books, case: Case, word: _Word) -> Case:
    """An open case after the owner's new word: about that from now on, or as it is where nothing has changed."""
    happening = _happening(case, word)
    if happening is None or word.verdict.action is not Action.OPEN:
        return case
    said = Note(desk.now(), _SAID[word.verdict.occasion].format(word.minutes), keep_words(case))
    turned = move(case, happening, occasion=word.verdict.occasion, minutes_late=word.minutes, question=None)
    return keep(desk, books, turned, said)


def _happening(case: Case, word: _Word) -> Happening | None:
    asked = case.question is not None and case.question.kind is QuestionKind.REALLY_MISSED
    if case.state is State.ASKING:
        return Happening.MARK_CONFIRMED if asked else None
    before, after = (case.occasion, case.minutes_late), (word.verdict.occasion, word.minutes)
    turns = before != after and (case.occasion, word.verdict.occasion) in _TURNS
    settled = case.booking is not None or case.ending is not None
    return Happening.MISSED_AFTER_ALL if turns and not settled and _may_turn(case) else None


def _may_turn(case: Case) -> bool:
    unsent = case.occasion is Occasion.LATE or not case.sent
    return unsent and allows(case.state, Happening.MISSED_AFTER_ALL)


# From what a case was about to what it is about now; anything else leaves it alone.
_TURNS = frozenset(
    {
        (Occasion.LATE, Occasion.LATE),
        (Occasion.LATE, Occasion.MISSED),
        (Occasion.LATE, Occasion.ABSENCE),
        (Occasion.AHEAD, Occasion.LATE),
        (Occasion.AHEAD, Occasion.MISSED),
        (Occasion.MISSED, Occasion.ABSENCE),
        (Occasion.MISSED, Occasion.LATE),
        (Occasion.ABSENCE, Occasion.MISSED),
    }
)
