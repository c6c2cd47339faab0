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


def prove(before: Holdings, after: Holdings, approved: Sequence[Case]) -> tuple[Check, ...]:
    """Check every promise of the story by what is new, changed or gone since the mark was set.

    `approved` are the cases as they stood at each approval, the request first.
    """
    sent, received = find_fresh(before.sent, after.sent), find_fresh(before.received, after.received)
    touched, request = find_touched(before.entries, after.entries), approved[0]
    meetings = find_meetings(touched, request)
    blocks = find_blocks(touched, meetings)
    return (
        _one_of_each(sent, received, approved),
        _same_letters(sent, received, approved),
        _no_draft(find_fresh(before.drafts, after.drafts)),
        _one_meeting(touched, meetings, blocks),
        _one_block(blocks),
        _still_there(before.entries, after.entries, request),
        _no_invitation(after.notices),
    )


def _one_of_each(sent: list[Json], received: list[Json], approved: Sequence[Case]) -> Check:
    kinds = [case.letter.kind.value for case in approved if case.letter is not None]
    whom = ", ".join(sorted({address for mail in sent for address in mail["to"]})) or "nobody"
    seen = f"{len(sent)} sent, to {whom}; {len(received)} received"
    promise = f"exactly one {' and one '.join(kinds)} went out, and nothing else"
    return Check(promise, len(set(kinds)) == len(kinds) == len(sent) == len(received), seen)


def _same_letters(sent: list[Json], received: list[Json], approved: Sequence[Case]) -> Check:
    """Each approved letter is among the sent and the received ones once, and they hold no other."""
    given = sorted(case.approval.fingerprint for case in approved if case.approval)
    there, arrived = (sorted(content_of(mail["raw"].encode()).fingerprint for mail in box) for box in (sent, received))
    seen = f"approved {_short(given)}; sent {_short(there)}; received {_short(arrived)}"
    return Check("each equals what was approved", given == there == arrived, seen)


def _short(prints: list[str]) -> str:
    return ", ".join(one[:8] for one in prints) or "nothing"


def _no_draft(drafts: list[Json]) -> Check:
    return Check("no draft is left behind", not drafts, f"{len(drafts)} new draft(s)")


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
