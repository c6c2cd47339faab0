"""Reads a reply: machines first, then calendar files, then words; acts only on what is beyond doubt."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from service.domain.letter import Slot
from service.domain.mail import Mail
from service.domain.replies.agreement import Agreement, Lack, end_of, find_agreement
from service.domain.replies.folding import fold, has_invisible
from service.domain.replies.invitation import read_invitation
from service.domain.replies.machines import is_notice, read_machine
from service.domain.replies.offers import find_offers
from service.domain.replies.pieces import Place
from service.domain.replies.points import find_point
from service.domain.replies.questions import guess_kind
from service.domain.replies.record import Reading, ReplyContext, ReplyKind, ReplyText
from service.domain.replies.refusal import Refusal, find_refusal
from service.domain.replies.speech import Scanner, Sentence, Speech, join, rank_languages
from service.domain.replies.trust import find_mistrust
from service.domain.replies.words import LANGUAGES, Words
from service.domain.replies.zones import name_zones

MAX_TEXT = 6_000
_LANGUAGES_TRIED = 2
_FRESH = timedelta(days=10)


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
    doubt = mistrust or hidden or _find_stranger(mail, thread)
    refusal = find_refusal(speech, places)
    if refusal and not doubt and not refusal.missing:
        return _quoting(speech, refusal.sentence, kind=ReplyKind.REFUSED, why="The interviewer refuses.", act=True)
    agreement = find_agreement(speech, places, written)
    late = _find_late(agreement, thread.now)
    if not (doubt or agreement.lack or late) and agreement.sentence and len(agreement.fitting) == 1:
        return _agree(speech, agreement.sentence, agreement.fitting[0])
    offers = find_offers(speech.pieces, written, thread)
    if refusal and not mistrust:
        return _ask_refused(speech, refusal, doubt, _suggest(agreement, offers, thread, countered=bool(offers)))
    return _ask(speech, replace(agreement, lack=agreement.lack or late), doubt, offers, thread)


def _find_stranger(mail: Mail, thread: ReplyContext) -> str:
    if not thread.bound:
        return "the mail does not belong to your letter's conversation"
    return "a system wrote the mail by itself" if is_notice(mail) else ""


def _agree(speech: Speech, sentence: Sentence, place: Place) -> Reading:
    end = end_of(speech, place)
    why = f"The interviewer agrees to time {place.slot.letter} of your letter."
    slot = place.slot
    return _quoting(speech, sentence, kind=ReplyKind.AGREED, why=why, act=True, slot=slot, start=slot.start, end=end)


def _ask_refused(speech: Speech, refusal: Refusal, doubt: str, suggestions: tuple[Slot, ...]) -> Reading:
    """Turn a refusal that is not certain into a question."""
    why = f"Please read it yourself: {refusal.missing or doubt}."
    return _quoting(speech, refusal.sentence, kind=ReplyKind.REFUSED, why=why, suggestions=suggestions)


def _ask(speech: Speech, agreement: Agreement, doubt: str, offers: tuple[Slot, ...], thread: ReplyContext) -> Reading:
    """Turn what was understood into a question with answers to tap; a doubt about the mail itself comes first."""
    kind = guess_kind(speech, agreement, offers=bool(offers))
    kind = kind if not doubt or kind == ReplyKind.AUTO_REPLY else ReplyKind.UNCLEAR
    point = find_point(speech, kind, replace(agreement, lack=Lack(doubt) if doubt else agreement.lack))
    why = f"Please read it yourself: {point.reason}."
    suggestions = _suggest(agreement, offers, thread, countered=kind == ReplyKind.COUNTER)
    return _quoting(speech, point.sentence, kind=kind, why=why, suggestions=suggestions)


def _suggest(
    agreement: Agreement, offers: tuple[Slot, ...], thread: ReplyContext, *, countered: bool
) -> tuple[Slot, ...]:
    """Return the times to offer for a tap: theirs if they named others, else those that fit, else all proposed."""
    fitting = tuple(place.slot for place in agreement.fitting)
    suggestions = offers if countered and not fitting else (fitting or thread.proposed)
    return tuple(slot for slot in suggestions if slot.start > thread.now)


def _listen(text: str, mail: Mail, thread: ReplyContext, places: tuple[Place, ...], written: datetime | None) -> Speech:
    """Take the text apart in the language that explains most of it; the letter's own language goes first."""
    zones = name_zones((thread.zone, thread.organizer_zone, thread.my_zone))
    zones |= dict.fromkeys(("my time", "mine"), (thread.organizer_zone,)) if thread.organizer_zone else {}
    zones |= dict.fromkeys(("your time", "yours"), (thread.my_zone,)) if thread.my_zone else {}
    names = _names(mail, thread)
    best: Speech | None = None
    for words in rank_languages(text, thread.language)[:_LANGUAGES_TRIED]:
        speech = Scanner(words, places=places, zones=zones, written=written, names=names).scan(text)
        if best is None or len(speech.strange) < len(best.strange):
            best = speech
        if not speech.strange:
            break
    return best or Speech(LANGUAGES[0], text, fold(text))


def _names(mail: Mail, thread: ReplyContext) -> Sequence[str]:
    people = [
        thread.contact.name,
        thread.my_name,
        mail.sender.name,
        *(one.person.name for one in thread.event.attendees),
    ]
    return sorted({word for name in people for word in fold(name).replace(",", " ").split() if len(word) > 1})


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
    if len(text.text) > MAX_TEXT:
        return "the mail is unusually long"
    if has_invisible(text.text):
        return "the mail holds invisible characters"
    return _read_signature(text.signature, speech)


def _read_signature(signature: str, speech: Speech) -> str:
    """A signature may hold office hours, events and small print, but no second thoughts."""
    footer = join(speech.words.footer)
    for paragraph in fold(signature).split("\n\n"):
        if not footer.search(paragraph) and _has_second_thoughts(paragraph, speech.words):
            return "there are words under the signature"
    return ""


def _has_second_thoughts(paragraph: str, words: Words) -> bool:
    """Small print uses mild words ("all welcome"); beside "I" or "you", or any stronger word, it is no small print."""
    doubt, mild, persons = join(words.doubt), join(words.mild), join(words.persons)
    heads = [found.start() for found in re.finditer(r"(?<![\w'])\w", paragraph)]
    doubts = [head for head in heads if doubt.match(paragraph, head)]
    personal = any(persons.match(paragraph, head) for head in heads)
    strong = any(not mild.match(paragraph, head) for head in doubts)
    return "?" in paragraph or "p.s" in paragraph or strong or bool(doubts and personal)


def _find_late(agreement: Agreement, now: datetime) -> Lack | None:
    late = any(place.slot.start <= now for place in agreement.fitting)
    return Lack("the time it agrees to has passed", agreement.sentence) if late else None


def _quoting(speech: Speech, sentence: Sentence | None, **fields: object) -> Reading:
    if sentence is None:
        return Reading(**fields)  # type: ignore[arg-type]
    quote = speech.text[sentence.start : sentence.end]
    start = sentence.start + len(quote) - len(quote.lstrip())
    quote = quote.strip()
    return Reading(**fields, quote=quote, quote_start=start, quote_end=start + len(quote))  # type: ignore[arg-type]
