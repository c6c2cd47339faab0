"""A case: one missed interview from the mark to its end."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from service.domain.event import Event, Setting, Span
from service.domain.letter import Approval, Conversation, Letter, LetterKind, Sent, Slot
from service.domain.people import Person


class State(StrEnum):
    """Where a case stands. Which state follows which is told by `lifecycle` alone."""

    ASKING = "asking"
    DRAFTING = "drafting"
    READY = "ready"
    REVISING = "revising"
    APPROVED = "approved"
    SENDING = "sending"
    UNCERTAIN = "uncertain"
    WAITING = "waiting"
    DECIDING = "deciding"
    BOOKING = "booking"
    BOOKED = "booked"
    WITHDRAWING = "withdrawing"
    CLOSED = "closed"


class MarkKind(StrEnum):
    """How the owner said "missed", in falling order of trust (see `detection`)."""

    BUTTON = "button"
    LABEL = "label"
    TITLE = "title"
    DESCRIPTION = "description"
    COLOUR = "colour"


class Occasion(StrEnum):
    """What happened to the interview: missed, about to be missed, late for it, or the other side did not come."""

    MISSED = "missed"
    AHEAD = "ahead"
    LATE = "late"
    ABSENCE = "absence"


class Privacy(StrEnum):
    """How much of the reason the letter tells: nothing, that something urgent came up, or the owner's own words."""

    NONE = "none"
    GENERAL = "general"
    SPECIFIC = "specific"


class CallOutcome(StrEnum):
    """How the phone call to the interviewer went."""

    AGREED = "agreed"
    REFUSED = "refused"
    UNDECIDED = "undecided"
    VOICEMAIL = "voicemail"
    NOT_REACHED = "not_reached"
    CANNOT_CALL = "cannot_call"


class Ending(StrEnum):
    """Why a case closed."""

    RECOVERED = "recovered"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    DISCARDED = "discarded"
    NOT_MISSED = "not_missed"
    UNANSWERED = "unanswered"
    MADE_IT = "made_it"


@dataclass(frozen=True, slots=True)
class Mark:
    """The owner's mark: its kind, and the words or name that were seen."""

    kind: MarkKind
    seen: str


class QuestionKind(StrEnum):
    """What we ask a person when it is not clear."""

    REALLY_MISSED = "really_missed"
    WHOM = "whom"
    DRAFT_GONE = "draft_gone"
    MAYBE_SENT = "maybe_sent"
    WHAT_REPLY = "what_reply"
    OTHER_ADDRESS = "other_address"
    CONFLICT = "conflict"
    MEETING_GONE = "meeting_gone"
    STILL_FINE = "still_fine"
    TOOK_PLACE = "took_place"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that a tap gives. `key` is stable and is what the page posts back; `slot` is set when it books."""

    key: str
    label: str
    slot: Slot | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the owner: why we ask, the sentence it rests on, the answers offered, and the mail, if one."""

    kind: QuestionKind
    why: str
    quote: str = ""
    choices: tuple[Choice, ...] = ()
    mail: str = ""


class EvidenceSource(StrEnum):
    """What an agreement rests on."""

    REPLY = "reply"
    INVITATION = "invitation"
    PHONE = "phone"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A time both sides hold, and the evidence: the quoted words, and where they came from.

    `event_id` is set when the interviewer's own invitation already lies in the calendar; `booked_at` is when the time
    came to stand there.
    """

    start: datetime
    end: datetime
    zone: str
    source: EvidenceSource
    quote: str = ""
    message_id: str = ""
    event_id: str = ""
    calendar_id: str = ""
    setting: Setting = Setting.UNKNOWN
    place: str = ""
    revision: int = 1
    booked_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """Calendar entries of the second interview; `block_id` is empty when no arrival block is wanted, `way_id` when
    there is no way to go.

    `unanswered` says that the meeting is their invitation and waits for an answer, `accepting` that its owner has asked
    for it to be accepted.
    """

    calendar_id: str
    meeting_id: str
    meeting_etag: str
    start: datetime
    end: datetime
    block_id: str = ""
    block_etag: str = ""
    way_id: str = ""
    way_etag: str = ""
    adopted: bool = False
    unanswered: bool = False
    accepting: bool = False
    revision: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One missed interview. `version` grows by one with every saved change; `wake_at` is when to look again.

    `missed` is when it should have taken place, once the event itself was moved to another time. `heard` is an event of
    theirs that may be the new meeting: it was asked about, or came while the case could not take it in.

    `reason` are the owner's own words, told only as far as `privacy` allows. `language` and `formal` are how the other
    side writes, "" and None while unknown. `wants` names a letter that a timer asked for, and `told` holds the keys of
    what was done or said once. `waiting_since` is when an answer began to be awaited; minutes are whole numbers.
    """

    id: str
    account_id: str
    key: str
    state: State
    opened_at: datetime
    event: Event
    mark: Mark
    version: int = 0
    setting: Setting = Setting.UNKNOWN
    missed: Span | None = None
    call: CallOutcome | None = None
    contact: Person | None = None
    phone: str = ""
    conversation: Conversation | None = None
    slots: tuple[Slot, ...] = ()
    letter: Letter | None = None
    letter_count: int = 0
    draft_id: str = ""
    written: str = ""
    approval: Approval | None = None
    sent: tuple[Sent, ...] = ()
    seen_messages: tuple[str, ...] = ()
    question: Question | None = None
    heard: Event | None = None
    agreement: Agreement | None = None
    booking: Booking | None = None
    ending: Ending | None = None
    wake_at: datetime | None = None
    tries: int = 0
    trouble: str = ""
    occasion: Occasion = Occasion.MISSED
    privacy: Privacy = Privacy.NONE
    reason: str = ""
    called_at: datetime | None = None
    waiting_since: datetime | None = None
    wants: LetterKind | None = None
    language: str = ""
    formal: bool | None = None
    minutes_late: int = 0
    discussed: str = ""
    travel_minutes: int | None = None
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """One line of a case's timeline: when, what happened, and why we did it (or what it rests on)."""

    at: datetime
    what: str
    why: str = ""
