"""What was agreed: the agreement as it enters a case, and the facts that follow from it."""

from dataclasses import replace
from datetime import timedelta

from service.domain.case import Agreement, Case, Choice, EvidenceSource, Question, QuestionKind
from service.domain.event import Event, Setting
from service.domain.letter import Slot
from service.domain.lifecycle import Happening, allows, move
from service.domain.meetings.places import find_setting

_LONGEST = timedelta(hours=4)


def agree(case: Case, agreement: Agreement) -> Agreement:
    """The agreement with a revision of its own, so that its entries never collide with earlier ones.

    A time that the person names, and at which an event of theirs lies that we heard of, rests on that event.
    """
    before, heard = case.agreement, case.heard
    revision = before.revision + 1 if before else 1
    named = agreement.source is EvidenceSource.PERSON and not agreement.event_id
    if named and heard is not None and heard.start == agreement.start:
        agreement = replace(agreement, event_id=heard.id, calendar_id=heard.calendar_id)
    return replace(agreement, revision=revision)


def agree_on_event(case: Case, event: Event) -> Agreement:
    """The agreement that an event in the calendar stands for: the other side put it there."""
    agreement = Agreement(
        start=event.start,
        end=event.end,
        zone=event.zone,
        source=EvidenceSource.INVITATION,
        quote=event.title,
        event_id=event.id,
        calendar_id=event.calendar_id,
        setting=find_setting(event),
        place=event.place,
    )
    return agree(case, agreement)


def learn_place(case: Case, agreement: Agreement, event: Event) -> Agreement:
    """The agreement with the place that the event names now, and the setting that follows; as it was if it names none.

    What we wrote ourselves teaches nothing new until a person changes the place in it.
    """
    if not event.place or event.place == (agreement.place or case.event.place):
        return agreement
    setting = find_setting(event)
    return replace(agreement, place=event.place, setting=agreement.setting if setting is Setting.UNKNOWN else setting)


def is_from_contact(case: Case, event: Event) -> bool:
    """Whether the person we write to organises this event."""
    organizer, contact = event.organizer, case.contact
    if organizer is None or contact is None or event.organized_by_me or event.client_ref:
        return False
    return organizer.address == contact.address


def agree_on_move(case: Case, event: Event) -> Case | None:
    """The case to be booked at the time that the interviewer gave the missed event; None when it needs a look."""
    if not _is_moved_by_them(case, event) or case.booking is not None or not is_plain_time(case, event):
        return None
    if not allows(case.state, Happening.REPLY_AGREED):
        return None
    missed, agreement = case.missed or case.event.span, agree_on_event(case, event)
    return move(case, Happening.REPLY_AGREED, agreement=agreement, event=event, missed=missed, heard=None, ending=None)


def _is_moved_by_them(case: Case, event: Event) -> bool:
    """Whether it was the organiser who moved the event (RFC 5546 section 3.2.2.1: a higher sequence).

    Where the provider tells no sequence, only a time that our letter offers counts, in an event of the one it went to.
    """
    if event.id != case.event.id:
        return False
    if event.sequence or case.event.sequence:
        return event.sequence > case.event.sequence
    return is_from_contact(case, event) and any(slot.start == event.start for slot in case.slots)


def is_plain_time(case: Case, event: Event) -> bool:
    """Whether an event has a length that an interview can have: up to four hours, or twice that of the missed one."""
    missed = case.missed or case.event.span
    longest = max(_LONGEST, 2 * (missed.end - missed.start))
    return not event.all_day and event.start < event.end <= event.start + longest


def question_about(case: Case, event: Event) -> Question:
    """Ask whether an event of theirs in the calendar is the new interview."""
    stays = "No, the new time stands" if case.booking else "No, keep waiting"
    time = Slot("", event.start, event.end, event.zone)
    yes = () if event.all_day else (Choice("invited", "Yes, that is it", time),)
    return Question(
        QuestionKind.WHAT_REPLY,
        "A meeting with them at a new time lies in your calendar. Is it the new interview?",
        quote=event.title,
        choices=(*yes, Choice("other_time", "We meet at another time"), Choice("wait", stays)),
    )


def question_about_gone(case: Case, title: str, slot: Slot) -> Question:
    """Ask what holds after their event went out of the calendar again, or to a time that has passed."""
    stays = "The time agreed before stands" if case.booking else "Nothing is agreed: keep waiting"
    return Question(
        QuestionKind.WHAT_REPLY,
        "Their meeting is no longer in your calendar at that time. What have you agreed on?",
        quote=title,
        choices=(
            Choice("slot:1", "We still meet then", slot),
            Choice("other_time", "We meet at another time"),
            Choice("wait", stays),
        ),
    )


def open_question(case: Case) -> Question | None:
    """What is asked and stays to be answered when the meeting moves: all but whether its old time is still fine."""
    question = case.question
    return None if question is None or question.kind is QuestionKind.STILL_FINE else question
