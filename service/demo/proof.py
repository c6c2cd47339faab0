"""The proof of the story: read back from the mailbox and the calendar, not from our own books."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.demo.holdings import Holdings, find_blocks, find_fresh, find_meetings, find_touched
from service.demo.other_side import Json
from service.domain.case import Case
from service.wire.mime import content_of


@dataclass(frozen=True, slots=True)
class Check:
    """One promise: what it says, whether it holds, and what was seen."""

    promise: str
    holds: bool
    seen: str


def prove(before: Holdings, after: Holdings, approved: Case) -> tuple[Check, ...]:
    """Check every promise of the story by what is new, changed or gone since the mark was set."""
    sent, received = find_fresh(before.sent, after.sent), find_fresh(before.received, after.received)
    touched = find_touched(before.entries, after.entries)
    meetings = find_meetings(touched, approved)
    blocks = find_blocks(touched, meetings)
    return (
        _one_letter(sent, received),
        _same_letter([*sent, *received], approved),
        _no_draft(find_fresh(before.drafts, after.drafts)),
        _one_meeting(touched, meetings, blocks),
        _one_block(blocks),
        _still_there(before.entries, after.entries, approved),
        _no_invitation(after.notices),
    )


def _one_letter(sent: list[Json], received: list[Json]) -> Check:
    whom = ", ".join(address for mail in sent for address in mail["to"]) or "nobody"
    seen = f"{len(sent)} sent, to {whom}; {len(received)} received"
    return Check("exactly one letter was sent", len(sent) == len(received) == 1, seen)


def _same_letter(mails: list[Json], approved: Case) -> Check:
    prints = {content_of(mail["raw"].encode()).fingerprint for mail in mails}
    given = approved.approval.fingerprint if approved.approval else ""
    seen = f"approved {given[:12]}, sent and received {', '.join(one[:12] for one in sorted(prints)) or 'nothing'}"
    return Check("it equals what was approved", prints == {given}, seen)


def _no_draft(drafts: list[Json]) -> Check:
    return Check("no draft of it is left behind", not drafts, f"{len(drafts)} new draft(s)")


def _one_meeting(touched: list[Json], meetings: list[Json], blocks: list[Json]) -> Check:
    other = [entry for entry in touched if entry not in [*meetings, *blocks]]
    starts = ", ".join(entry["start"] for entry in meetings) or "none"
    seen = f"{starts}; {len(other)} other entries new, changed or gone"
    holds = len(meetings) == 1 and not other
    return Check("exactly one new meeting exists, at an offered time, and no other entry changed", holds, seen)


def _one_block(blocks: list[Json]) -> Check:
    seen = ", ".join(f"{entry['start']} to {entry['end']}" for entry in blocks) or "none"
    return Check("one arrival block of 15 minutes ends at its start", len(blocks) == 1, seen)


def _still_there(before: Sequence[Json], after: Sequence[Json], approved: Case) -> Check:
    old, new = ([entry for entry in entries if entry["uid"] == approved.event.uid] for entries in (before, after))
    seen = f"{new[0]['title']}, {new[0]['start']}, {new[0]['status']}" if new else "it is gone"
    return Check("the missed event is still there, as it was", len(new) == 1 and new == old, seen)


def _no_invitation(notices: Sequence[Json]) -> Check:
    return Check("the interviewer got no calendar invitation from us", not notices, f"{len(notices)} calendar mail(s)")
