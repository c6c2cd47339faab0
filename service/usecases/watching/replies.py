"""What the other side wrote: acted upon when it is beyond doubt, otherwise put to the person as a question."""

from dataclasses import dataclass, replace

import structlog

from service.domain.account import Account
from service.domain.case import Agreement, Case, Choice, Ending, EvidenceSource, Note, Question, QuestionKind, State
from service.domain.event import Event, Setting
from service.domain.letter import Conversation
from service.domain.lifecycle import Happening, allows, move
from service.domain.mail import Mail
from service.domain.meetings.places import find_setting
from service.domain.replies import Reading, ReplyContext, ReplyKind, read_reply
from service.errors import NotFound, Stale, Throttled
from service.ports.mail import Envelope
from service.ports.sign_in import Connection
from service.ports.store import Books
from service.usecases.desk import Desk
from service.usecases.job import Job, take_up
from service.usecases.keeping import PASSING, keep, keep_words, prompt
from service.usecases.letters.composing import name_sender
from service.usecases.letters.sent_mail import notice_sent
from service.usecases.meetings.agreements import agree
from service.wire.reply_text import read_new_text

_log = structlog.get_logger(__name__)
_MOST_QUOTED = 400
_MOST_SHOWN = 6000
_MACHINES = frozenset({ReplyKind.AUTO_REPLY, ReplyKind.DELAYED})
_ANSWERABLE = frozenset({State.WAITING, State.DECIDING, State.BOOKED, State.UNCERTAIN})
_BEFORE_THE_NEXT = frozenset({State.READY, State.REVISING, State.APPROVED})
_HEADLINES = {
    ReplyKind.COUNTER: "They suggest another time.",
    ReplyKind.QUESTION: "They ask you something.",
    ReplyKind.LINK: "They ask you to pick a time on their own page.",
    ReplyKind.CANCELLED: "They cancelled the meeting you missed.",
    ReplyKind.INVITATION: "They sent you an invitation.",
    ReplyKind.REFUSED: "They seem to refuse.",
    ReplyKind.AGREED: "They seem to agree.",
}


@dataclass(frozen=True, slots=True)
class Heard:
    """A mail that belongs to a case, and what it was read as.

    `shown` is true when it only tells of an entry that the calendar shows by itself.
    """

    envelope: Envelope
    mail: Mail
    reading: Reading
    words: str
    shown: bool = False


async def take_reply(desk: Desk, account: Account, door: Connection, case: Case, envelope: Envelope) -> bool:
    """Read a message that belongs to the case and let it take effect, once; False when it has to be read again."""
    heard = _read(desk, account, case, envelope, await door.inbox.read(envelope.id))
    heard = replace(heard, shown=await _is_shown(door, case, heard.reading))

    def work(books: Books) -> Case | None:
        now_case = books.cases.get(case.id)
        if now_case.state in PASSING or envelope.id in now_case.seen_messages:
            return None if now_case.state in PASSING else now_case
        after, note = decide(desk, now_case, heard)
        seen = replace(after, seen_messages=(*after.seen_messages, envelope.id))
        return keep(desk, books, seen, note)

    saved = await desk.store.run(work)
    if saved is not None:
        prompt(desk, saved)
    return saved is not None


def decide(desk: Desk, case: Case, heard: Heard) -> tuple[Case, Note]:
    """What becomes of the case, and the line for its timeline."""
    reading, who = heard.reading, heard.envelope.sender.name or heard.envelope.sender.address
    if reading.kind in _MACHINES:
        return case, Note(desk.now(), "An automatic answer came; it is no answer.", reading.why)
    if case.booking is not None and case.booking.end <= desk.now():
        return _hear_late(desk, case, who, reading)
    if not _is_answerable(case):
        return hear_early(desk, case, f"{who} has written to you")
    case = _answer_there(case, heard)
    if (line := _tells_nothing_new(case, heard)) is not None:
        return case, Note(desk.now(), f"{who} {line[0]}", line[1])
    if reading.act and _awaits_an_answer(case) and (acted := _act(case, heard)) is not None:
        return acted, Note(desk.now(), f"{who} answered: {reading.why}", _rests_on(case, acted, reading))
    asked = move(case, Happening.REPLY_UNCLEAR, question=_ask(case, heard), approval=None)
    return asked, Note(desk.now(), f"{who} answered; it needs your eyes.", reading.why)


