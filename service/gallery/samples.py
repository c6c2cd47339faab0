"""Which letters are there? One made-up case for each kind, each way a call can go, and each way of addressing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from service.domain.account import Account
from service.domain.case import CallOutcome, Case, EvidenceSource, Occasion, Privacy
from service.domain.event import Setting
from service.domain.letter import LetterKind, Sent
from service.domain.letters.facts import VARIANTS
from service.gallery.cast import DISCUSSED, FORESEEN, PLACE, REASONS, ROBIN, START, sample_agreement, sample_case


@dataclass(frozen=True, slots=True)
class Sample:
    """A made-up case that calls for a letter of this kind; `title` says what happened."""

    kind: LetterKind
    title: str
    case: Case
    account: Account


def make_samples(language: str, kind: LetterKind | None = None, formal: bool | None = None) -> Iterator[Sample]:
    """Every sample in a language, or those of one kind or way of addressing; the language may be any code."""
    for number, (one, title, changes) in enumerate(_changes(language)):
        for way in (True, False):
            if kind in (None, one) and formal in (None, way):
                # Cases of other names choose other sentences: the samples show them all.
                case = replace(sample_case(language), **{**changes, "id": f"sample-{number % VARIANTS}", "formal": way})  # type: ignore[arg-type]
                yield Sample(one, title, case, ROBIN)


Change = tuple[LetterKind, str, Mapping[str, object]]


def _changes(language: str) -> tuple[Change, ...]:
    reason = {"privacy": Privacy.SPECIFIC, "reason": REASONS.get(language, REASONS["en"])}
    foreseen = {"privacy": Privacy.SPECIFIC, "reason": FORESEEN.get(language, FORESEEN["en"])}
    return (*_requests(reason), *_answers(reason), *_later(language), *_neighbours(foreseen))


def _requests(reason: Mapping[str, object]) -> tuple[Change, ...]:
    kind, general = LetterKind.REQUEST, {"privacy": Privacy.GENERAL}
    case = sample_case("en")
    return (
        (kind, "Nobody answered the phone", {"call": CallOutcome.NOT_REACHED}),
        (kind, "A message was left, a general reason", {"call": CallOutcome.VOICEMAIL, **general}),
        (kind, "They could not decide yet", {"call": CallOutcome.UNDECIDED}),
        (kind, "No call was possible, the person's own reason", {"call": CallOutcome.CANNOT_CALL, **reason}),
        (kind, "Only one time is free, on site", {"slots": case.slots[:1], "setting": Setting.ON_SITE}),
        (kind, "No time is free, and the role is not known", {"slots": (), "event": replace(case.event, title="")}),
    )


def _answers(reason: Mapping[str, object]) -> tuple[Change, ...]:
    by_phone = {"call": CallOutcome.AGREED, "agreement": sample_agreement(EvidenceSource.PHONE)}
    asked = Sent("m", "p", "t", START + timedelta(hours=3), kind=LetterKind.REQUEST)
    there = sample_agreement(EvidenceSource.REPLY, setting=Setting.ON_SITE, place=PLACE)
    by_mail = {"agreement": there, "sent": (asked,), "setting": Setting.ON_SITE}
    return (
        (LetterKind.CONFIRMATION, "Agreed by phone, by video", by_phone),
        (LetterKind.CONFIRMATION, "Agreed by phone, the person's own reason", {**by_phone, **reason}),
        (LetterKind.CONFIRMATION, "Agreed by mail, on site", by_mail),
        (LetterKind.CLOSE, "They said no on the phone", {"call": CallOutcome.REFUSED}),
        (LetterKind.CLOSE, "They said no by mail", {"sent": (asked,)}),
    )


def _later(language: str) -> tuple[Change, ...]:
    asked = Sent("m", "p", "t", START + timedelta(hours=3), kind=LetterKind.REQUEST)
    told = DISCUSSED.get(language, DISCUSSED["en"])
    return (
        (LetterKind.NUDGE, "No answer for five working days", {"sent": (asked,)}),
        (LetterKind.NUDGE, "No answer, asked the day after", {"sent": (replace(asked, at=START + timedelta(days=1)),)}),
        (LetterKind.THANKS, "After the second interview", {}),
        (LetterKind.THANKS, "After the second interview, with what was discussed", {"discussed": told}),
    )


def _neighbours(foreseen: Mapping[str, object]) -> tuple[Change, ...]:
    absent, ahead, late = ({"occasion": one} for one in (Occasion.ABSENCE, Occasion.AHEAD, Occasion.LATE))
    occasions = (("told before", ahead), ("late for the first", late), ("they missed the first", absent))
    agreed = {"agreement": sample_agreement(EvidenceSource.REPLY)}
    return (
        (LetterKind.ABSENCE, "They did not come", absent),
        (LetterKind.ABSENCE, "They did not come for fifteen minutes", {**absent, "minutes_late": 15}),
        (LetterKind.LATE, "Twenty minutes late", {**late, "minutes_late": 20}),
        (LetterKind.LATE, "Late, and nobody knows how long, on site", {**late, "setting": Setting.ON_SITE}),
        (LetterKind.AHEAD, "It will be missed", ahead),
        (LetterKind.AHEAD, "It will be missed, the person's own reason", {**ahead, **foreseen}),
        *((LetterKind.CONFIRMATION, f"Agreed by mail, {title}", {**one, **agreed}) for title, one in occasions),
        *((LetterKind.CLOSE, f"They said no, {title}", one) for title, one in occasions),
    )
