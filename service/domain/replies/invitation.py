"""Calendar files in a reply: an invitation to a proposed time, another time, or the end of the old meeting."""

from datetime import timedelta

from service.domain.event import Event
from service.domain.letter import Slot
from service.domain.mail import CalendarPart, Mail
from service.domain.replies.agreement import find_fitting, find_reserve, find_unexplained
from service.domain.replies.details import read_event
from service.domain.replies.folding import fold
from service.domain.replies.moments import stand_in
from service.domain.replies.pieces import Place
from service.domain.replies.record import Option, OptionKind, Reading, ReplyContext, ReplyKind
from service.domain.replies.speech import Speech
from service.domain.replies.tokens import Role
from service.domain.replies.trust import is_checked, is_same_house

_MIN_TITLE = 8
_LONGEST = timedelta(hours=4)
_OURS = frozenset(("REQUEST", "CANCEL", "COUNTER", "PUBLISH"))


def read_invitation(
    mail: Mail, speech: Speech, places: tuple[Place, ...], thread: ReplyContext, mistrust: str
) -> Reading | None:
    """Read the calendar part of a mail; None when there is none that asks anything of us (RFC 5546 section 3.2)."""
    parts = tuple(dict.fromkeys(part for part in mail.calendar if part.method in _OURS))
    if not parts:
        return None
    part = parts[0]
    if part.method == "CANCEL":
        return Reading(kind=ReplyKind.CANCELLED, why="A meeting was cancelled in the calendar.", event=part.event)
    if part.event is None:
        why = f"The mail holds a calendar file, but {part.doubt or 'it cannot be read'}."
        return Reading(kind=ReplyKind.INVITATION, why=why)
    missing = "it holds several calendar files" if len(parts) > 1 else ""
    if not is_checked(mail) and not thread.bound:
        # a stranger can know the interview's title, and even its id, but not the id of our letter
        mistrust = mistrust or "nobody checked its sender, and it does not answer your letter"
    missing = missing or mistrust or _find_missing(part, part.event, speech, places, thread)
    return _conclude(part, part.event, places, thread, missing)


def _conclude(
    part: CalendarPart, event: Event, places: tuple[Place, ...], thread: ReplyContext, missing: str
) -> Reading:
    """Put the outcome together; the event's own time is offered first when it may not be taken."""
    kind = ReplyKind.COUNTER if part.method == "COUNTER" else ReplyKind.INVITATION
    place = next((one for one in places if one.slot.start == event.start), None)
    told = read_event(event)
    details = {"setting": told.setting, "place": told.place, "join_link": told.link, "event": event}
    if not missing and kind == ReplyKind.INVITATION:
        why = f"The interviewer sent a calendar invitation for {'a time you proposed' if place else 'another time'}."
        slot = place.slot if place else None
        return Reading(kind=kind, why=why, act=True, slot=slot, start=event.start, end=event.end, **details)  # type: ignore[arg-type]
    letter = place.slot.letter if place else chr(ord("A") + len(thread.proposed))
    slot = Slot(letter, event.start, event.end, thread.zone)
    offered = (slot,) if event.start > thread.now and not event.all_day and event.end > event.start else ()
    why = f"The interviewer sent a calendar invitation, but {missing or 'it only proposes another time'}."
    options = (Option(OptionKind.SLOT, event.start, event.end),) if kind == ReplyKind.COUNTER and offered else ()
    return Reading(
        kind=kind,
        why=why,
        start=event.start,
        end=event.end,
        suggestions=offered,
        options=options,
        **details,  # type: ignore[arg-type]
    )


def _find_missing(
    part: CalendarPart, event: Event, speech: Speech, places: tuple[Place, ...], thread: ReplyContext
) -> str:
    same = bool(event.uid) and event.uid == thread.event.uid
    if part.doubt:
        return part.doubt
    if not thread.bound and not same and not _is_named_alike(event, thread):
        return "it does not belong to your letter's conversation"
    if part.method != "REQUEST" or event.cancelled:
        return "it does not ask you to a meeting"
    if not same and not _is_theirs(event, thread):
        return "somebody else organises that meeting"
    if event.start <= thread.now:
        return "its time has passed"
    return _find_contradiction(event, speech, places, thread.zone)


def is_overlong(event: Event, slot: Slot) -> bool:
    """Whether a meeting is longer than any interview at that time is likely to be: 4 hours, or twice what was meant."""
    return event.end - event.start > max(_LONGEST, 2 * (slot.end - slot.start))


def _is_named_alike(event: Event, thread: ReplyContext) -> bool:
    """Invitations carry no References; one that bears the missed interview's own title belongs to it all the same."""
    title = fold(thread.event.title).strip()
    return len(title) >= _MIN_TITLE and title in fold(event.title)


def _is_theirs(event: Event, thread: ReplyContext) -> bool:
    if event.organizer is None:
        return False
    known = {thread.contact.address, thread.event.organizer.address if thread.event.organizer else ""}
    return event.organizer.address in known or is_same_house(event.organizer.domain, thread)


def _find_contradiction(event: Event, speech: Speech, places: tuple[Place, ...], zone: str) -> str:
    """The mail's own words must not speak against the time that the calendar file names."""
    place = next((one for one in places if one.slot.start == event.start), None) or stand_in(event.start, zone)
    if is_overlong(event, place.slot if place.number else (places[0].slot if places else place.slot)):
        return "it is much longer than the time you proposed"
    taken = len(places) == 1 and any(clause.has(Role.FIRM) for clause in speech.clauses) and not place.number
    meant = find_fitting(speech.pieces, places)
    elsewhere = len(meant) == 1 and bool(speech.pieces) and meant[0].slot.start != event.start
    if taken or elsewhere or not all(piece.condition.fits(place) for piece in speech.pieces):
        return "the words of the mail name another time"
    reserve = find_reserve(speech) or find_unexplained(speech)
    return f"in the mail {reserve.reason}" if reserve else ""
