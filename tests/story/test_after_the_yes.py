"""They said yes: whatever comes from them before or after the letter that confirms it, one time stands."""

import pytest

from service.domain.case import Ending, State
from service.domain.letter import LetterKind
from tests.story.diary import assert_one_meeting_with_its_block, read_diary
from tests.story.post import assert_one_request_and_one_confirmation, read_post
from tests.story.stage import Stage, letter_of
from tests.story.taps import confirm, new_time, reply

confirmed_or_not = pytest.mark.parametrize("confirmed", [True, False])
"""A yes came: the letter that confirms it was sent, or still lies ready."""


@confirmed_or_not
async def test_an_invitation_after_a_written_yes_takes_the_place_of_our_entry(stage: Stage, confirmed: bool) -> None:
    case = await (stage.booked() if confirmed else stage.agreed())
    case = await stage.hear(case, "sends_invitation")
    await stage.look()
    case = await stage.case()
    assert (case.state, case.question) == (State.BOOKED, None)
    assert case.booking is not None
    assert case.booking.adopted
    assert_one_meeting_with_its_block(stage, meeting_is_ours=False)
    assert not stage.person().mailbox.drafts, "their own invitation is answered in the calendar"


@confirmed_or_not
async def test_a_mail_after_the_yes_asks_and_nothing_changed_keeps_the_meeting(stage: Stage, confirmed: bool) -> None:
    case = await (stage.booked() if confirmed else stage.agreed())
    asked = await stage.hear(case, text="One more thing: could you bring your papers?")
    assert asked.state is State.DECIDING
    kept = await reply(stage, asked, "wait")
    kept = kept if confirmed else await confirm(stage, kept)
    assert (kept.state, kept.agreement) == (State.BOOKED, case.agreement)
    assert_one_request_and_one_confirmation(stage)
    assert_one_meeting_with_its_block(stage)


@confirmed_or_not
async def test_another_time_after_the_yes_moves_everything(stage: Stage, confirmed: bool) -> None:
    case = await (stage.booked() if confirmed else stage.agreed())
    asked = await stage.hear(case, text="Sorry, something came up. Could we find another day?")
    booked = await confirm(stage, await reply(stage, asked, "other_time", span=new_time(stage)))
    assert assert_one_meeting_with_its_block(stage) == new_time(stage).start
    kinds = [LetterKind.REQUEST, *([LetterKind.CONFIRMATION] * (2 if confirmed else 1))]
    assert [one.kind for one in booked.sent] == kinds, "each time that was agreed on is confirmed once"
    assert len(read_post(stage)) == len(kinds)
    assert not stage.person().mailbox.drafts


@confirmed_or_not
async def test_a_refusal_after_the_yes_clears_the_calendar(stage: Stage, confirmed: bool) -> None:
    case = await (stage.booked() if confirmed else stage.agreed())
    asked = await stage.hear(case, "refuses")
    assert asked.state is State.DECIDING, "a meeting in the calendar is not given up without asking"
    refused = await reply(stage, asked, "refused")
    assert (refused.state, letter_of(refused).kind, refused.booking) == (State.READY, LetterKind.CLOSE, None)
    assert read_diary(stage).ours == []
    assert (await stage.send(refused)).ending is Ending.REFUSED
    assert not stage.person().mailbox.drafts


@confirmed_or_not
async def test_a_confirmation_of_what_is_agreed_asks_nothing(stage: Stage, confirmed: bool) -> None:
    case = await (stage.booked() if confirmed else stage.agreed())
    again = await stage.hear(case, "agrees")
    assert (again.state, again.question, again.letter) == (case.state, None, case.letter)
