"""Marking an interview as missed, and taking the mark back: nothing else opens a case, and nobody is told."""

from dataclasses import replace
from datetime import timedelta

import pytest

from connectors.sandbox.moments import at, on
from connectors.sandbox.story import missed_interview
from service.domain.case import Ending, MarkKind, State
from service.usecases import answers
from service.usecases.letters import approval
from service.usecases.watching import watch
from tests.story.stage import ROBIN, UNDO, Stage, letter_of

MARKS = {
    MarkKind.LABEL: ("mark_missed", {}),
    MarkKind.TITLE: ("edit_event", {"title": "[missed] Interview: Data Engineer, Northwind"}),
    MarkKind.DESCRIPTION: ("edit_event", {"description": "Conversation.\nPhone: +49 30 23125 118\n#missed"}),
    MarkKind.COLOUR: ("edit_event", {"color": "11"}),
}


@pytest.mark.parametrize("kind", MARKS)
async def test_every_kind_of_mark_opens_one_case(stage: Stage, kind: MarkKind) -> None:
    stage.preferences = replace(stage.preferences, marker_colours=("11",))
    await stage.connect()
    action, words = MARKS[kind]
    stage.phone(action, **words)
    await stage.look()
    (case,) = await stage.cases()
    assert (case.mark.kind, case.state) == (kind, State.READY)
    assert len(stage.person().mailbox.drafts) == 1


async def test_the_button_opens_a_case_and_pressing_it_twice_changes_nothing(stage: Stage) -> None:
    account = await stage.connect()
    (interview, *_) = await watch.recent_events(stage.desk, account.id)
    first = await watch.mark_missed(stage.desk, account.id, interview.calendar_id, interview.id)
    await stage.settle()
    again = await watch.mark_missed(stage.desk, account.id, interview.calendar_id, interview.id)
    assert (first.id, first.mark.kind) == (again.id, MarkKind.BUTTON)
    assert len(await stage.cases()) == 1
    assert len(stage.person().mailbox.drafts) == 1


async def test_nothing_but_a_mark_opens_a_case(stage: Stage) -> None:
    await stage.connect()
    event = missed_interview(stage.person().primary).id
    stage.phone("edit_event", event=event, title="Missed connections talk", description="We missed you", color="11")
    stage.phone("set_label", event=event, label="Family")
    stage.phone("move_event", event=event, start=(stage.desk.now() - timedelta(hours=3)).isoformat())
    stage.phone("delete_event", event=event)
    await stage.look()
    assert list(await stage.cases()) == []


async def test_a_calendar_without_marks_asks_mail_for_nothing(stage: Stage) -> None:
    await stage.connect()
    stage.forget_calls()
    await stage.look()
    assert (stage.calls("gmail"), stage.calls("calendar")) == (0, 1)


async def test_marking_twice_changes_nothing(stage: Stage) -> None:
    case = await stage.ready()
    stage.phone("edit_event", title="[missed] Interview: Data Engineer, Northwind")
    await stage.look()
    assert [one.id for one in await stage.cases()] == [case.id]
    assert (await stage.case()).state is State.READY
    assert len(stage.person().mailbox.drafts) == 1


async def test_a_mark_on_a_future_interview_asks_and_no_closes(stage: Stage) -> None:
    await stage.connect()
    stage.phone("move_event", start=(stage.desk.now() + timedelta(days=1)).isoformat())
    case = await stage.mark()
    assert (case.state, len(stage.person().mailbox.drafts)) == (State.ASKING, 0)
    closed = await answers.answer(stage.desk, case.id, "not_missed")
    assert (closed.state, closed.ending) == (State.CLOSED, Ending.NOT_MISSED)
    stage.phone("edit_event", location="Somewhere else")
    await stage.look()
    assert len(await stage.cases()) == 1, "what was denied is not asked again"


async def test_a_mark_on_a_future_interview_and_yes_drafts(stage: Stage) -> None:
    await stage.connect()
    stage.phone("move_event", start=(stage.desk.now() + timedelta(days=1)).isoformat())
    case = await stage.mark()
    await answers.answer(stage.desk, case.id, "missed")
    await stage.settle()
    assert (await stage.case()).state is State.READY


async def test_the_button_opens_what_was_denied_before(stage: Stage) -> None:
    account = await stage.connect()
    stage.phone("move_event", start=(stage.desk.now() + timedelta(hours=1)).isoformat())
    denied = await stage.mark()
    await answers.answer(stage.desk, denied.id, "not_missed")
    await stage.wait(3 * 3600)
    pressed = await watch.mark_missed(stage.desk, account.id, ROBIN, denied.event.id)
    assert pressed.id != denied.id
    assert pressed.state is State.DRAFTING


