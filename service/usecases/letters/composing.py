"""From a case to the words of its letter."""

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from service.domain.account import Account
from service.domain.case import Case, Note
from service.domain.event import Span
from service.domain.folding import one_line
from service.domain.letter import Content, Conversation, Letter, LetterKind, Slot
from service.domain.letters.etiquette import gather_facts, wanted_letter
from service.domain.letters.language import ENGLISH
from service.domain.people import Person
from service.domain.times.slots import SlotWish, propose
from service.domain.whom.contacts import find_contact
from service.errors import Impossible
from service.ports.store import Books, PositionKind
from service.ports.words import Letters
from service.usecases.desk import Desk
from service.usecases.job import Job
from service.wire.headers import is_writable_address
from service.wire.mime import compose

_NAMESPACE = uuid.UUID("7d0f3a52-4a54-4d6d-9f0e-1f0d8b7d2c11")


def derive_id(*parts: object) -> str:
    """A deterministic identity, 32 hex digits: the same parts always give the same one (RFC 9562 section 5.5)."""
    return uuid.uuid5(_NAMESPACE, "/".join(str(part) for part in parts)).hex


def name_contact(case: Case, account: Account) -> Person | None:
    """Whom to write to, or None when only the owner can say."""
    contact = case.contact or find_contact(case.event, *account.addresses)
    return contact if contact is not None and is_writable_address(contact.address) else None


def name_sender(case: Case, account: Account) -> str:
    """The owner's name: the mailbox's, the account's, the first line of the signature, or the one in the invitation."""
    signature = next(iter(account.preferences.signature.strip().splitlines()), "")
    invited = next((one.person.name for one in case.event.attendees if one.me), "")
    return one_line(account.writes_from.name) or one_line(account.name) or one_line(signature) or one_line(invited)


async def compose_letter(job: Job) -> Job:
    """The job with its case's letter written, and with the times that the letter offers; saved before it is used.

    A letter that was written but not yet laid into the mailbox is taken as it stands, so that a restart never
    offers other times than the draft does.
    """
    if job.case.letter is not None:
        return job
    case = replace(job.case, letter_count=job.case.letter_count + 1)
    kind = wanted_letter(case)
    if kind.offers:
        case = replace(case, slots=await offer_slots(replace(job, case=case)))
    letter = write_letter(job.desk, job.account, case, kind)
    return await job.keep(*_tell_language(job, replace(case, letter=letter), letter.language), midway=True)


def choose_language(letters: Letters, account: Account, case: Case) -> str:
    """The other side's language, or the owner's own while that is unknown; English where it has no letters."""
    try:
        code = letters.words(_wished_language(account, case)).code
    except LookupError:
        return ENGLISH.code
    return code if code in letters.languages() else ENGLISH.code


def write_letter(desk: Desk, account: Account, case: Case, kind: LetterKind) -> Letter:
    """The letter of this kind for the case, addressed to its contact, in its conversation if it has one."""
    name, language = name_sender(case, account), choose_language(desk.letters, account, case)
    facts = gather_facts(case, replace(account, name=name), kind, desk.letters.words(language))
    subject, text = desk.letters.write(kind, language, facts)
    contact, thread = _contact(case), _thread_for(case, kind)
    token = derive_id(case.id, "letter", case.letter_count)
    content = Content(
        sender=account.writes_from.address,
        to=(contact.address,),
        subject=reply_subject(thread.subject) if thread else subject,
        text=text,
        in_reply_to=thread.message_id if thread else "",
        references=(*thread.references, thread.message_id) if thread else (),
    )
    return Letter(
        kind=kind,
        language=language,
        content=content,
        token=token,
        message_id=name_message(token, account),
        revision=case.letter_count,
        sender_name=name,
        to_names=(contact.name,),
        thread_id=thread.thread_id if thread else "",
    )


def name_message(token: str, account: Account) -> str:
    """The Message-ID of the letter with this token, on the owner's own mail domain (RFC 5322 section 3.6.4)."""
    return f"{token}@{account.writes_from.address.rpartition('@')[2]}"


def reply_subject(subject: str) -> str:
    """The subject of an answer: the same words behind one "Re:" (RFC 5322 section 3.6.5)."""
    bare = subject.strip()
    return bare if bare.lower().startswith("re:") else f"Re: {bare}"


