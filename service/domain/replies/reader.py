"""Reads a reply: machines first, then calendar files, then words; acts only on what is beyond doubt."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from service.domain.letter import Slot
from service.domain.mail import Mail
from service.domain.replies.agreement import Agreement, Lack, end_of, find_agreement
from service.domain.replies.details import Details, find_details
from service.domain.replies.endings import find_second_thoughts
from service.domain.replies.folding import fold, has_invisible
from service.domain.replies.inline import find_answered
from service.domain.replies.invitation import read_invitation
from service.domain.replies.machines import is_notice, read_machine
from service.domain.replies.marks import find_marks
from service.domain.replies.offers import find_offers, suggest_slots
from service.domain.replies.pieces import Place
from service.domain.replies.points import find_point
from service.domain.replies.questions import find_booking_link, guess_kind
from service.domain.replies.record import Option, Reading, ReplyContext, ReplyKind, ReplyText
from service.domain.replies.refusal import Refusal, find_refusal
from service.domain.replies.scanner import Setup
from service.domain.replies.speech import MAX_SENTENCES, Sentence, Speech, rank_languages, take_apart
from service.domain.replies.tokens import POLITE
from service.domain.replies.trust import find_mistrust
from service.domain.replies.words import LANGUAGES, Words
from service.domain.replies.zones import name_zones

MAX_TEXT = 2_500
_LANGUAGES_TRIED = 2
_STATED = "The interviewer has set another time."
_FRESH = timedelta(days=10)
_WORDS = re.compile(r"[\w@.'-]*\w")


def read_reply(mail: Mail, text: ReplyText, thread: ReplyContext) -> Reading:
    """Say what a mail in the conversation means; `act` is true only when it is a clear answer from the right person.

    Never raises on anything a mail may hold; text in it is read as words of an interviewer and never as an order.
    """
    machine = read_machine(mail)
    if machine:
        return machine
    places = tuple(Place(slot, number, len(thread.proposed)) for number, slot in enumerate(thread.proposed, start=1))
    written = _written(mail, thread)
    speech = _listen(text.text[:MAX_TEXT], mail, thread, places, written)
    mistrust = find_mistrust(mail, thread)
    hidden = _find_hidden(text, speech)
    invitation = read_invitation(mail, speech, places, thread, mistrust or hidden)
    if invitation:
        return invitation
    if answered := _read_inline(text, mail, thread, places, written):
        return answered
    doubt = mistrust or hidden or _find_stranger(mail, thread)
    refusal = find_refusal(speech, places)
    if refusal and not doubt and not refusal.missing:
        return _quoting(speech, refusal.sentence, kind=ReplyKind.REFUSED, why="The interviewer refuses.", act=True)
    agreement = find_agreement(speech, places, written, thread.zone)
    late = _find_late(agreement, thread.now)
    if not (doubt or refusal or agreement.lack or late) and agreement.sentence:
        return _agree(speech, agreement, text.signature)
    options = find_offers(speech, written, thread)
    if refusal and not mistrust:
        return _ask_refused(speech, refusal, doubt, _suggest(agreement, options, thread, countered=bool(options)))
    kind = guess_kind(speech, agreement, options, text.signature)
    unsure = is_notice(mail) or (hidden if kind == ReplyKind.AGREED else mistrust)
    if unsure and kind != ReplyKind.AUTO_REPLY:
        kind = ReplyKind.UNCLEAR
    is_whole = agreement.sentence is not None and agreement.lack is None and not refusal
    agreement = replace(agreement, lack=Lack(doubt) if doubt else agreement.lack or late)
    reading = _ask(speech, kind, agreement, options, text.signature, thread)
    return replace(reading, start=_find_seeming(agreement)) if is_whole and reading.start is None else reading


def _find_seeming(agreement: Agreement) -> datetime | None:
    """Return the time that a mail seems to agree to, for a person to confirm."""
    return agreement.fitting[0].slot.start if len(agreement.fitting) == 1 else agreement.moment


def _read_inline(
    text: ReplyText, mail: Mail, thread: ReplyContext, places: tuple[Place, ...], written: datetime | None
) -> Reading | None:
    """Read answers under the lines of our letter; None when there are none, or anything speaks against acting."""
    if not text.answers:
        return None
    found = find_answered(text.answers, places, lambda said: _listen(said, mail, thread, places, written))
    speech = _listen(text.text[:MAX_TEXT], mail, thread, places, written)
    theirs = {said for _, said in text.answers}
    lines = [line.strip() for line in text.text.split("\n")]
    rest = "\n".join(line for line in lines if line not in theirs)
    doubt = find_mistrust(mail, thread) or _find_stranger(mail, thread)
    doubt = doubt or _find_hidden(replace(text, inline=False), speech)
    if not (theirs <= set(lines) and _is_mere_politeness(_listen(rest, mail, thread, places, written))):
        return None
    if not found or doubt or found[0].slot.start <= thread.now:
        return None
    slot, said = found[0].slot, found[1]
    begin = max(0, text.text.find(said))
    why = f"The interviewer agrees to time {slot.letter} of your letter, under its line."
    fields = {"kind": ReplyKind.AGREED, "why": why, "act": True, "slot": slot, "start": slot.start, "end": slot.end}
    return Reading(**fields, quote=said, quote_start=begin, quote_end=begin + len(said))  # type: ignore[arg-type]


def _is_mere_politeness(speech: Speech) -> bool:
    return not speech.strange and all(token.role in POLITE for one in speech.sentences for token in one.tokens)


def _find_stranger(mail: Mail, thread: ReplyContext) -> str:
    if not thread.bound:
        return "the mail does not belong to your letter's conversation"
    return "a system wrote the mail by itself" if is_notice(mail) else ""


def _agree(speech: Speech, agreement: Agreement, signature: str, **fields: object) -> Reading:
    slot = agreement.fitting[0].slot if agreement.fitting else None
    start = slot.start if slot else agreement.moment
    if start is None:
        raise ValueError("nothing was agreed")
    said = end_of(speech, start)
    why = f"The interviewer agrees to time {slot.letter} of your letter." if slot else _STATED
    told = find_details(speech, signature)
    fields = {"why": why, "act": True} | fields
    return _quoting(
        speech,
        agreement.sentence,
        kind=ReplyKind.AGREED,
        slot=slot,
        start=start,
        end=said or (slot.end if slot else None),
        length=said - start if said else None,
        marks=find_marks(speech),
        **_told(told),
        **fields,
    )


def _told(told: Details) -> dict[str, object]:
    return {
        "setting": told.setting,
        "place": told.place,
        "join_link": told.link,
        "phone": told.phone,
        "interviewer": told.interviewer,
        "zone": told.zone,
    }


def _ask_refused(speech: Speech, refusal: Refusal, doubt: str, suggestions: tuple[Slot, ...]) -> Reading:
    """Turn a refusal that is not certain into a question."""
    why = f"Please read it yourself: {refusal.missing or doubt}."
    return _quoting(speech, refusal.sentence, kind=ReplyKind.REFUSED, why=why, suggestions=suggestions)


def _ask(
    speech: Speech,
    kind: ReplyKind,
    agreement: Agreement,
    options: tuple[Option, ...],
    signature: str,
    thread: ReplyContext,
) -> Reading:
    """Turn what was understood into a question with answers to tap; a doubt about the mail itself comes first."""
    point = find_point(speech, kind, agreement)
    why = f"Please read it yourself: {point.reason}."
    suggestions = _suggest(agreement, options, thread, countered=kind == ReplyKind.COUNTER)
    if kind == ReplyKind.AGREED:
        return _agree(speech, agreement, signature, why=why, act=False, suggestions=suggestions)
    return _quoting(
        speech,
        point.sentence,
        kind=kind,
        why=why,
        suggestions=suggestions,
        options=options if kind == ReplyKind.COUNTER else (),
        join_link=find_booking_link(speech, signature) if kind == ReplyKind.LINK else "",
        marks=find_marks(speech),
    )


def _suggest(
    agreement: Agreement, options: tuple[Option, ...], thread: ReplyContext, *, countered: bool
) -> tuple[Slot, ...]:
    """Return the times to offer for a tap: theirs if they named others, else those that fit, else all proposed."""
    fitting = tuple(place.slot for place in agreement.fitting)
    theirs = suggest_slots(options, thread) if countered and not fitting else ()
    return tuple(slot for slot in theirs or fitting or thread.proposed if slot.start > thread.now)


def _listen(text: str, mail: Mail, thread: ReplyContext, places: tuple[Place, ...], written: datetime | None) -> Speech:
    """Take the text apart in the language that explains most of it; the letter's own language goes first."""
    setup = Setup(
        places=places,
        names=_names(mail, thread),
        written=written,
        missed=thread.event.start.astimezone(ZoneInfo(thread.zone)).time(),
    )
    best: Speech | None = None
    for words in rank_languages(text, thread.language)[:_LANGUAGES_TRIED]:
        speech = take_apart(text, words, replace(setup, zones=_zones(words, thread)))
        if best is None or len(speech.strange) < len(best.strange):
            best = speech
        if not speech.strange:
            break
    return best or Speech(LANGUAGES[0], text, fold(text))


