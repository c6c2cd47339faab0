"""Does the demo's proof see what must not happen? The story is played, then spoilt by hand, one deed at a time."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from connectors.sandbox import Story
from connectors.sandbox.phone import ACTIONS
from service.demo.headless import UNDO_SECONDS, play_in
from service.demo.holdings import Holdings, take_stock
from service.demo.player import Player
from service.demo.practice import Practice, open_practice
from service.demo.proof import Check, prove
from service.demo.telling import Teller
from service.domain.case import Case

LETTER, SAME, DRAFT, MEETING, BLOCK, MISSED, INVITATION = range(7)


def test_the_proof_holds_for_the_story_and_sees_each_thing_that_must_not_happen() -> None:
    asyncio.run(_play_and_spoil())


async def _play_and_spoil() -> None:
    async with open_practice(Story(), undo_seconds=UNDO_SECONDS) as practice:
        player = Player(practice, Teller(practice, practice.account, lambda _: None))
        await play_in(practice, [player])
        before, approved = player.before, player.approved
        assert await _broken(practice, before, approved) == set()
        invited = replace(await take_stock(practice, practice.account), notices=[{"kind": "request", "cause": "api"}])
        assert _failing(prove(before, invited, approved)) == {INVITATION}
        littered = replace(await take_stock(practice, practice.account), drafts=[{"id": "a draft"}])
        assert _failing(prove(before, littered, approved)) == {DRAFT}
        (interviewer,) = await practice.other_side.interviewers()
        for deed, words, expected in _deeds(approved[0], interviewer):
            start = await take_stock(practice, practice.account)
            _do(practice, deed, words)
            found = await _broken(practice, before, approved)
            assert expected <= found, (deed, words)
            before = _forgive(before, start, await take_stock(practice, practice.account))
            assert await _broken(practice, before, approved) == set(), (deed, words)


def _deeds(approved: Case, interviewer: str) -> list[tuple[str, dict[str, str], set[int]]]:
    slot, span = approved.slots[0], approved.event.span
    times = {"start": slot.start.isoformat(), "end": slot.end.isoformat()}
    arrival = {"start": (slot.start - timedelta(minutes=15)).isoformat(), "end": slot.start.isoformat()}
    return [
        ("add_event", {"title": "The same without our mark", **times}, {MEETING}),
        ("add_event", {"title": "A second block", **arrival}, {BLOCK}),
        ("add_event", {"title": "Something else", **_hour(slot.start + timedelta(days=9))}, {MEETING}),
        ("edit_event", {"event": "Dentist", "title": "Not the dentist"}, {MEETING}),
        ("delete_event", {"event": "Lunch with Kim"}, {MEETING}),
        ("edit_event", {"event": approved.event.id, "title": "Rewritten"}, {MISSED}),
        ("move_event", {"event": approved.event.id, "start": (span.start - timedelta(days=1)).isoformat()}, {MISSED}),
        ("write_mail", {"to": "stranger@elsewhere.example", "text": "A second letter."}, {LETTER, SAME}),
        ("write_mail", {"to": interviewer, "subject": "Again", "text": "A second letter."}, {LETTER, SAME}),
    ]


def _hour(start: datetime) -> dict[str, str]:
    return {"start": start.isoformat(), "end": (start + timedelta(hours=1)).isoformat()}


def _do(practice: Practice, deed: str, words: dict[str, str]) -> None:
    world = practice.sandbox.world
    ACTIONS[deed](world, world.person(practice.account.address), dict(words))


async def _broken(practice: Practice, before: Holdings, approved: Sequence[Case]) -> set[int]:
    return _failing(prove(before, await take_stock(practice, practice.account), approved))


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