async def test_a_mark_on_an_all_day_entry_asks(stage: Stage) -> None:
    await stage.connect()
    calendar = stage.person().primary
    trip = next(entry for entry in calendar.entries.values() if entry.title == "Day trip")
    today = stage.desk.now().date()
    calendar.save(replace(trip, start=on(today - timedelta(days=2)), end=on(today - timedelta(days=1))))
    assert (await stage.mark(event=trip.id)).state is State.ASKING


async def test_a_mark_on_a_whole_series_asks_once_and_opens_nothing_by_itself(stage: Stage) -> None:
    await stage.connect()
    stage.phone("mark_missed", event="Swimming")
    await stage.look()
    assert all(case.state is State.ASKING for case in await stage.cases())
    assert not stage.person().mailbox.drafts


async def test_a_mark_taken_back_withdraws_an_untouched_draft(stage: Stage) -> None:
    await stage.ready()
    stage.phone("set_label", label="")
    await stage.look()
    case = await stage.case()
    assert (case.state, case.ending) == (State.CLOSED, Ending.WITHDRAWN)
    assert not stage.person().mailbox.drafts


async def test_a_mark_taken_back_leaves_an_edited_draft_with_a_note(stage: Stage) -> None:
    case = await stage.ready()
    stage.phone("edit_draft", text="My very own words.\n")
    stage.phone("set_label", label="")
    await stage.look()
    assert (await stage.case()).state is State.CLOSED
    (kept,) = stage.person().mailbox.labelled("DRAFT")
    assert b"My very own words" in kept.raw
    assert "Left the draft in your mailbox" in await stage.story_of(case)


async def test_words_typed_here_outlive_a_mark_that_is_taken_back(stage: Stage) -> None:
    case = await stage.ready()
    content = letter_of(case).content
    stage.phone("set_label", label="")
    await approval.edit(stage.desk, case.id, content.subject, content.text + "A line of mine.", content.fingerprint)
    await stage.look()
    closed = await stage.case()
    drafts = b"".join(draft.raw for draft in stage.person().mailbox.labelled("DRAFT"))
    assert closed.state is State.CLOSED
    assert b"A line of mine." in drafts or "A line of mine." in await stage.story_of(case)


async def test_a_mark_taken_back_during_the_undo_time_stops_the_sending(stage: Stage) -> None:
    await stage.approve(await stage.ready())
    stage.phone("set_label", label="")
    await stage.look()
    await stage.wait(UNDO + 5)
    assert (await stage.case()).state is State.CLOSED
    assert stage.calls("send") == 0
    assert not stage.person().mailbox.drafts


async def test_a_mark_taken_back_after_sending_is_only_noted(stage: Stage) -> None:
    case = await stage.waiting()
    stage.phone("set_label", label="")
    await stage.look()
    stage.phone("edit_event", location="Elsewhere")
    await stage.look()
    assert (await stage.case()).state is State.WAITING
    assert (await stage.story_of(case)).count("You took the mark back") == 1


async def test_a_new_mark_after_a_withdrawal_opens_a_new_case(stage: Stage) -> None:
    first = await stage.ready()
    stage.phone("set_label", label="")
    await stage.look()
    second = await stage.mark()
    assert (second.state, second.id != first.id) == (State.READY, True)
    assert len(stage.person().mailbox.drafts) == 1


async def test_a_mark_taken_back_and_set_again_at_once_is_a_mark(stage: Stage) -> None:
    await stage.ready()
    stage.phone("set_label", label="")
    await watch.read_now(stage.desk, stage.account.id)
    stage.phone("mark_missed")
    await stage.look()
    await stage.look()
    assert (await stage.case()).state is State.READY
    assert len(stage.person().mailbox.drafts) == 1


async def test_marks_that_change_names_in_the_settings_withdraw_nothing(stage: Stage) -> None:
    case = await stage.ready()
    await stage.change(marker_labels=("Verpasst",))
    stage.phone("edit_event", location="Elsewhere")
    await stage.look()
    assert (await stage.case(case.id)).state is State.READY


async def test_marking_and_unmarking_tell_nobody(stage: Stage) -> None:
    await stage.ready()
    stage.phone("set_label", label="")
    await stage.look()
    await stage.mark()
    assert stage.sandbox.world.notices == []


async def test_a_meeting_of_another_hour_keeps_its_case(stage: Stage) -> None:
    case = await stage.ready()
    calendar = stage.person().primary
    entry = replace(calendar.entries[case.event.id], label="")
    calendar.save(replace(entry, start=at(case.event.start - timedelta(hours=1), "UTC")))
    await stage.look()
    assert (await stage.case(case.id)).ending is Ending.WITHDRAWN
