"""Giving the owner a notice, by all the ways there are."""

from dataclasses import replace

from service.domain.case import Case
from service.domain.marks.detection import plain_title
from service.domain.times.timetable import Timer
from service.errors import Unreachable
from service.ports.notices import Notice
from service.usecases.job import Job

OVERDUE = "I could not remind you: "
"""How the trouble of a case begins while a notice is overdue."""


async def tell(job: Job, title: str, text: str) -> bool:
    """Give the notice; False when there are ways to the owner and none of them worked."""
    ways = job.desk.notices.ways(job.account.preferences.notify)
    if not ways:
        return True
    link = f"{job.desk.base_url}/cases/{job.case.id}" if job.desk.base_url else ""
    return await job.desk.notices.tell(ways, Notice(title, text, link)) > 0


async def insist(job: Job, title: str, text: str) -> None:
    """Give a notice that must not be lost: Unreachable, to be tried again, when no way worked."""
    if not await tell(job, title, text):
        raise Unreachable(f"{OVERDUE}{title}. None of the ways to you works at the moment; I try again.")


def done(case: Case, timer: Timer) -> Case:
    """The case with a timer that is never done again, and without the trouble that one may have made."""
    return settled(replace(case, told=(*case.told, timer.key)))


def settled(case: Case) -> Case:
    """The case after something was done about it: what had failed before is no trouble any more."""
    return replace(case, tries=0, trouble="") if case.tries else case


def name_interview(case: Case) -> str:
    """What the owner calls the interview; nothing of a private one is told."""
    return "your interview" if case.event.private else plain_title(case.event)
