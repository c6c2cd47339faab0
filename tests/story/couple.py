"""One person with two accounts: the calendar of the first, and letters from the mailbox of the second."""

from connectors.sandbox.calendars import Entry
from connectors.sandbox.mailbox import Message
from connectors.sandbox.personas import answer_now
from service.domain.account import Account
from service.domain.case import Case, State
from service.usecases import mailboxes
from tests.story.diary import is_ours
from tests.story.stage import Stage

CALENDAR, MAILBOX = "robin1@keller.example", "robin2@keller.example"
DANA = "dana.rieger1@northwind.example"


async def connect_both(stage: Stage) -> tuple[Account, Account]:
    """Both accounts, the first one writing through the second; the stage's account is the first."""
    other = await stage.connect(MAILBOX)
    first = await stage.connect(CALENDAR)
    stage.account = await mailboxes.write_through(stage.desk, first.id, other.id)
    return stage.account, other


async def ready(stage: Stage) -> tuple[Account, Account, Case]:
    """Connected, marked, the letter lies in the Drafts of the second."""
    first, other = await connect_both(stage)
    case = await stage.mark(CALENDAR)
    assert case.state is State.READY, (case.state, case.trouble, case.question)
    return first, other, case


async def waiting(stage: Stage) -> tuple[Account, Account, Case]:
    """The request was sent from the mailbox of the second."""
    first, other, case = await ready(stage)
    case = await stage.send(case)
    assert case.state is State.WAITING, (case.state, case.trouble, case.question)
    return first, other, case


async def hear(stage: Stage, case: Case, persona: str = "", text: str = "") -> Case:
    """Let the interviewer answer the last letter, and look."""
    answer_now(stage.sandbox.world, stage.person(DANA), persona, text)
    await stage.look()
    return await stage.case(case.id)


def new_mail(stage: Stage, address: str, label: str = "") -> list[Message]:
    """What came into or left a mailbox since the curtain rose."""
    opened = stage.sandbox.world.opened
    messages = stage.person(address).mailbox.messages.values()
    return [one for one in messages if one.at >= opened and (not label or label in one.labels)]


def own_entries(stage: Stage, address: str) -> list[Entry]:
    """What we wrote into somebody's calendar."""
    kept = stage.person(address).primary.entries.values()
    return [entry for entry in kept if is_ours(entry) and not entry.cancelled]
