"""Questions about the interview itself: what a mark means, and whether an interview took place in the end."""

from collections.abc import Mapping, Sequence

from service.domain.account import Account
from service.domain.case import Case, Choice, Mark, Occasion, Question, QuestionKind
from service.domain.lifecycle import Happening, allows
from service.domain.marks.detection import Verdict
from service.domain.marks.upcoming import TOOK_PLACE, Course, Interview, course_of
from service.ports.notices import Notice
from service.usecases.desk import Desk

_MISSED, _NOT_MISSED = Choice("missed", "Yes, I missed it"), Choice("not_missed", "No")
_AFTERWARDS = (_MISSED, _NOT_MISSED)
_AHEAD = (Choice("missed", "I cannot make it: tell them now"), Choice("not_missed", "I will be there"))
_RUNNING = (
    Choice("late:10", "I am late: there in 10 minutes"),
    Choice("late:20", "I am late: there in 20 minutes"),
    _MISSED,
    _NOT_MISSED,
)
_ANSWERS: Mapping[Course, tuple[Choice, ...]] = {
    Course.AHEAD: _AHEAD,
    Course.RUNNING: _RUNNING,
    Course.WAITING: _RUNNING,
    Course.OVER: _AFTERWARDS,
}


def ask_about_mark(desk: Desk, case: Case, mark: Mark, verdict: Verdict) -> Question:
    """The question that an unclear mark leads to; its answers fit where in its course the interview is."""
    event = case.event
    timed = not event.all_day and not event.series_master
    choices = _ANSWERS[course_of(event.start, event.end, desk.now())] if timed else _AFTERWARDS
    return Question(QuestionKind.REALLY_MISSED, verdict.why, mark.seen, choices)


async def tell_asked(desk: Desk, account: Account, asked: Sequence[Interview]) -> None:
    """Let the owner know, by the ways there are, that a question waits; a private interview is not named."""
    ways = desk.notices.ways(account.preferences.notify) if asked else ()
    for one in asked if ways else ():
        name = "Your interview" if one.private else one.title
        text = f"{name} should be over. One tap says how it went."
        await desk.notices.tell(ways, Notice("Did it take place?", text, f"{desk.base_url}/" if desk.base_url else ""))


def may_tell_what_became(case: Case) -> tuple[Choice, ...]:
    """What the owner may say at any time without being asked, once they told that they are late or cannot come."""
    if case.booking is not None or case.ending is not None or not allows(case.state, Happening.MADE_IT):
        return ()
    if case.occasion is Occasion.LATE:
        return TOOK_PLACE
    return TOOK_PLACE[:1] if case.occasion is Occasion.AHEAD else ()
