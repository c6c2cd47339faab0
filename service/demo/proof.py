"""The proof of the story: read back from the mailbox and the calendar, not from our own books."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.demo.holdings import Holdings, find_blocks, find_fresh, find_meetings, find_touched, find_ways
from service.demo.other_side import Json
from service.domain.case import Case, Ending, State
from service.domain.event import Setting
from service.domain.letter import LetterKind
from service.domain.letters.phrases import find_phrases
from service.wire.mime import content_of


@dataclass(frozen=True, slots=True)
class Check:
    """One promise: what it says, whether it holds, and what was seen."""

    promise: str
    holds: bool
    seen: str


@dataclass(frozen=True, slots=True)
class Deeds:
    """What was done here: the cases as they stood at each approval, the request first, and the case at its end.

    `travel_minutes` is how long the way to a place takes; `miss` are phrases of all languages that speak of a miss.
    """

    approved: Sequence[Case]
    end: Case | None
    travel_minutes: int
    miss: Sequence[str]


def prove(before: Holdings, after: Holdings, deeds: Deeds) -> tuple[Check, ...]:
    """Check every promise of the story by what is new, changed or gone since the mark was set."""
    sent, received = find_fresh(before.sent, after.sent), find_fresh(before.received, after.received)
    touched, request = find_touched(before.entries, after.entries), deeds.approved[0]
    meetings = find_meetings(touched, request)
    blocks = find_blocks(touched, meetings)
    ways = find_ways(touched, blocks, deeds.travel_minutes)
    return (
        _one_of_each(sent, received, deeds.approved),
        _same_letters(sent, received, deeds.approved),
        _no_draft(find_fresh(before.drafts, after.drafts)),
        _one_meeting(touched, meetings, [*blocks, *ways]),
        _one_block(blocks),
        _one_way(ways, request),
        _still_there(before.entries, after.entries, request),
        _no_invitation(after.notices),
        _never_said(received, deeds),
        _good_end(deeds.end),
    )


def _one_of_each(sent: list[Json], received: list[Json], approved: Sequence[Case]) -> Check:
    kinds = [case.letter.kind.value for case in approved if case.letter is not None]
    whom = ", ".join(sorted({address for mail in sent for address in mail["to"]})) or "nobody"
    seen = f"{len(sent)} sent, to {whom}; {len(received)} received"
    promise = f"exactly one {', one '.join(kinds)} went out, and nothing else"
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


def _one_meeting(touched: list[Json], meetings: list[Json], companions: list[Json]) -> Check:
    other = [entry for entry in touched if entry not in [*meetings, *companions]]
    starts = ", ".join(entry["start"] for entry in meetings) or "none"
    seen = f"{starts}; {len(other)} other entries new, changed or gone"
    holds = len(meetings) == 1 and not other
    return Check("exactly one new meeting exists, at an offered time, and no other entry changed", holds, seen)


def _one_block(blocks: list[Json]) -> Check:
    seen = ", ".join(f"{entry['start']} to {entry['end']}" for entry in blocks) or "none"
    return Check("one arrival block of 15 minutes ends at its start", len(blocks) == 1, seen)


def _one_way(ways: list[Json], request: Case) -> Check:
    wanted = int(request.setting is Setting.ON_SITE)
    seen = ", ".join(f"{entry['start']} to {entry['end']}" for entry in ways) or "none"
    promise = "the way there stands before it, once" if wanted else "no way stands there, as nobody has to go"
    return Check(promise, len(ways) == wanted, seen)


def _still_there(before: Sequence[Json], after: Sequence[Json], approved: Case) -> Check:
    old, new = ([entry for entry in entries if entry["uid"] == approved.event.uid] for entries in (before, after))
    seen = f"{new[0]['title']}, {new[0]['start']}, {new[0]['status']}" if new else "it is gone"
    return Check("the missed event is still there, as it was", len(new) == 1 and new == old, seen)


def _no_invitation(notices: Sequence[Json]) -> Check:
    return Check("the interviewer got no calendar invitation from us", not notices, f"{len(notices)} calendar mail(s)")


def _never_said(received: list[Json], deeds: Deeds) -> Check:
    """The letter of thanks, as it was received, against everything that the linter knows a miss by."""
    written = [case.letter for case in deeds.approved if case.letter is not None]
    thanks = [letter.content.fingerprint for letter in written if letter.kind is LetterKind.THANKS]
    letters = [content_of(mail["raw"].encode()) for mail in received]
    texts = [f"{one.subject}\n{one.text}" for one in letters if one.fingerprint in thanks]
    said = [phrase for text in texts for phrase in find_phrases(deeds.miss, text)]
    seen = ", ".join(said) or f"{len(texts)} letter(s) looked through for {len(deeds.miss)} phrases"
    return Check("the thank-you says nothing of the missed interview", len(texts) == 1 and not said, seen)


def _good_end(case: Case | None) -> Check:
    seen = f"{case.state.value}, {case.ending.value if case.ending else 'without an ending'}" if case else "no case"
    good = case is not None and case.state is State.CLOSED and case.ending is Ending.RECOVERED
    return Check("the case is closed, and the interview was recovered", good, seen)
