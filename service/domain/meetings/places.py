"""Where does an interview take place, as far as its event tells?"""

import re

from service.domain.event import Event, Setting
from service.domain.folding import squeeze
from service.domain.whom.phones import find_phone

_LINK = re.compile(r"(?<!\S)\S+?://\S+")
_VIDEO_LINK = re.compile(
    r"https?://[\w.-]*\b(?:zoom|teams|meet|webex|whereby|gotomeeting|goto|bluejeans|jitsi|chime|skype)\b",
    re.IGNORECASE,
)
_ONLINE = re.compile(
    r"\b(?:video\w*|zoom|(?:ms|microsoft) teams|teams|google meet|meet|webex|skype|jitsi|online|remote|virtual\w*"
    r"|hangouts?|facetime|web ?call|en ligne|à distance|en línea|em linha|a distanza|visio\w*)\b",
    re.IGNORECASE,
)
_BY_PHONE = re.compile(
    r"\b(?:phone|telephone|recruiter screen|telefon\w*|anruf|téléphon\w*|telefón\w*|por telefone)\b",
    re.IGNORECASE,
)
# Said in a description, these tell the setting; a mere "phone" there may only introduce a number.
_CALLS_YOU = re.compile(
    r"\b(?:(?:will|'ll|to) (?:call|phone|ring) you|(?:phone|telephone) (?:interview|call|screen|conversation)"
    r"|(?:rufe|rufen|ruft) (?:sie|dich)\b.{0,30}\ban\b|telefonische[sn]? (?:gespräch|interview)|findet telefonisch"
    r"|telefon(?:interview|gespräch|termin)|(?:vous|te) appeller\w+|(?:entretien|entrevue) téléphonique"
    r"|(?:le|te|lo|la) llamar(?:é|á|emos|án)|entrevista telef[óôo]nica|(?:la|ti) chiamer(?:ò|à|emo|anno)"
    r"|colloquio telefonico|(?:lhe|te) ligar(?:ei|á|emos|ão)|entrevista por (?:teléfono|telefone))",
    re.IGNORECASE,
)
# Places that name none: "TBD", "see description" and their like.
_NOWHERE = re.compile(
    r"(?:\W*|tb[acd]|n/?a|to be (?:announced|confirmed|decided|defined|determined)|(?:see|siehe|voir|ver|vedi)\b.{0,40}"
    r"|wird (?:noch )?.{0,30}|(?:à|a|da|por) (?:confirm\w+|defin\w+|précis\w+)|noch offen|offen)[.!\s]*",
    re.IGNORECASE,
)
_NUMBER_ONLY = re.compile(r"^[\w\s:.]{0,12}\+?[\d\s().\-/]{7,}$")


def find_setting(event: Event) -> Setting:
    """On site, by video or by phone, as far as the event tells; a named place outweighs a link that was added to it."""
    place = squeeze(_LINK.sub(" ", event.place))
    place = "" if _NOWHERE.fullmatch(place) else place
    if place and (_BY_PHONE.search(place) or _CALLS_YOU.search(place) or _NUMBER_ONLY.match(place)):
        return Setting.PHONE
    if place and not _ONLINE.search(place):
        return Setting.ON_SITE
    if _BY_PHONE.search(event.title) and _rings(event):
        return Setting.PHONE
    if event.join_link or _names_video(event):
        return Setting.VIDEO
    return Setting.PHONE if _CALLS_YOU.search(squeeze(event.description)) else Setting.UNKNOWN


def _rings(event: Event) -> bool:
    """Whether the phone in the title is meant: calendars add a video link of their own to every event."""
    return not _names_video(event) and (not event.join_link or find_phone(event) != "")


def _names_video(event: Event) -> bool:
    if _VIDEO_LINK.search(event.place) or _VIDEO_LINK.search(event.description):
        return True
    return _ONLINE.search(f"{event.place} {event.title}") is not None
