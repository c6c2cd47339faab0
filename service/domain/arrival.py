"""Where does an interview take place, and from when on must its owner be there?"""

import re
from datetime import UTC, timedelta

from service.domain.account import Preferences
from service.domain.event import Event, Setting, Span
from service.domain.folding import squeeze
from service.domain.phones import find_phone

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


def plan_block(setting: Setting, meeting: Span, preferences: Preferences) -> Span | None:
    """The time to be there before the meeting, ending exactly at its start, or None when none is wanted.

    Its length is in minutes of real time, whatever clocks are put forward or back in between.
    """
    minutes = _block_minutes(setting, preferences)
    if minutes <= 0:
        return None
    start = meeting.start.astimezone(UTC) - timedelta(minutes=minutes)
    return Span(start.astimezone(meeting.start.tzinfo), meeting.start)


def need_time(meeting: Span, setting: Setting, preferences: Preferences) -> Span:
    """All of the time that the meeting takes up: the way there, the arrival block and the meeting itself."""
    travels = setting in (Setting.ON_SITE, Setting.UNKNOWN)
    minutes = max(0, _block_minutes(setting, preferences)) + max(0, preferences.travel_minutes) * travels
    return Span(meeting.start.astimezone(UTC) - timedelta(minutes=minutes), meeting.end.astimezone(UTC))


def _block_minutes(setting: Setting, preferences: Preferences) -> int:
    if setting is Setting.PHONE:
        return preferences.arrival_phone
    return preferences.arrival_video if setting is Setting.VIDEO else preferences.arrival_on_site


def _rings(event: Event) -> bool:
    """Whether the phone in the title is meant: calendars add a video link of their own to every event."""
    return not _names_video(event) and (not event.join_link or find_phone(event) != "")


def _names_video(event: Event) -> bool:
    if _VIDEO_LINK.search(event.place) or _VIDEO_LINK.search(event.description):
        return True
    return _ONLINE.search(f"{event.place} {event.title}") is not None
