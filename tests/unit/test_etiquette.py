"""Which letter follows."""

from dataclasses import replace

import pytest

from service.domain.case import Booking, CallOutcome, Case, Ending, EvidenceSource, Occasion
from service.domain.letter import LetterKind
from service.domain.letters.etiquette import confirmed_key, first_letter, owes_word, wanted_letter
from tests.unit.material import START, agreement, case

BOOKING = Booking(calendar_id="c", meeting_id="m", meeting_etag="1", start=START, end=START)


def agreed(source: EvidenceSource = EvidenceSource.PHONE, **changes: object) -> Case:
    """Robin's case with an agreement that stands in the calendar."""
    return case(agreement=agreement(source=source), booking=BOOKING, **changes)


@pytest.mark.parametrize("call", CallOutcome)
def test_the_letter_follows_the_call(call: CallOutcome) -> None:
    told = {
        CallOutcome.AGREED: agreed(call=call),
        CallOutcome.REFUSED: case(call=call, ending=Ending.REFUSED),
    }.get(call, case(call=call))
    kinds = {CallOutcome.AGREED: LetterKind.CONFIRMATION, CallOutcome.REFUSED: LetterKind.CLOSE}
    assert wanted_letter(told) is kinds.get(call, LetterKind.REQUEST)


@pytest.mark.parametrize(
    ("occasion", "kind"),
    [
        (Occasion.MISSED, LetterKind.REQUEST),
        (Occasion.AHEAD, LetterKind.AHEAD),
        (Occasion.LATE, LetterKind.LATE),
        (Occasion.ABSENCE, LetterKind.ABSENCE),
    ],
)
def test_the_first_letter_follows_what_happened(occasion: Occasion, kind: LetterKind) -> None:
    assert first_letter(case(occasion=occasion)) is wanted_letter(case(occasion=occasion)) is kind


@pytest.mark.parametrize("occasion", Occasion)
def test_a_refusal_is_closed_whatever_was_agreed_or_wanted_before(occasion: Occasion) -> None:
    refused = agreed(ending=Ending.REFUSED, occasion=occasion, wants=LetterKind.NUDGE)
    assert wanted_letter(refused) is LetterKind.CLOSE


@pytest.mark.parametrize("kind", [LetterKind.NUDGE, LetterKind.THANKS])
def test_what_a_timer_asked_for_is_written(kind: LetterKind) -> None:
    assert wanted_letter(agreed(wants=kind)) is kind


@pytest.mark.parametrize("source", [EvidenceSource.PHONE, EvidenceSource.REPLY, EvidenceSource.PERSON])
@pytest.mark.parametrize("occasion", Occasion)
def test_every_yes_by_mail_or_phone_is_confirmed_once_it_is_booked(source: EvidenceSource, occasion: Occasion) -> None:
    booked = agreed(source, occasion=occasion)
    assert wanted_letter(booked) is LetterKind.CONFIRMATION
    assert wanted_letter(replace(booked, booking=None)) is first_letter(booked)


def test_a_confirmed_agreement_owes_nothing_until_it_changes() -> None:
    confirmed = agreed()
    confirmed = replace(confirmed, told=(confirmed_key(confirmed),))
    assert not owes_word(confirmed)
    assert owes_word(replace(confirmed, agreement=agreement(revision=2)))


def test_their_own_invitation_is_answered_in_the_calendar() -> None:
    assert not owes_word(agreed(EvidenceSource.INVITATION))
    assert not owes_word(case(agreement=agreement(event_id="theirs")))
    assert not owes_word(case(agreement=agreement(), booking=replace(BOOKING, adopted=True)))
    assert not owes_word(case())
