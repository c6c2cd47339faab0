"""The life of a case: one table of states, happenings and next states. Nothing else decides what may follow."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from service.domain.case import Case, State


class Happening(StrEnum):
    """Something that happened to a case, whoever noticed it."""

    MARK_CONFIRMED = "mark_confirmed"
    MARK_DENIED = "mark_denied"
    UNMARKED = "unmarked"
    CONTACT_MISSING = "contact_missing"
    CONTACT_NAMED = "contact_named"
    DRAFTED = "drafted"
    EDITED = "edited"
    REVISED = "revised"
    REWRITTEN = "rewritten"
    EDITED_ELSEWHERE = "edited_elsewhere"
    DRAFT_LOST = "draft_lost"
    DRAFT_AGAIN = "draft_again"
    DISCARDED = "discarded"
    WITHDRAWN = "withdrawn"
    LETTER_DROPPED = "letter_dropped"
    APPROVED = "approved"
    UNDONE = "undone"
    DUE = "due"
    REQUEST_SENT = "request_sent"
    CONFIRMATION_SENT = "confirmation_sent"
    CLOSE_SENT = "close_sent"
    SENDING_UNCLEAR = "sending_unclear"
    SENDING_REFUSED = "sending_refused"
    CALL_AGREED = "call_agreed"
    CALL_REFUSED = "call_refused"
    CALL_OPEN = "call_open"
    REPLY_AGREED = "reply_agreed"
    REPLY_REFUSED = "reply_refused"
    REPLY_UNCLEAR = "reply_unclear"
    REPLY_IDLE = "reply_idle"
    KEEP_WAITING = "keep_waiting"
    KEEP_MEETING = "keep_meeting"
    BOOKED = "booked"
    BOOKED_TO_CONFIRM = "booked_to_confirm"
    CONFLICT = "conflict"
    MEETING_MOVED = "meeting_moved"
    MEETING_GONE = "meeting_gone"
    CALLED_OFF = "called_off"
    ACCEPTED = "accepted"
    NUDGE_DUE = "nudge_due"
    NUDGE_DROPPED = "nudge_dropped"
    UNANSWERED = "unanswered"
    CHECK_DUE = "check_due"
    THANKS_DUE = "thanks_due"
    THANKS_SENT = "thanks_sent"
    OVER = "over"
    TOOK_PLACE_ASKED = "took_place_asked"
    MADE_IT = "made_it"
    MISSED_AFTER_ALL = "missed_after_all"
    CLOSED_BY_PERSON = "closed_by_person"


class Work(StrEnum):
    """What the engine does for a case in a state; states without work rest until something happens."""

    WRITE_DRAFT = "write_draft"
    REVISE_DRAFT = "revise_draft"
    REMOVE_DRAFT = "remove_draft"
    START_SENDING = "start_sending"
    SEND = "send"
    BOOK = "book"


WORK: Mapping[State, Work] = {
    State.DRAFTING: Work.WRITE_DRAFT,
    State.REVISING: Work.REVISE_DRAFT,
    State.WITHDRAWING: Work.REMOVE_DRAFT,
    State.APPROVED: Work.START_SENDING,
    State.SENDING: Work.SEND,
    State.BOOKING: Work.BOOK,
}

_S, _H = State, Happening

_AFTER_SENDING = {
    _H.REQUEST_SENT: _S.WAITING,
    _H.CONFIRMATION_SENT: _S.BOOKED,
    _H.CLOSE_SENT: _S.CLOSED,
    _H.THANKS_SENT: _S.CLOSED,
}
_WHILE_A_LETTER_LIES_READY = {
    _H.EDITED: _S.REVISING,
    _H.REWRITTEN: _S.REVISING,
    _H.APPROVED: _S.APPROVED,
    _H.EDITED_ELSEWHERE: _S.READY,
    _H.DRAFT_LOST: _S.DECIDING,
    _H.DRAFT_AGAIN: _S.DRAFTING,
    _H.DISCARDED: _S.WITHDRAWING,
    _H.UNMARKED: _S.WITHDRAWING,
    **_AFTER_SENDING,
    _H.CALL_AGREED: _S.BOOKING,
    _H.CALL_REFUSED: _S.DRAFTING,
    _H.CALL_OPEN: _S.DRAFTING,
    _H.REPLY_AGREED: _S.BOOKING,
    _H.REPLY_REFUSED: _S.DRAFTING,
    _H.REPLY_UNCLEAR: _S.DECIDING,
    _H.REPLY_IDLE: _S.READY,
    _H.MEETING_MOVED: _S.BOOKING,
    _H.TOOK_PLACE_ASKED: _S.DECIDING,
    _H.THANKS_DUE: _S.DRAFTING,
    _H.OVER: _S.WITHDRAWING,
    _H.MADE_IT: _S.WITHDRAWING,
    _H.MISSED_AFTER_ALL: _S.DRAFTING,
}

TABLE: Mapping[State, Mapping[Happening, State]] = {
    _S.ASKING: {
        _H.MARK_CONFIRMED: _S.DRAFTING,
        _H.MARK_DENIED: _S.CLOSED,
        _H.UNMARKED: _S.CLOSED,
        _H.CONTACT_NAMED: _S.DRAFTING,
        _H.CLOSED_BY_PERSON: _S.CLOSED,
    },
    _S.DRAFTING: {
        _H.DRAFTED: _S.READY,
        _H.CONTACT_MISSING: _S.ASKING,
        _H.REQUEST_SENT: _S.WAITING,
        _H.UNMARKED: _S.WITHDRAWING,
        _H.DISCARDED: _S.WITHDRAWING,
        _H.CALL_AGREED: _S.BOOKING,
        _H.CALL_REFUSED: _S.DRAFTING,
        _H.CALL_OPEN: _S.DRAFTING,
        _H.REPLY_AGREED: _S.BOOKING,
        _H.MISSED_AFTER_ALL: _S.DRAFTING,
    },
    _S.READY: _WHILE_A_LETTER_LIES_READY,
    _S.REVISING: {**_WHILE_A_LETTER_LIES_READY, _H.REVISED: _S.READY},
    _S.APPROVED: {
        _H.UNDONE: _S.READY,
        _H.DUE: _S.SENDING,
        _H.UNMARKED: _S.WITHDRAWING,
        _H.DISCARDED: _S.WITHDRAWING,
        **_AFTER_SENDING,
        _H.REPLY_IDLE: _S.APPROVED,
        _H.REPLY_AGREED: _S.BOOKING,
        _H.REPLY_REFUSED: _S.DRAFTING,
        _H.REPLY_UNCLEAR: _S.DECIDING,
        _H.MEETING_MOVED: _S.BOOKING,
        _H.CALL_AGREED: _S.BOOKING,
        _H.CALL_REFUSED: _S.DRAFTING,
        _H.CALL_OPEN: _S.APPROVED,
    },
    _S.SENDING: {
        **_AFTER_SENDING,
        _H.EDITED_ELSEWHERE: _S.READY,
        _H.DRAFT_LOST: _S.DECIDING,
        _H.SENDING_UNCLEAR: _S.UNCERTAIN,
        _H.SENDING_REFUSED: _S.READY,
        _H.REPLY_IDLE: _S.SENDING,
    },
    _S.UNCERTAIN: {
        **_AFTER_SENDING,
        _H.DRAFT_AGAIN: _S.DRAFTING,
        _H.CLOSED_BY_PERSON: _S.CLOSED,
        _H.REPLY_AGREED: _S.BOOKING,
        _H.REPLY_REFUSED: _S.DECIDING,
        _H.REPLY_UNCLEAR: _S.DECIDING,
        _H.REPLY_IDLE: _S.UNCERTAIN,
    },
    _S.WAITING: {
        _H.REPLY_AGREED: _S.BOOKING,
        _H.REPLY_REFUSED: _S.DRAFTING,
        _H.REPLY_UNCLEAR: _S.DECIDING,
        _H.REPLY_IDLE: _S.WAITING,
        _H.KEEP_WAITING: _S.WAITING,
        _H.CALL_AGREED: _S.BOOKING,
        _H.CALL_REFUSED: _S.DRAFTING,
        _H.CALL_OPEN: _S.WAITING,
        _H.REQUEST_SENT: _S.WAITING,
        _H.UNMARKED: _S.WAITING,
        _H.NUDGE_DUE: _S.DRAFTING,
        _H.UNANSWERED: _S.CLOSED,
        _H.TOOK_PLACE_ASKED: _S.DECIDING,
        _H.MADE_IT: _S.CLOSED,
        _H.MISSED_AFTER_ALL: _S.DRAFTING,
        _H.CLOSED_BY_PERSON: _S.CLOSED,
    },
    _S.DECIDING: {
        _H.REPLY_AGREED: _S.BOOKING,
        _H.REPLY_REFUSED: _S.DRAFTING,
        _H.REPLY_UNCLEAR: _S.DECIDING,
        _H.REPLY_IDLE: _S.DECIDING,
        _H.KEEP_WAITING: _S.WAITING,
        _H.KEEP_MEETING: _S.BOOKING,
        _H.CALLED_OFF: _S.BOOKING,
        _H.DISCARDED: _S.WITHDRAWING,
        _H.CONTACT_NAMED: _S.DRAFTING,
        _H.DRAFT_AGAIN: _S.DRAFTING,
        **_AFTER_SENDING,
        _H.CALL_AGREED: _S.BOOKING,
        _H.CALL_REFUSED: _S.DRAFTING,
        _H.CALL_OPEN: _S.DECIDING,
        _H.UNMARKED: _S.DECIDING,
        _H.MEETING_MOVED: _S.BOOKING,
        _H.THANKS_DUE: _S.DRAFTING,
        _H.MADE_IT: _S.CLOSED,
        _H.MISSED_AFTER_ALL: _S.DRAFTING,
        _H.CLOSED_BY_PERSON: _S.CLOSED,
    },
    _S.BOOKING: {
        _H.BOOKED: _S.BOOKED,
        _H.BOOKED_TO_CONFIRM: _S.DRAFTING,
        _H.CONFLICT: _S.DECIDING,
        _H.MEETING_GONE: _S.DECIDING,
        _H.REPLY_IDLE: _S.BOOKING,
    },
    _S.BOOKED: {
        _H.MEETING_MOVED: _S.BOOKING,
        _H.ACCEPTED: _S.BOOKING,
        _H.REPLY_UNCLEAR: _S.DECIDING,
        _H.REPLY_REFUSED: _S.DECIDING,
        _H.REPLY_IDLE: _S.BOOKED,
        _H.UNMARKED: _S.BOOKED,
        _H.CHECK_DUE: _S.DECIDING,
        _H.THANKS_DUE: _S.DRAFTING,
        _H.OVER: _S.CLOSED,
        _H.CLOSED_BY_PERSON: _S.CLOSED,
    },
    _S.WITHDRAWING: {
        _H.WITHDRAWN: _S.CLOSED,
        _H.LETTER_DROPPED: _S.BOOKED,
        _H.NUDGE_DROPPED: _S.WAITING,
        **_AFTER_SENDING,
    },
    _S.CLOSED: {},
}


_SETTLED = frozenset({State.WAITING, State.BOOKING, State.BOOKED, State.CLOSED})


class Misfit(Exception):
    """A happening that the state of the case has no place for."""

    def __init__(self, state: State, happening: Happening) -> None:
        super().__init__(f"a case that is {state.value} takes no '{happening.value}'")
        self.state = state
        self.happening = happening


def allows(state: State, happening: Happening) -> bool:
    """Whether a case in this state can take this happening."""
    return happening in TABLE[state]


def move(case: Case, happening: Happening, **changes: object) -> Case:
    """The case after the happening, with `changes` to its other fields; raises Misfit where the table has no way.

    A wake-up time, a counted try, a shown trouble and an answered question never outlive the move; a case that is to
    be drafted loses its letter and the approval of it, so that nothing old can be sent in place of the new one; one
    that waits, is booked or ends wants no letter of a timer any more.
    """
    target = TABLE[case.state].get(happening)
    if target is None:
        raise Misfit(case.state, happening)
    cleared: dict[str, object] = {"wake_at": None, "tries": 0, "trouble": ""}
    if target not in (State.ASKING, State.DECIDING, State.UNCERTAIN):
        cleared["question"] = None
    if target in _SETTLED:
        cleared["wants"] = None
    if target is State.DRAFTING:
        cleared |= {"letter": None, "approval": None}
    return replace(case, **{**cleared, **changes, "state": target})  # type: ignore[arg-type]


def work_for(state: State) -> Work | None:
    """What the engine has to do for a case in this state, or None where it rests."""
    return WORK.get(state)


def draw() -> str:
    """The table as a Mermaid state diagram, as printed in docs/architecture.md."""
    lines = ["stateDiagram-v2", "    [*] --> asking", "    [*] --> drafting"]
    for state, ways in TABLE.items():
        targets: dict[State, list[str]] = {}
        for happening, target in ways.items():
            targets.setdefault(target, []).append(happening.value.replace("_", " "))
        lines += [f"    {state} --> {target}: {', '.join(words)}" for target, words in targets.items()]
    return "\n".join([*lines, "    closed --> [*]"])
