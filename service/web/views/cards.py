"""Parts of a case's page: question, agreement, what was sent, timeline; None where there is nothing to show."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.domain.account import Account
from service.domain.case import Case, Choice, EvidenceSource, Note, QuestionKind
from service.domain.event import Setting, Span
from service.domain.letter import Content
from service.domain.meetings.arrival import setting_of
from service.usecases.meetings.entry_texts import place_of
from service.web.views.moments import say_day, say_moment, say_span, say_time
from service.web.views.wordings import KINDS, QUESTIONS
from service.web.views.zones import in_their_zone

_SOURCES = {
    EvidenceSource.REPLY: "Their mail says:",
    EvidenceSource.INVITATION: "Their invitation lies in your calendar.",
    EvidenceSource.PHONE: "You agreed on it by phone.",
    EvidenceSource.PERSON: "You said that this is the time.",
}
_SETTINGS = {Setting.ON_SITE: "on site", Setting.VIDEO: "by video", Setting.PHONE: "by phone", Setting.UNKNOWN: ""}


@dataclass(frozen=True, slots=True)
class Tap:
    """An answer that one press gives; `when` is the time it books, in the person's zone."""

    key: str
    label: str
    when: str


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """A question: what and why it is asked, the words it rests on, the whole mail they stand in, the answers one press
    gives, what an own time is called, and whether an address
    may be given."""

    asks: str
    why: str
    quote: str
    mail: str
    taps: Sequence[Tap]
    other_time: str
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
class SentCard:
    """A letter that has left: when, what it was ("" for an old one), and its words, None where they are not known.

    `elsewhere` is true when the person sent it from the mailbox.
    """

    when: str
    called: str
    elsewhere: bool
    content: Content | None


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the timeline: its name, and (time, what, why) of each step."""

    name: str
    steps: Sequence[tuple[str, str, str]]


def show_question(case: Case, account: Account) -> QuestionCard | None:
    """The question, if one is open."""
    question = case.question
    if question is None:
        return None
    return QuestionCard(
        asks=QUESTIONS[question.kind],
        why=question.why,
        quote=question.quote,
        mail=question.mail.strip(),
        taps=[_tap(choice, account) for choice in question.choices if choice.key not in ("other_time", "whom")],
        other_time=next((one.label for one in question.choices if one.key == "other_time"), ""),
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
        theirs=in_their_zone(span, case, account),
        source=_SOURCES[agreement.source],
        quote=agreement.quote,
        place=place_of(case, agreement),
        setting=_SETTINGS[setting_of(case)],
    )


def show_sent(case: Case, zone: str) -> Sequence[SentCard]:
    """Every letter that has left, newest first, each with the words that really went out."""
    return [
        SentCard(say_moment(one.at, zone), KINDS[one.kind] if one.kind else "", one.elsewhere, one.content)
        for one in reversed(case.sent)
    ]


def tell_story(notes: Sequence[Note], zone: str) -> Sequence[Day]:
    """The timeline, newest day first and newest step first."""
    days: dict[str, list[tuple[str, str, str]]] = {}
    for note in reversed(notes):
        days.setdefault(say_day(note.at, zone), []).append((say_time(note.at, zone), note.what, note.why))
    return [Day(name, steps) for name, steps in days.items()]