def _zones(words: Words, thread: ReplyContext) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return all names of zones, also by whose clock it is ("my time", "for you")."""
    zones = name_zones((thread.zone, thread.organizer_zone, thread.my_zone))
    for phrases, zone in ((words.mine, thread.organizer_zone), (words.yours, thread.my_zone)):
        zones |= dict.fromkeys(phrases, (zone,)) if zone else {}
    return tuple(zones.items())


def _names(mail: Mail, thread: ReplyContext) -> tuple[str, ...]:
    people = [
        thread.contact.name,
        thread.my_name,
        mail.sender.name,
        *(one.person.name for one in thread.event.attendees),
        *(f"{part.event.title} {part.event.place}" for part in mail.calendar if part.event),
        mail.subject if mail.calendar else "",
        thread.zone.rpartition("/")[2].replace("_", " "),
    ]
    return tuple(
        sorted({word for name in people for word in _WORDS.findall(fold(name)) if len(word) > 1 or word.isdigit()})
    )


def _written(mail: Mail, thread: ReplyContext) -> datetime | None:
    """Return when it was written, on the writer's clock; None when its date is missing or not believable."""
    if mail.date is None or not -timedelta(hours=1) <= thread.now - mail.date <= _FRESH:
        return None
    return mail.date.astimezone(ZoneInfo(thread.organizer_zone or thread.zone))


def _find_hidden(text: ReplyText, speech: Speech) -> str:
    """Find a reason why the words at hand may not be all that was meant."""
    if text.doubt:
        return text.doubt
    if text.inline:
        return "the answers stand between the lines of your letter"
    if len(text.text) > MAX_TEXT or len(speech.sentences) >= MAX_SENTENCES:
        return "the mail is unusually long"
    if has_invisible(text.text):
        return "the mail holds invisible characters"
    return find_second_thoughts(text.signature, speech.words)


def _find_late(agreement: Agreement, now: datetime) -> Lack | None:
    late = any(place.slot.start <= now for place in agreement.fitting)
    late = late or (agreement.moment is not None and agreement.moment <= now)
    return Lack("the time it agrees to has passed", agreement.sentence) if late else None


def _quoting(speech: Speech, sentence: Sentence | None, **fields: object) -> Reading:
    if sentence is None:
        return Reading(**fields)  # type: ignore[arg-type]
    quote = speech.text[sentence.start : sentence.end]
    start = sentence.start + len(quote) - len(quote.lstrip())
    quote = quote.strip()
    return Reading(**fields, quote=quote, quote_start=start, quote_end=start + len(quote))  # type: ignore[arg-type]