def _is_answerable(case: Case) -> bool:
    """Whether a mail from them can be an answer: a letter of ours has gone out, even if the next one lies ready."""
    return case.state in _ANSWERABLE or (case.state in _BEFORE_THE_NEXT and bool(case.sent))


def _awaits_an_answer(case: Case) -> bool:
    """Whether nothing has been agreed and nothing is being asked, so that a clear answer may take effect at once."""
    return case.state is State.WAITING or (case.state in _BEFORE_THE_NEXT and bool(case.sent) and case.booking is None)


def _tells_nothing_new(case: Case, heard: Heard) -> tuple[str, str] | None:
    """What they did, and what shows it, in a mail that changes nothing: nobody has to be asked then."""
    reading = heard.reading
    if reading.kind is ReplyKind.REFUSED and case.ending is Ending.REFUSED:
        return "stays with the no.", _quote(reading.quote)
    if _confirms(case, reading):
        return "confirmed the new time.", _quote(reading.quote)
    if heard.shown or (reading.kind is ReplyKind.INVITATION and _asks_about_event(case)):
        return "sent their invitation by mail too.", "Your calendar shows it."
    return None


def _rests_on(before: Case, after: Case, reading: Reading) -> str:
    """The sentence that was relied on; beside a refusal also what was typed into a letter that another one replaces."""
    kept = keep_words(before) if after.state is State.DRAFTING else ""
    return "\n".join(filter(None, (_quote(reading.quote), kept)))


def _quote(said: str) -> str:
    return f"“{said}”" if said else ""


def _hear_late(desk: Desk, case: Case, who: str, reading: Reading) -> tuple[Case, Note]:
    """A mail after the second interview's end: a letter that lies ready waits for a look, nothing else happens."""
    if case.state in _BEFORE_THE_NEXT:
        return hear_early(desk, case, f"{who} has written to you")
    return case, Note(desk.now(), f"{who} wrote to you after the interview.", _quote(reading.quote))


def hear_early(desk: Desk, case: Case, what: str) -> tuple[Case, Note]:
    """Something came from them before our letter went out: the person should see it first, so nothing leaves."""
    trouble = f"{what} in the meantime. Please look at that before you send this letter."
    if allows(case.state, Happening.UNDONE):
        back = move(case, Happening.UNDONE, approval=None, trouble=trouble)
        return back, Note(desk.now(), f"{what} before your letter was sent.", "I held your letter back.")
    return replace(case, trouble=trouble), Note(desk.now(), f"{what} before your letter was sent.")


async def notice_sent_elsewhere(desk: Desk, account: Account, door: Connection, case: Case) -> None:
    """The person sent the letter from the mailbox: note it under the mailbox's lease, so that nothing else sends it."""
    try:
        async with desk.leases.hold(account.writes_from.account_id) as held:
            fresh, account = await take_up(desk, held, case.id)
            if fresh.version == case.version:
                await notice_sent(Job(desk=desk, held=held, account=account, door=door, case=fresh))
    except (Stale, Throttled):
        return  # the worker that holds the mailbox looks for itself


def _read(desk: Desk, account: Account, case: Case, envelope: Envelope, mail: Mail) -> Heard:
    ours = [case.letter.content.text] if case.letter is not None else []
    try:
        text = read_new_text(mail, ours)
        return Heard(envelope, mail, read_reply(mail, text, _context(desk, account, case, envelope)), text.text)
    except Exception as error:  # noqa: BLE001 - whatever a stranger wrote, it must not stop the mailbox
        _log.error("mail_unreadable", case=case.id, error=type(error).__name__)
        return Heard(envelope, mail, Reading(kind=ReplyKind.UNCLEAR, why="Please read it yourself."), mail.text)


async def _is_shown(door: Connection, case: Case, reading: Reading) -> bool:
    """Whether the mail is about the very meeting that is booked: what becomes of it stands in the calendar."""
    booking, told = case.booking, reading.event
    if booking is None or not booking.adopted or told is None or not told.uid:
        return False
    try:
        return (await door.calendar.event(booking.calendar_id, booking.meeting_id)).uid == told.uid
    except NotFound:
        return False


