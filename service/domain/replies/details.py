"""How and where the two will meet, as far as the reply tells: never a reason to act or not to act."""

import re
from dataclasses import dataclass

from service.domain.event import Event, Setting
from service.domain.meetings.places import find_setting
from service.domain.replies.folding import find_link
from service.domain.replies.pieces import Clock, InZone
from service.domain.replies.scanner import join
from service.domain.replies.speech import Speech, search

_PHONE = re.compile(r"(?<![\w:/.])(?:\+\d|\(?\d)[\d ().\-/\u2010\u2011]{5,20}\d(?![\w:/])")
_FEWEST_DIGITS, _MOST_DIGITS = 7, 15
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:\d\d){1,2}|20\d\d-\d\d-\d\d")
_NAME = re.compile(
    r"\s+((?:(?:Dr|Mr|Mrs|Ms|Prof|Herr|Frau|Mme|M)\.?\s+)?[A-Z\u00c0-\u00de][\w'-]+(?:\s+[A-Z\u00c0-\u00de][\w'-]+){0,2})"
)
_STREET = re.compile(
    r"(?<!\w)\d{1,5}\s+(?:[A-Z][\w']*\s+){1,3}(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Lane|Ln|Drive|Dr|Way|Square|Place|Court)\b"
    r"\.?(?:\s+(?:branch|office|campus))?"
    r"|(?:Calle|Avenida|Av\.|Plaza|Paseo|Rue|rue|avenue|boulevard|place)\s+(?:[\w'\u00c0-\u00ff]+\s+){1,4}\d{1,4}(?:,\s*(?:segunda|primera|tercera|\d\w*)\s+planta)?"
    r"|\d{1,4}\s*,?\s+(?:rue|avenue|boulevard|place)\s+(?:[\w'\u00c0-\u00ff]+\s?){1,4}"
    r"|[A-Z\u00c0-\u00de][\w\u00c0-\u00ff]+(?:stra(?:\u00dfe|sse)|str\.|weg|platz|allee|gasse)\s+\d{1,4}\w?"
)
_MEETS = re.compile(r"zoom|teams|meet|webex|whereby|skype|jitsi|hangouts?|video", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Details:
    """What the reply tells beside the time; "" for what it does not."""

    setting: Setting = Setting.UNKNOWN
    place: str = ""
    link: str = ""
    phone: str = ""
    interviewer: str = ""
    zone: str = ""


def find_details(speech: Speech, signature: str) -> Details:
    """Read setting, place, link, telephone, another interviewer and the zone from the words of a reply."""
    link, place = find_link(speech.text), _find_place(speech)
    phone = _find_phone(speech.text) or (_find_phone(signature) if _says(speech, speech.words.below) else "")
    return Details(_find_setting(speech, link, place, phone), place, link, phone, _find_partner(speech), _zone(speech))


def read_event(event: Event) -> Details:
    """Read the same from an invitation."""
    place = "" if find_link(event.place) else event.place.strip()
    link = event.join_link or find_link(event.place) or find_link(event.description)
    return Details(find_setting(event), place, link)


def _says(speech: Speech, phrases: tuple[str, ...]) -> bool:
    return search(join(phrases), speech.folded, 0, len(speech.folded)) is not None


def _find_setting(speech: Speech, link: str, place: str, phone: str) -> Setting:
    """A call outweighs a place, and a place a link, unless the link or the words are about video."""
    words = speech.words
    if _says(speech, words.video) or (link and _MEETS.search(link)):
        return Setting.VIDEO
    if _says(speech, words.phone) or phone:
        return Setting.PHONE
    if place or _says(speech, words.on_site):
        return Setting.ON_SITE
    return Setting.VIDEO if link else Setting.UNKNOWN


def _find_place(speech: Speech) -> str:
    if found := _STREET.search(speech.text):
        return found[0].strip(" ,.")
    for pattern in speech.words.places:
        if found := re.search(pattern, speech.folded):
            return " ".join(speech.text[found.start("place") : found.end("place")].split()).strip(" ,.")
    return ""


def _find_phone(text: str) -> str:
    """Return the first number that can be a telephone's: seven digits and more, and no date."""
    for found in _PHONE.finditer(text):
        digits = sum(letter.isdigit() for letter in found[0])
        if _FEWEST_DIGITS <= digits <= _MOST_DIGITS and not _DATE.search(found[0]):
            return found[0].strip()
    return ""


def _find_partner(speech: Speech) -> str:
    """Return who will lead the interview instead, when a sentence says so in as many words."""
    partners = join(speech.words.partners)
    for word in re.finditer(r"(?<![\w'])\w", speech.folded):
        found = partners.match(speech.folded, word.start())
        if found and (name := _NAME.match(speech.text, found.end())):
            return " ".join(name[1].split())
    return ""


def _zone(speech: Speech) -> str:
    """Return the zone that was said, when its name has but one meaning."""
    said = [one.condition.zones for one in speech.pieces if isinstance(one.condition, Clock | InZone)]
    return next((zones[0] for zones in said if len(zones) == 1), "")