def place(case: Case, letter: Letter) -> Letter:
    """The letter inside its case's conversation, or outside of it once a person gave it a subject of its own.

    A provider keeps a mail in a thread only while both carry the same subject.
    """
    thread, content = case.conversation, letter.content
    if thread is None or reply_subject(content.subject).casefold() != reply_subject(thread.subject).casefold():
        return replace(letter, content=replace(content, in_reply_to="", references=()), thread_id="")
    inside = replace(content, in_reply_to=thread.message_id, references=(*thread.references, thread.message_id))
    return replace(letter, content=inside, thread_id=thread.thread_id)


def thread_for(case: Case, letter: Letter) -> str:
    """The id of the thread to put the letter into, "" when it begins a new one."""
    return place(case, letter).thread_id if letter.content.in_reply_to else ""


async def offer_slots(job: Job) -> tuple[Slot, ...]:
    """The times already offered if all of them lie ahead, else new ones that are free in all chosen calendars."""
    now, preferences, event = job.desk.now(), job.account.preferences, job.case.event
    if job.case.slots and all(slot.start > now for slot in job.case.slots):
        return job.case.slots
    window = Span(now, now + timedelta(days=preferences.look_ahead_days + 1))
    wish = SlotWish(
        now=now,
        duration=event.end - event.start,
        zone=preferences.interviewer_zone or event.zone,
        my_zone=job.account.zone,
        busy=await _find_busy(job, window),
        holidays=job.desk.almanac.holidays(preferences.holiday_country, (window.start.year, window.end.year)),
        preferences=preferences,
        setting=job.case.setting,
    )
    return propose(wish).slots


def letter_bytes(job: Job, letter: Letter) -> bytes:
    """The letter as RFC 5322 bytes, dated now; ValueError for one that no mail can carry."""
    return _as_mail(letter, job.desk.now())


def is_writable(letter: Letter) -> bool:
    """Whether the letter can be put into a mail: its addresses, ids and names hold nothing strange."""
    try:
        return bool(_as_mail(letter, datetime.now(UTC)))
    except ValueError:
        return False


def _as_mail(letter: Letter, date: datetime) -> bytes:
    return compose(
        letter.content,
        message_id=letter.message_id,
        client_ref=letter.token,
        date=date,
        sender_name=letter.sender_name,
        to_names=letter.to_names,
    )


async def _find_busy(job: Job, window: Span) -> tuple[Span, ...]:
    """What is taken: from our own mirror, and from the provider for a calendar that is not mirrored wholly yet."""
    calendars = job.account.calendars

    def look(books: Books) -> tuple[list[str], list[Span]]:
        unread = [
            one for one in calendars if not books.positions.get(job.account.id, PositionKind.CALENDAR, one).cursor
        ]
        return unread, [span for _, span in books.busy.spans(job.account.id, calendars, window)]

    unread, spans = await job.desk.store.run(look)
    for calendar_id in unread:
        events = await job.door.calendar.events_between(calendar_id, window)
        spans += [event.span for event in events if event.busy and not event.cancelled]
    return tuple(spans)


def _wished_language(account: Account, case: Case) -> str:
    return case.language or account.preferences.language


def _tell_language(job: Job, case: Case, language: str) -> tuple[Case, *tuple[Note, ...]]:
    """The case, with a note when the letter could not be written in the language that was wished for."""
    wished = _wished_language(job.account, case)
    key = f"no letters:{wished}"
    if wished.partition("-")[0] == language.partition("-")[0] or key in case.told:
        return (case,)
    note = job.note("Wrote the letter in English.", f"There are no letters in the language “{wished}” yet.")
    return replace(case, told=(*case.told, key)), note


def _thread_for(case: Case, kind: LetterKind) -> Conversation | None:
    """The conversation to answer in; a thank-you begins a new one where our own subject line names the miss."""
    thread = case.conversation
    if thread is None or kind is not LetterKind.THANKS:
        return thread
    begun = [sent.content.subject for sent in case.sent if sent.content is not None and not sent.content.in_reply_to]
    ours = {reply_subject(subject).casefold() for subject in begun}
    return None if reply_subject(thread.subject).casefold() in ours else thread


def _contact(case: Case) -> Person:
    if case.contact is None:
        raise Impossible("It is not known yet whom to write to.")
    return case.contact
