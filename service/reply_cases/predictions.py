"""What the reader says of a case, in the words of files of predictions."""

import time
from datetime import datetime
from typing import NotRequired, TypedDict, cast

from service.domain.event import Setting
from service.domain.mail import Mail
from service.domain.replies import Option, Reading, ReplyKind, ReplyText, read_reply
from service.reply_cases.cases import Case
from service.wire import mime
from service.wire.reply_text import read_new_text

ENTRIES = (ReplyKind.AGREED, ReplyKind.INVITATION)
_MODALITIES = {Setting.ON_SITE: "in_person", Setting.VIDEO: "video", Setting.PHONE: "phone"}
_MS_DIGITS = 3


class Offer(TypedDict):
    """A time on offer: one start, or a stretch of time."""

    kind: str
    start: str
    end: NotRequired[str]


class Prediction(TypedDict):
    """One line of a file of predictions; times are ISO 8601 with an offset, `ms` is the time that reading took."""

    id: str
    intent: str
    start: NotRequired[str]
    end: NotRequired[str]
    duration_min: NotRequired[int]
    tz: NotRequired[str]
    options: NotRequired[list[Offer]]
    modality: NotRequired[str]
    location: NotRequired[str]
    link: NotRequired[str]
    phone: NotRequired[str]
    interviewer: NotRequired[str]
    permanent: NotRequired[bool]
    auto_create: bool
    why: str
    quote: NotRequired[str]
    ms: float


def cut(raw: bytes, ours: str) -> tuple[Mail, ReplyText]:
    """Read the bytes of a mail and cut off what was quoted, as the product does; `ours` is our letter's text."""
    mail = mime.read(raw)
    return mail, read_new_text(mail, [ours])


def predict(case: Case) -> tuple[Case, Reading, float]:
    """Read a case from its bytes on; the last figure is how long that took, in milliseconds."""
    began = time.perf_counter()
    reading = read_reply(*cut(case.raw, case.ours), case.thread)
    return case, reading, (time.perf_counter() - began) * 1000


def write_prediction(case: Case, reading: Reading, milliseconds: float) -> Prediction:
    """Say in a file's words what was read; fields about which nothing is known are left out."""
    told: dict[str, object] = {
        "start": _write(reading.start),
        "end": _write(reading.end),
        "duration_min": int(reading.length.total_seconds() // 60) if reading.length else None,
        "tz": reading.zone,
        "options": [_offer(option) for option in reading.options],
        "modality": _MODALITIES.get(reading.setting),
        "location": reading.place,
        "link": reading.join_link,
        "phone": reading.phone,
        "interviewer": reading.interviewer,
        "permanent": reading.permanent,
        "quote": reading.quote,
    }
    known = {name: value for name, value in told.items() if value not in (None, "", [])}
    sure = {"id": case.id, "intent": reading.intent, "auto_create": makes_entry(reading), "why": reading.why}
    return cast("Prediction", {**sure, **known, "ms": round(milliseconds, _MS_DIGITS)})


def makes_entry(reading: Reading) -> bool:
    """Whether an entry would be made without asking; a refusal that is acted upon makes none."""
    return reading.act and reading.kind in ENTRIES


def _offer(option: Option) -> Offer:
    offer = Offer(kind=option.kind.value, start=option.start.isoformat())
    if option.end:
        offer["end"] = option.end.isoformat()
    return offer


def _write(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
