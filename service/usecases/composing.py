"""From a case to the words of its letter."""

import uuid
from dataclasses import replace
from datetime import timedelta

from service.domain.account import Account
from service.domain.case import Case
from service.domain.contacts import find_contact
from service.domain.etiquette import gather_facts, wanted_letter
from service.domain.event import Span
from service.domain.letter import Content, Letter, LetterKind, Slot
from service.domain.people import Person
from service.domain.slots import SlotWish, propose
from service.errors import Impossible
from service.usecases.job import Job
from service.wire.mime import compose

_NAMESPACE = uuid.UUID("7d0f3a52-4a54-4d6d-9f0e-1f0d8b7d2c11")


def derive_id(*parts: object) -> str:
    """A deterministic identity, 32 hex digits: the same parts always give the same one (RFC 9562 section 5.5)."""
    return uuid.uuid5(_NAMESPACE, "/".join(str(part) for part in parts)).hex


def name_contact(case: Case, account: Account) -> Person | None:
    """Whom to write to, or None when only the owner can say."""
    return case.contact or find_contact(case.event, account.address)


async def compose_letter(job: Job) -> Job:
    """The job with its case's letter written, and with the times that the letter offers; saved before it is used.

    A letter that was written but not yet laid into the mailbox is taken as it stands, so that a restart never
    offers other times than the draft does.
    """
    if job.case.letter is not None:
        return job
    case = replace(job.case, letter_count=job.case.letter_count + 1)
    kind = wanted_letter(case)
    if kind is LetterKind.REQUEST:
        case = replace(case, slots=await offer_slots(replace(job, case=case)))
    return await job.keep(replace(case, letter=write_letter(job, case, kind)))


def write_letter(job: Job, case: Case, kind: LetterKind) -> Letter:
    """The letter of this kind for the case, addressed to its contact, in its conversation if it has one."""
    facts = gather_facts(case, job.account, kind)
    subject, text = job.desk.letters.write(kind, job.account.preferences.language, facts)
    contact, thread = _contact(case), case.conversation
    token = derive_id(case.id, "letter", case.letter_count)
    content = Content(
        sender=job.account.address,
        to=(contact.address,),
        subject=reply_subject(thread.subject) if thread else subject,
        text=text,
        in_reply_to=thread.message_id if thread else "",
        references=(*thread.references, thread.message_id) if thread else (),
    )
    return Letter(
        kind=kind,
        language=job.account.preferences.language,
        content=content,
        token=token,
        message_id=f"{token}@{job.account.address.rpartition('@')[2]}",
        revision=case.letter_count,
        sender_name=job.account.name,
        to_names=(contact.name,),
        thread_id=thread.thread_id if thread else "",
    )


def reply_subject(subject: str) -> str:
    """The subject of an answer: the same words behind one "Re:" (RFC 5322 section 3.6.5)."""
    bare = subject.strip()
    return bare if bare.lower().startswith("re:") else f"Re: {bare}"


async def offer_slots(job: Job) -> tuple[Slot, ...]:
    """The times already offered if all of them lie ahead, else new ones that are free in all chosen calendars."""
    now, preferences, event = job.desk.now(), job.account.preferences, job.case.event
    if job.case.slots and all(slot.start > now for slot in job.case.slots):
        return job.case.slots
    window = Span(now, now + timedelta(days=preferences.look_ahead_days + 1))
    calendars = job.account.calendars
    spans = await job.desk.store.run(lambda books: books.busy.spans(job.account.id, calendars, window))
    wish = SlotWish(
        now=now,
        duration=event.end - event.start,
        zone=preferences.interviewer_zone or event.zone,
        my_zone=job.account.zone,
        busy=tuple(span for _, span in spans),
        holidays=job.desk.almanac.holidays(preferences.holiday_country, (window.start.year, window.end.year)),
        preferences=preferences,
        setting=job.case.setting,
    )
    return propose(wish).slots


def letter_bytes(job: Job, letter: Letter) -> bytes:
    """The letter as RFC 5322 bytes, dated now."""
    return compose(
        letter.content,
        message_id=letter.message_id,
        client_ref=letter.token,
        date=job.desk.now(),
        sender_name=letter.sender_name,
        to_names=letter.to_names,
    )


def _contact(case: Case) -> Person:
    if case.contact is None:
        raise Impossible("It is not known yet whom to write to.")
    return case.contact
