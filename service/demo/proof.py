"""The proof of the story: read back from the mailbox and the calendar, not from our own books."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from service.demo.practice import Practice
from service.domain.case import Case
from service.wire.mime import content_of

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Check:
    """One promise: what it says, whether it holds, and what was seen."""

    promise: str
    holds: bool
    seen: str


async def prove(practice: Practice, approved: Case) -> tuple[Check, ...]:
    """Check every promise of the story against what the provider and the interviewer hold now."""
    me, (interviewer, *_) = practice.account.address, await practice.other_side.interviewers()
    received = [mail for mail in await practice.other_side.mailbox(interviewer) if me in mail["from"]]
    letters = [mail for mail in received if datetime.fromisoformat(mail["at"]) >= approved.opened_at]
    entries = [entry for entry in await practice.other_side.calendar(me) if entry["status"] != "cancelled"]
    ours = [entry for entry in entries if entry["private"].get("ClientRef")]
    notices = [one for one in await practice.other_side.notices() if one["cause"] == "api"]
    return (
        Check("exactly one letter was sent", len(letters) == 1, f"{len(letters)} letter(s) at {interviewer}"),
        _same_letter(letters, approved),
        _one_meeting(ours, approved),
        _one_block(ours),
        _still_there(entries, approved),
        Check("the interviewer got no calendar invitation from us", not notices, f"{len(notices)} calendar mail(s)"),
    )


def _same_letter(letters: list[Json], approved: Case) -> Check:
    prints = [content_of(mail["raw"].encode()).fingerprint for mail in letters]
    given = approved.approval.fingerprint if approved.approval else ""
    seen = f"approved {given[:12]}, received {', '.join(one[:12] for one in prints) or 'nothing'}"
    return Check("it equals what was approved", prints == [given], seen)


def _one_meeting(ours: list[Json], approved: Case) -> Check:
    offered = {slot.start for slot in approved.slots}
    meetings = [entry for entry in ours if datetime.fromisoformat(entry["start"]) in offered]
    seen = ", ".join(entry["start"] for entry in meetings) or "none"
    return Check("exactly one new meeting exists, at an offered time", len(meetings) == 1, seen)


def _one_block(ours: list[Json]) -> Check:
    spans = [(datetime.fromisoformat(entry["start"]), datetime.fromisoformat(entry["end"])) for entry in ours]
    starts = {start for start, _ in spans}
    blocks = [(start, end) for start, end in spans if end - start == timedelta(minutes=15) and end in starts]
    seen = f"{len(blocks)} block(s) among {len(ours)} new entries"
    return Check("one arrival block of 15 minutes ends at its start", len(blocks) == 1 and len(ours) == 2, seen)


def _still_there(entries: list[Json], approved: Case) -> Check:
    kept = [entry for entry in entries if entry["id"] == approved.event.id]
    return Check("the missed event is still there", len(kept) == 1, kept[0]["start"] if kept else "it is gone")