def _act(case: Case, heard: Heard) -> Case | None:
    reading = heard.reading
    if reading.kind is ReplyKind.REFUSED:
        return move(case, Happening.REPLY_REFUSED, ending=Ending.REFUSED, approval=None)
    if reading.start is None or reading.kind not in (ReplyKind.AGREED, ReplyKind.INVITATION):
        return None
    invitation = reading.event
    agreement = Agreement(
        start=reading.start,
        end=reading.end or reading.start + (case.event.end - case.event.start),
        zone=reading.slot.zone if reading.slot else case.event.zone,
        source=EvidenceSource.INVITATION if invitation else EvidenceSource.REPLY,
        quote=reading.quote,
        message_id=heard.envelope.id,
        setting=_setting(invitation, case) if invitation or reading.setting is Setting.UNKNOWN else reading.setting,
        place=_place(invitation, case.event) or reading.place,
    )
    return move(case, Happening.REPLY_AGREED, agreement=agree(case, agreement), approval=None)


def _confirms(case: Case, reading: Reading) -> bool:
    """Whether a mail says no more than what stands in the calendar already."""
    stands = case.booking is not None and reading.start == case.booking.start
    asked = case.question is not None and case.question.kind is QuestionKind.STILL_FINE
    settled = asked or case.state is State.BOOKED or case.state in _BEFORE_THE_NEXT
    return settled and stands and (reading.act or reading.kind is ReplyKind.INVITATION)


def _asks_about_event(case: Case) -> bool:
    """Whether the question at hand is about an event in the calendar, which tells more than its mail does."""
    return case.question is not None and any(choice.key == "invited" for choice in case.question.choices)


def _answer_there(case: Case, heard: Heard) -> Case:
    """The case with their mail as the one that its next letter answers, if it lies in our conversation."""
    one, contact = heard.envelope, case.contact
    theirs = contact is not None and one.sender.address == contact.address
    if not theirs or not one.message_id or not _is_bound(case, one) or heard.mail.calendar:
        return case
    there = Conversation(one.thread_id, one.subject, one.message_id, one.references, one.sender)
    return replace(case, conversation=there)


def _ask(case: Case, heard: Heard) -> Question:
    reading = heard.reading
    quote = reading.quote or heard.words[:_MOST_QUOTED]
    if reading.kind is ReplyKind.BOUNCED:
        why = "Your letter could not be delivered. Is there another address?"
        choices = (Choice("close", "Close this case"),)
        return Question(QuestionKind.OTHER_ADDRESS, why, reading.why, choices, heard.words[:_MOST_SHOWN])
    slots = tuple(
        Choice(f"slot:{number}", "Yes, we meet then", slot) for number, slot in enumerate(reading.suggestions, start=1)
    )
    stays = "Nothing has changed: the new time stands" if case.booking else "Not decided yet: keep waiting"
    refused = Choice("refused", "They refuse")
    rest = (Choice("other_time", "We meet at another time"), Choice("wait", stays))
    taps = (refused, *slots, *rest) if reading.kind is ReplyKind.REFUSED else (*slots, refused, *rest)
    headline = _HEADLINES.get(reading.kind, "It is not clear what they answer.")
    return Question(QuestionKind.WHAT_REPLY, f"{headline} {reading.why}", quote, taps, heard.words[:_MOST_SHOWN])


def _context(desk: Desk, account: Account, case: Case, envelope: Envelope) -> ReplyContext:
    contact = case.contact or envelope.sender
    zone = account.preferences.interviewer_zone or case.event.zone
    return ReplyContext(
        now=desk.now(),
        proposed=case.slots,
        event=case.event,
        contact=contact,
        my_address=account.writes_from.address,
        my_other_addresses=account.addresses[1:],
        zone=case.slots[0].zone if case.slots else zone,
        bound=_is_bound(case, envelope),
        organizer_zone=zone,
        my_zone=account.zone,
        my_name=name_sender(case, account),
        language=case.letter.language if case.letter is not None else account.preferences.language,
    )


def _is_bound(case: Case, envelope: Envelope) -> bool:
    """Whether the provider's thread or the message's own references tie it to a letter that we sent."""
    threads = {sent.thread_id for sent in case.sent} - {""}
    own = {sent.message_id for sent in case.sent} - {""}
    return envelope.thread_id in threads or bool(own & {envelope.in_reply_to, *envelope.references})


def _setting(invitation: Event | None, case: Case) -> Setting:
    told = find_setting(invitation) if invitation is not None else Setting.UNKNOWN
    return case.setting if told is Setting.UNKNOWN else told


def _place(invitation: Event | None, missed: Event) -> str:
    return (invitation.place if invitation is not None else "") or missed.place
