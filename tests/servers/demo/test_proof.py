"""Does the demo's proof see what must not happen? The story is played, then spoilt by hand, one deed at a time."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from connectors.sandbox import Story
from connectors.sandbox.phone import ACTIONS
from service.demo.headless import UNDO_SECONDS, play_in
from service.demo.holdings import Holdings, take_stock
from service.demo.player import Player
from service.demo.practice import TRAVEL_MINUTES, Practice, open_practice
from service.demo.proof import Check, Deeds, prove
from service.demo.telling import Teller
from service.domain.case import Case, Ending

LETTER, SAME, DRAFT, MEETING, BLOCK, WAY, MISSED, INVITATION, THANKS, END = range(10)


@pytest.mark.parametrize("meeting", ["video", "site"])
def test_the_proof_holds_for_the_story_and_sees_each_thing_that_must_not_happen(meeting: str) -> None:
    asyncio.run(_play_and_spoil(meeting))


async def _play_and_spoil(meeting: str) -> None:
    async with open_practice(Story(meeting=meeting), undo_seconds=UNDO_SECONDS) as practice:
        player = Player(practice, Teller(practice, practice.account, lambda _: None))
        await play_in(practice, [player])
        before, done = player.before, await player.deeds()
        assert await _broken(practice, before, done) == set()
        _spoil_deeds(before, await take_stock(practice, practice.account), done)
        invited = replace(await take_stock(practice, practice.account), notices=[{"kind": "request", "cause": "api"}])
        assert _failing(prove(before, invited, done)) == {INVITATION}
        littered = replace(await take_stock(practice, practice.account), drafts=[{"id": "a draft"}])
        assert _failing(prove(before, littered, done)) == {DRAFT}
        (interviewer,) = await practice.other_side.interviewers()
        for deed, words, expected in _deeds(done.approved[0], interviewer):
            start = await take_stock(practice, practice.account)
            _do(practice, deed, words)
            found = await _broken(practice, before, done)
            assert expected <= found, (deed, words)
            before = _forgive(before, start, await take_stock(practice, practice.account))
            assert await _broken(practice, before, done) == set(), (deed, words)
        earlier = done.approved[0].event.span.start - timedelta(days=1)  # still marked, so this opens a case of its own
        _do(practice, "move_event", {"event": done.approved[0].event.id, "start": earlier.isoformat()})
        assert MISSED in await _broken(practice, before, done)


def _spoil_deeds(before: Holdings, after: Holdings, done: Deeds) -> None:
    """What no hand in the mailbox can bring about: another letter was approved, another word is a miss, another end."""
    assert done.end is not None
    ended = {
        (THANKS,): replace(done, miss=["thank you"]),
        (LETTER, SAME, THANKS): replace(done, approved=done.approved[:-1]),
        (END,): replace(done, end=replace(done.end, ending=Ending.DISCARDED)),
    }
    for expected, spoilt in ended.items():
        assert _failing(prove(before, after, spoilt)) == set(expected), expected


def _deeds(approved: Case, interviewer: str) -> list[tuple[str, dict[str, str], set[int]]]:
    slot = approved.slots[0]
    times = {"start": slot.start.isoformat(), "end": slot.end.isoformat()}
    arrival = {"start": (slot.start - timedelta(minutes=15)).isoformat(), "end": slot.start.isoformat()}
    way = {"start": (slot.start - timedelta(minutes=15 + TRAVEL_MINUTES)).isoformat(), "end": arrival["start"]}
    return [
        ("add_event", {"title": "The same without our mark", **times}, {MEETING}),
        ("add_event", {"title": "A second block", **arrival}, {BLOCK}),
        ("add_event", {"title": "A second way there", **way}, {WAY}),
        ("add_event", {"title": "Something else", **_hour(slot.start + timedelta(days=9))}, {MEETING}),
        ("edit_event", {"event": "Dentist", "title": "Not the dentist"}, {MEETING}),
        ("delete_event", {"event": "Lunch with Kim"}, {MEETING}),
        ("edit_event", {"event": approved.event.id, "title": "Rewritten"}, {MISSED}),
        ("write_mail", {"to": "stranger@elsewhere.example", "text": "A second letter."}, {LETTER, SAME}),
        ("write_mail", {"to": interviewer, "subject": "Again", "text": "A second letter."}, {LETTER, SAME}),
    ]


def _hour(start: datetime) -> dict[str, str]:
    return {"start": start.isoformat(), "end": (start + timedelta(hours=1)).isoformat()}


def _do(practice: Practice, deed: str, words: dict[str, str]) -> None:
    world = practice.sandbox.world
    ACTIONS[deed](world, world.person(practice.account.address), dict(words))


async def _broken(practice: Practice, before: Holdings, done: Deeds) -> set[int]:
    return _failing(prove(before, await take_stock(practice, practice.account), done))


def _failing(checks: tuple[Check, ...]) -> set[int]:
    return {number for number, check in enumerate(checks) if not check.holds}


def _forgive(before: Holdings, start: Holdings, end: Holdings) -> Holdings:
    """What was held before, as if the deed between `start` and `end` had been done even earlier."""
    deed = {one["id"]: one for one in end.entries if one not in start.entries}
    kept = [one for one in before.entries if one["id"] not in deed]
    return Holdings(
        entries=[*kept, *deed.values()],
        drafts=before.drafts,
        sent=[*before.sent, *(one for one in end.sent if one not in start.sent)],
        received=[*before.received, *(one for one in end.received if one not in start.received)],
        notices=before.notices,
    )
