"""The parts of a case's page: letter, question, agreement, booking, timeline; None where there is nothing to show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from service.domain.account import Account
from service.domain.arrival import plan_block
from service.domain.case import Agreement, Case, Choice, EvidenceSource, Note, QuestionKind, State
from service.domain.event import Setting, Span
from service.domain.letter import Content, Letter, LetterKind
from service.domain.lifecycle import Happening, allows
from service.web.views.moments import say_day, say_hours, say_moment, say_span, say_time, zone_info
from service.web.views.standings import seconds_left

_KINDS = {
    LetterKind.REQUEST: "Apology and request",
    LetterKind.CONFIRMATION: "Confirmation",
    LetterKind.CLOSE: "Closing letter",
}
_SOURCES = {
    EvidenceSource.REPLY: "Their mail says:",
    EvidenceSource.INVITATION: "Their invitation lies in your calendar.",
    EvidenceSource.PHONE: "You agreed on it by phone.",
    EvidenceSource.PERSON: "You said that this is the time.",
}
_SETTINGS = {Setting.ON_SITE: "on site", Setting.VIDEO: "by video", Setting.PHONE: "by phone", Setting.UNKNOWN: ""}


@dataclass(frozen=True, slots=True)
class LetterCard:
    """The letter and what may be done with it. `undo_seconds` is how long an approval can still be taken back."""

    letter: Letter
    kind: str
    to: str
    rows: int
    may_edit: bool
    may_undo: bool
    may_discard: bool
    undo_seconds: int


@dataclass(frozen=True, slots=True)
class Tap:
    """An answer that one press gives; `when` is the time it books, in the person's zone."""

    key: str
    label: str
    when: str


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """A question: why it is asked, the words it rests on and the whole mail they stand in, the answers one press
    gives, and whether an own time or address may be given."""

    why: str
    quote: str
    mail: str
    taps: Sequence[Tap]
    takes_time: bool
    takes_address: bool


@dataclass(frozen=True, slots=True)
class AgreementCard:
    """The agreed time in both zones, and the evidence."""

    mine: str
    theirs: str
    source: str
    quote: str
    place: str
    setting: str


@dataclass(frozen=True, slots=True)
class BookingCard:
    """What stands in the calendar now."""

    meeting: str
    theirs: str
    block: str
    adopted: bool
    unanswered: bool


@dataclass(frozen=True, slots=True)
class SentCard:
    """A letter that has left: when, and its words; `content` is None where they are not known.

    `elsewhere` is true when the person sent it from the mailbox.
    """

    when: str
    elsewhere: bool
    content: Content | None


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the timeline: its name, and (time, what, why) of each step."""

    name: str
    steps: Sequence[tuple[str, str, str]]


def show_letter(case: Case, now: datetime) -> LetterCard | None:
    """The letter while it has not left."""
    letter = case.letter
    may_undo = allows(case.state, Happening.UNDONE)
    may_edit = allows(case.state, Happening.EDITED)
    if letter is None or not (may_undo or may_edit):
        return None
    return LetterCard(
        letter=letter,
        kind=_KINDS[letter.kind],
        to=address_line(letter),
        rows=min(40, 2 + sum(1 + len(line) // 60 for line in letter.content.text.split("\n"))),
        may_edit=may_edit,
        may_undo=may_undo,
        may_discard=allows(case.state, Happening.DISCARDED),
        undo_seconds=seconds_left(case.wake_at, now) if may_undo else 0,
    )


def address_line(letter: Letter) -> str:
    """To whom, with names where they are known."""
    names = letter.to_names + ("",) * len(letter.content.to)
    pairs = zip(names, letter.content.to, strict=False)
    return ", ".join(f"{name} <{address}>" if name else address for name, address in pairs)


def is_nameless(letter: Letter) -> bool:
    """Whether the letter is signed with a mail address, as it is while no name is known."""
    lines = letter.content.text.split("\n")
    return letter.content.sender in (line.strip() for line in lines)


def show_question(case: Case, account: Account) -> QuestionCard | None:
    """The question, if one is open."""
    question = case.question
    if question is None:
        return None
    takes_time = any(choice.key == "other_time" for choice in question.choices)
    return QuestionCard(
        why=question.why,
        quote=question.quote,
        mail=question.mail.strip(),
        taps=[_tap(choice, account) for choice in question.choices if choice.key not in ("other_time", "whom")],
        takes_time=takes_time,
        takes_address=question.kind in (QuestionKind.WHOM, QuestionKind.OTHER_ADDRESS),
    )


def _tap(choice: Choice, account: Account) -> Tap:
    slot = choice.slot
    return Tap(choice.key, choice.label, say_span(Span(slot.start, slot.end), account.zone) if slot else "")


def show_agreement(case: Case, account: Account) -> AgreementCard | None:
    """The agreed time and what it rests on; an unconfirmed one is not shown as agreed."""
    agreement = case.agreement
    if agreement is None or case.question is not None:
        return None
    span = Span(agreement.start, agreement.end)
    return AgreementCard(
        mine=say_span(span, account.zone),
        theirs=_in_their_zone(span, case, account),
        source=_SOURCES[agreement.source],
        quote=agreement.quote,
        place=agreement.place,
        setting=_SETTINGS[_setting(case, agreement)],
    )


def show_booking(case: Case, account: Account) -> BookingCard | None:
    """The entries in the calendar."""
    booking = case.booking
    if booking is None:
        return None
    span = Span(booking.start, booking.end)
    block = plan_block(_setting(case, case.agreement), span, account.preferences) if booking.block_id else None
    return BookingCard(
        meeting=say_span(span, account.zone),
        theirs=_in_their_zone(span, case, account),
        block=say_hours(block, account.zone) if block else "",
        adopted=booking.adopted,
        unanswered=booking.unanswered and not booking.accepting and case.state is State.BOOKED,
    )


def show_sent(case: Case, zone: str) -> Sequence[SentCard]:
    """Every letter that has left, newest first, each with the words that really went out."""
    return [SentCard(say_moment(one.at, zone), one.elsewhere, one.content) for one in reversed(case.sent)]


def tell_story(notes: Sequence[Note], zone: str) -> Sequence[Day]:
    """The timeline, newest day first and newest step first."""
    days: dict[str, list[tuple[str, str, str]]] = {}
    for note in reversed(notes):
        days.setdefault(say_day(note.at, zone), []).append((say_time(note.at, zone), note.what, note.why))
    return [Day(name, steps) for name, steps in days.items()]


def zones_of(case: Case, account: Account) -> Sequence[str]:
    """Zones in which a time may be given: the person's own first, then the other side's."""
    return list(dict.fromkeys([account.zone, their_zone(case, account)]))


def their_zone(case: Case, account: Account) -> str:
    """The other side's zone, as far as it is known."""
    agreed = case.agreement.zone if case.agreement else ""
    return account.preferences.interviewer_zone or agreed or case.event.zone or account.zone


def _in_their_zone(span: Span, case: Case, account: Account) -> str:
    theirs = their_zone(case, account)
    offsets = [span.start.astimezone(zone_info(zone)).utcoffset() for zone in (theirs, account.zone)]
    return "" if offsets[0] == offsets[1] else say_span(span, theirs)


def _setting(case: Case, agreement: Agreement | None) -> Setting:
    if agreement is not None and agreement.setting is not Setting.UNKNOWN:
        return agreement.setting
    return case.setting
