"""What do calendar and mailbox hold at one moment, and what is new, changed or gone since another?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from service.demo.other_side import Json
from service.demo.practice import Practice
from service.domain.account import Account
from service.domain.case import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """What the provider holds at one moment: the candidate's entries, drafts and sent mail, what reached all others
    from the candidate, and the calendar mails that our writes caused."""

    entries: Sequence[Json]
    drafts: Sequence[Json]
    sent: Sequence[Json]
    received: Sequence[Json]
    notices: Sequence[Json]


async def take_stock(practice: Practice, account: Account) -> Holdings:
    """Read over the wire what is there now, as far as it concerns the account's owner."""
    me, world = account.address, practice.other_side
    others = [await world.mailbox(address) for address in await world.interviewers()]
    return Holdings(
        entries=await world.calendar(me),
        drafts=await world.mailbox(me, "DRAFT"),
        sent=await world.mailbox(me, "SENT"),
        received=[mail for box in others for mail in box if mail["from"] == me],
        notices=[one for one in await world.notices() if one["cause"] == "api"],
    )


def find_fresh(before: Sequence[Json], after: Sequence[Json]) -> list[Json]:
    """Mails that were not there before."""
    known = {one["id"] for one in before}
    return [one for one in after if one["id"] not in known]


def find_touched(before: Sequence[Json], after: Sequence[Json]) -> list[Json]:
    """Entries that are new, differ, or are gone; an entry whose mere trace is new was never seen by anybody."""
    old, new = ({entry["id"]: entry for entry in entries} for entries in (before, after))
    changed = [entry for key, entry in new.items() if entry != old.get(key)]
    gone = [entry for key, entry in old.items() if key not in new]
    return [entry for entry in [*changed, *gone] if entry["id"] in old or entry["status"] != "cancelled"]


def _span(entry: Json) -> tuple[datetime, datetime]:
    return datetime.fromisoformat(entry["start"]), datetime.fromisoformat(entry["end"])


def find_meetings(touched: list[Json], approved: Case) -> list[Json]:
    """Those at exactly one of the times that the approved letter offers."""
    offered = {(slot.start, slot.end) for slot in approved.slots}
    return [entry for entry in touched if entry["status"] == "confirmed" and _span(entry) in offered]


def find_blocks(touched: list[Json], meetings: list[Json]) -> list[Json]:
    """Those of 15 minutes that end where a meeting begins."""
    starts = {_span(entry)[0] for entry in meetings}
    spans = [(entry, *_span(entry)) for entry in touched if entry["status"] == "confirmed"]
    return [entry for entry, start, end in spans if end - start == timedelta(minutes=15) and end in starts]


def find_ways(touched: list[Json], blocks: list[Json], minutes: int) -> list[Json]:
    """Those of so many minutes that end where a block begins: the way there."""
    starts = {_span(entry)[0] for entry in blocks}
    spans = [(entry, *_span(entry)) for entry in touched if entry["status"] == "confirmed"]
    return [entry for entry, start, end in spans if end - start == timedelta(minutes=minutes) and end in starts]
