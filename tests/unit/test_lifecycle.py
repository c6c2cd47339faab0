"""The life of a case: what may follow what, played out at random as well as looked up in the table."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from service.domain.case import Case, Question, QuestionKind, State
from service.domain.letter import Approval, Content, Letter, LetterKind
from service.domain.lifecycle import TABLE, WORK, Happening, Misfit, Work, allows, draw, move, work_for
from tests.unit.material import AFTERWARDS, DANA, ME, case

BEGINNINGS = (State.ASKING, State.DRAFTING)
RESTING = (State.ASKING, State.READY, State.WAITING, State.DECIDING, State.UNCERTAIN, State.BOOKED, State.CLOSED)
QUESTION = Question(QuestionKind.WHAT_REPLY, "What does this mean?")
CONTENT = Content(sender=ME, to=(DANA.address,), subject="Interview", text="I am sorry.\n")
LETTER = Letter(kind=LetterKind.REQUEST, language="en", content=CONTENT, token="t", message_id="m")
APPROVAL = Approval(CONTENT.fingerprint, AFTERWARDS, "owner")
WAYS = [(state, happening, after) for state, ways in TABLE.items() for happening, after in ways.items()]


def reachable(beginnings: Iterable[State]) -> set[State]:
    """All states that some row of happenings leads to."""
    seen, ahead = set(beginnings), list(beginnings)
    while ahead:
        fresh = set(TABLE[ahead.pop()].values()) - seen
        seen |= fresh
        ahead += fresh
    return seen


def test_the_table_knows_every_state_and_every_happening() -> None:
    assert set(TABLE) == set(State)
    assert {happening for _, happening, _ in WAYS} == set(Happening)


def test_every_state_is_reached_from_a_beginning() -> None:
    assert reachable(BEGINNINGS) == set(State)


@pytest.mark.parametrize("state", State)
def test_every_state_can_end(state: State) -> None:
    assert State.CLOSED in reachable([state])


def test_a_closed_case_takes_no_event() -> None:
    assert not any(allows(State.CLOSED, happening) for happening in Happening)
    assert reachable([State.CLOSED]) == {State.CLOSED}


def test_nothing_is_sent_that_was_not_approved_and_due() -> None:
    assert {(before, by) for before, by, after in WAYS if after is State.SENDING and before is not State.SENDING} == {
        (State.APPROVED, Happening.DUE)
    }
    into_approved = {(before, by) for before, by, after in WAYS if after is State.APPROVED and before is not after}
    assert {by for _, by in into_approved} == {Happening.APPROVED}
    assert {before for before, _ in into_approved} <= {State.READY, State.REVISING}


def test_an_approval_can_be_taken_back_until_the_letter_is_on_its_way() -> None:
    assert TABLE[State.APPROVED][Happening.UNDONE] is State.READY
    assert not allows(State.SENDING, Happening.UNDONE)


def test_a_letter_on_its_way_is_never_sent_or_written_anew_without_being_looked_for() -> None:
    assert State.DRAFTING not in TABLE[State.SENDING].values()
    assert State.APPROVED not in TABLE[State.SENDING].values()
    assert {after for _, _, after in WAYS if after is State.UNCERTAIN} == {State.UNCERTAIN}
    doubtful = {by for by, after in TABLE[State.UNCERTAIN].items() if after is State.DRAFTING}
    assert doubtful == {Happening.DRAFT_AGAIN}, "only the owner's own word leads from a doubtful sending to a new draft"


def test_an_unmarked_case_is_withdrawn_before_sending_and_kept_after_it() -> None:
    before = (State.DRAFTING, State.READY, State.REVISING, State.APPROVED)
    after = (State.WAITING, State.DECIDING, State.BOOKED)
    assert {TABLE[state][Happening.UNMARKED] for state in before} == {State.WITHDRAWING}
    assert all(TABLE[state][Happening.UNMARKED] is state for state in after)
    assert TABLE[State.ASKING][Happening.UNMARKED] is State.CLOSED


def test_states_with_work_are_those_that_do_not_rest() -> None:
    assert set(WORK) == set(State) - set(RESTING)
    assert set(WORK.values()) == set(Work)
    assert all(work_for(state) is None for state in RESTING)


@pytest.mark.parametrize("state", State)
def test_a_happening_without_a_place_is_refused_by_name(state: State) -> None:
    for happening in set(Happening) - set(TABLE[state]):
        with pytest.raises(Misfit, match=state.value) as refusal:
            move(case(state=state), happening)
        assert (refusal.value.state, refusal.value.happening) == (state, happening)


@pytest.mark.parametrize("state", State)
def test_a_move_leads_where_the_table_says_and_leaves_nothing_stale(state: State) -> None:
    old = case(state=state, wake_at=AFTERWARDS, tries=3, trouble="slow", question=QUESTION)
    for happening, after in TABLE[state].items():
        moved = move(replace(old, letter=LETTER, approval=APPROVAL), happening)
        assert moved.state is after
        assert (moved.wake_at, moved.tries, moved.trouble) == (None, 0, "")
        assert (moved.question is QUESTION) == (after in (State.ASKING, State.DECIDING, State.UNCERTAIN))
        assert (moved.letter is None) == (after is State.DRAFTING)
        assert moved.approval is None or after is not State.DRAFTING


@pytest.mark.parametrize("state", State)
def test_a_letter_that_a_timer_asked_for_is_not_wanted_any_more_once_the_case_settles(state: State) -> None:
    old = case(state=state, wants=LetterKind.NUDGE)
    for happening, after in TABLE[state].items():
        settled = after in (State.WAITING, State.BOOKING, State.BOOKED, State.CLOSED)
        assert (move(old, happening).wants is None) == settled


def test_a_second_interview_that_took_place_leads_to_thanks_and_thanks_to_the_end() -> None:
    assert TABLE[State.BOOKED][Happening.THANKS_DUE] is State.DRAFTING
    assert {TABLE[state][Happening.THANKS_SENT] for state in State if allows(state, Happening.THANKS_SENT)} == {
        State.CLOSED
    }


def test_silence_is_broken_by_one_more_letter_or_ends_the_case() -> None:
    asks = {state for state in State if allows(state, Happening.NUDGE_DUE)}
    ends = {state for state in State if allows(state, Happening.UNANSWERED)}
    assert asks == ends == {State.WAITING}


def test_a_move_takes_changes_with_it_and_leaves_the_old_case_as_it_was() -> None:
    old = case(state=State.DRAFTING)
    moved = move(old, Happening.DRAFTED, draft_id="d1", wake_at=AFTERWARDS)
    assert (moved.draft_id, moved.wake_at, moved.event) == ("d1", AFTERWARDS, old.event)
    assert (old.state, old.draft_id) == (State.DRAFTING, "")


def test_the_drawing_shows_every_way_of_the_table() -> None:
    drawing = draw()
    assert drawing.startswith("stateDiagram-v2")
    for state, happening, after in WAYS:
        line = next(one for one in drawing.splitlines() if one.strip().startswith(f"{state} --> {after}:"))
        assert happening.value.replace("_", " ") in line.partition(": ")[2].split(", ")


class Life(RuleBasedStateMachine):
    """Any case, any happenings: what was promised of every life is looked at after each step."""

    case: Case
    consent = False
    left: State | None = None

    @initialize(state=st.sampled_from(BEGINNINGS))
    def begin(self, state: State) -> None:
        """A case is opened, with or without a question."""
        self.case = case(state=state)

    @rule(data=st.data())
    def happen(self, data: st.DataObject) -> None:
        """Something that the state has a place for."""
        ways = TABLE[self.case.state]
        if not ways:
            return
        happening = data.draw(st.sampled_from(sorted(ways)))
        self.left = self.case.state
        self.case = move(self.case, happening)
        self.consent = happening is Happening.APPROVED or (self.consent and self._still_consents())

    @rule(happening=st.sampled_from(Happening))
    @precondition(lambda self: hasattr(self, "case"))
    def stumble(self, happening: Happening) -> None:
        """Something that may have no place leaves the case untouched."""
        if not allows(self.case.state, happening):
            with pytest.raises(Misfit):
                move(self.case, happening)

    def _still_consents(self) -> bool:
        return self.case.state in (State.APPROVED, State.SENDING)

    @invariant()
    def is_sent_only_with_consent(self) -> None:
        """Nothing is on its way without an approval that was not taken back since."""
        if hasattr(self, "case") and self.case.state in (State.APPROVED, State.SENDING):
            assert self.consent, f"came from {self.left}"

    @invariant()
    def stays_closed(self) -> None:
        """No case comes back from its end."""
        assert self.left is not State.CLOSED


Life.TestCase.settings = settings(max_examples=25, stateful_step_count=25, deadline=None, database=None)
test_a_life_of_any_happenings_keeps_its_promises = Life.TestCase
