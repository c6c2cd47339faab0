"""What a letter may state."""

from datetime import timedelta
from typing import Any

import pytest

from service.domain.account import Preferences
from service.domain.case import CallOutcome, EvidenceSource, Occasion, Privacy
from service.domain.event import Setting
from service.domain.letter import LetterKind, Sent
from service.domain.letters.etiquette import gather_facts
from service.domain.letters.facts import LONGEST_REASON
from service.domain.letters.language import ENGLISH, Moment
from tests.unit.material import AFTERWARDS, START, account, agreement, case, event

OWN = "my train\nstood still"
ROBIN = account(preferences=Preferences(phone="+49 30 901820"))


def facts(kind: LetterKind = LetterKind.REQUEST, **changes: object) -> dict[str, object]:
    """What a letter of this kind may state about Robin's case with changes."""
    return gather_facts(case(**changes), ROBIN, kind)


def sent(kind: LetterKind | None, hours: int = 0) -> Sent:
    """A letter that went out so many hours after the miss."""
    return Sent("m", "g", "t", AFTERWARDS + timedelta(hours=hours), kind=kind)


@pytest.mark.parametrize(
    ("privacy", "told"),
    [(Privacy.NONE, ""), (Privacy.GENERAL, ENGLISH.general), (Privacy.SPECIFIC, "My train stood still.")],
)
def test_the_reason_is_told_as_far_as_its_owner_wants(privacy: Privacy, told: str) -> None:
    assert facts(privacy=privacy, reason=OWN)["reason"] == told


@pytest.mark.parametrize("kind", [LetterKind.CLOSE, LetterKind.NUDGE, LetterKind.THANKS, LetterKind.ABSENCE])
def test_no_reason_stands_where_it_helps_nobody(kind: LetterKind) -> None:
    assert facts(kind, privacy=Privacy.SPECIFIC, reason=OWN)["reason"] == ""


@pytest.mark.parametrize("privacy", Privacy)
def test_the_reason_is_not_told_twice_nor_for_the_others_absence(privacy: Privacy) -> None:
    told: dict[str, Any] = {"privacy": privacy, "reason": OWN}
    assert facts(call=CallOutcome.UNDECIDED, **told)["reason"] == ""
    assert facts(LetterKind.CONFIRMATION, sent=(sent(LetterKind.REQUEST),), **told)["reason"] == ""
    assert facts(LetterKind.CONFIRMATION, occasion=Occasion.ABSENCE, **told)["reason"] == ""


def test_a_reason_that_nobody_typed_is_not_made_up() -> None:
    assert facts(privacy=Privacy.SPECIFIC)["reason"] == ""
    long = str(facts(privacy=Privacy.SPECIFIC, reason="word " * 200)["reason"])
    assert len(long) <= LONGEST_REASON + 1


@pytest.mark.parametrize(("formal", "greeted"), [(None, "Dana Rieger"), (True, "Dana Rieger"), (False, "Dana")])
def test_an_unknown_manner_is_the_formal_one(formal: bool | None, greeted: str) -> None:
    told = facts(formal=formal)
    assert (told["greeting"], told["formal"]) == (greeted, formal is not False)


def test_what_was_discussed_stands_in_the_thank_you_alone() -> None:
    told = {kind: facts(kind, discussed="Your plan stayed with me")["discussed"] for kind in LetterKind}
    assert {kind for kind, said in told.items() if said} == {LetterKind.THANKS}
    assert told[LetterKind.THANKS] == "Your plan stayed with me."


def test_minutes_are_those_of_being_late_or_of_having_waited() -> None:
    def minutes(occasion: Occasion) -> tuple[object, object]:
        told = facts(occasion=occasion, minutes_late=12)
        return told["minutes_late"], told["waited_minutes"]

    assert [minutes(one) for one in Occasion] == [(0, 0), (0, 0), (12, 0), (0, 12)]


def test_a_reminder_knows_when_the_last_asking_letter_went_out() -> None:
    history = sent(LetterKind.REQUEST), sent(LetterKind.REQUEST, 2), sent(LetterKind.CONFIRMATION, 5)
    wrote = facts(LetterKind.NUDGE, sent=history)["wrote"]
    assert wrote == Moment(AFTERWARDS + timedelta(hours=2), "Europe/Berlin", day_only=True)
    assert facts(LetterKind.NUDGE)["wrote"] is None


def test_the_missed_time_is_said_in_their_zone() -> None:
    assert facts()["missed"] == Moment(START, "Europe/Berlin")
    elsewhere = account(preferences=Preferences(interviewer_zone="Asia/Tokyo"))
    assert gather_facts(case(), elsewhere, LetterKind.REQUEST)["missed"] == Moment(START, "Asia/Tokyo")


def test_on_site_only_the_zone_of_the_place_counts() -> None:
    assert facts(setting=Setting.ON_SITE)["other_zone"] == ""
    assert facts(setting=Setting.VIDEO)["other_zone"] == "Europe/Berlin"


def test_only_letters_that_ask_offer_times() -> None:
    offering = {kind for kind in LetterKind if facts(kind)["slots"]}
    assert offering == {LetterKind.REQUEST, LetterKind.AHEAD, LetterKind.ABSENCE}


def test_an_agreement_by_mail_is_not_one_by_phone() -> None:
    assert facts(agreement=agreement())["agreed_by_phone"]
    assert not facts(agreement=agreement(source=EvidenceSource.REPLY))["agreed_by_phone"]


def test_nothing_of_a_private_event_is_quoted() -> None:
    private = event(private=True, place="Clinic, room 5")
    told = facts(LetterKind.CONFIRMATION, event=private, agreement=agreement(setting=Setting.ON_SITE))
    assert (told["role"], told["place"]) == ("", "")


def test_the_place_is_said_on_site_and_a_newly_agreed_one_goes_before_the_old() -> None:
    invited = event(place="Hauptstrasse 1,\nBerlin")
    old = facts(LetterKind.CONFIRMATION, event=invited, setting=Setting.ON_SITE, agreement=agreement())
    new = facts(LetterKind.CONFIRMATION, event=invited, setting=Setting.ON_SITE, agreement=agreement(place="Dock 4"))
    far = facts(LetterKind.CONFIRMATION, event=invited, setting=Setting.VIDEO, agreement=agreement())
    assert [one["place"] for one in (old, new, far)] == ["Hauptstrasse 1, Berlin", "Dock 4", ""]


def test_the_promise_to_be_early_is_what_the_calendar_will_show() -> None:
    assert facts(setting=Setting.ON_SITE)["minutes_early"] == 15
    assert facts(setting=Setting.PHONE)["minutes_early"] == 0
    assert facts(setting=Setting.PHONE, agreement=agreement(setting=Setting.VIDEO))["minutes_early"] == 15


def test_letter_and_calendar_read_the_agreed_place_alike() -> None:
    street = agreement(place="Hauptstrasse 1, Berlin")
    told = facts(LetterKind.CONFIRMATION, setting=Setting.UNKNOWN, agreement=street)
    assert (told["setting"], told["place"], told["minutes_early"]) == ("on_site", "Hauptstrasse 1, Berlin", 15)


def test_both_zones_are_said_once_a_visit_became_a_call() -> None:
    told = facts(LetterKind.CONFIRMATION, setting=Setting.ON_SITE, agreement=agreement(setting=Setting.VIDEO))
    assert told["other_zone"] == ROBIN.zone
