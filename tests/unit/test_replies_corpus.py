"""The reader against labelled replies: never a wrong entry, never a false refusal, and useful all the same."""

from dataclasses import replace
from datetime import timedelta
from functools import cache, partial

import pytest

from service.domain.people import Person
from service.domain.replies import Reading, ReplyKind
from tests.corpus.cases import Labelled, in_other_hands, label, load_raw, with_new_words

BOOKS = (ReplyKind.AGREED, ReplyKind.INVITATION)
CASES = tuple(label(case) for case in load_raw())
AFTERTHOUGHTS = (
    "But I still have to check with the team first.",
    "If my colleague agrees, that is.",
    "Actually no, please ignore that.",
    "Maybe another day would be better.",
    "Or would Friday at 6 pm be better?",
    "Sorry, that was meant for somebody else.",
    "Wait for my confirmation.",
    "Falls der Raum frei ist.",
    "Sous réserve de l'accord de mon associée.",
    "Pero primero tengo que consultarlo.",
)


@cache
def read_all() -> tuple[tuple[Labelled, Reading], ...]:
    return tuple((case, case.read()) for case in CASES)


def booked() -> list[tuple[Labelled, Reading]]:
    return [(case, reading) for case, reading in read_all() if reading.act and reading.kind in BOOKS]


def agreed() -> list[Labelled]:
    return [case for case, reading in booked() if reading.kind == ReplyKind.AGREED]


def test_no_entry_is_ever_made_at_a_wrong_time_or_where_none_may_be() -> None:
    wrong = [case.id for case, reading in booked() if not case.may_act or reading.start != case.start]
    assert wrong == []


def test_no_reply_is_taken_for_a_refusal_that_is_none() -> None:
    refused = [case for case, reading in read_all() if reading.act and reading.kind == ReplyKind.REFUSED]
    assert [case.id for case in refused if case.intent != "declined"] == []
    assert len(refused) >= 6


def test_at_least_half_of_the_clear_answers_are_understood() -> None:
    wanted = [case for case in CASES if case.should_act]
    right = [case for case, _ in booked() if case.should_act]
    assert len(right) / len(wanted) >= 0.5


def test_bounces_and_absence_notes_are_never_answers() -> None:
    machines = [reading.kind for case, reading in read_all() if case.intent in ("bounce", "auto_reply")]
    assert not set(machines) - {ReplyKind.BOUNCED, ReplyKind.DELAYED, ReplyKind.AUTO_REPLY, ReplyKind.UNCLEAR}


def test_every_decision_quotes_words_that_stand_in_the_mail() -> None:
    told = [reading for _, reading in booked() if reading.kind == ReplyKind.AGREED]
    assert all(reading.quote and reading.quote_end - reading.quote_start == len(reading.quote) for reading in told)
    assert all(reading.why for _, reading in read_all())


@pytest.mark.parametrize("words", AFTERTHOUGHTS)
def test_an_afterthought_turns_an_agreement_into_a_question(words: str) -> None:
    """Every agreement meets every third afterthought, each time others, and every afterthought ten agreements."""
    turn = AFTERTHOUGHTS.index(words)
    mine = [case for number, case in enumerate(agreed()) if (number + turn) % 3 == 0]
    assert len(mine) >= 10
    for case in mine:
        assert not with_new_words(case, lambda text: f"{text}\n\n{words}").act, case.id


def test_an_afterthought_inside_the_sentence_turns_it_into_a_question() -> None:
    for case in agreed():
        assert not with_new_words(case, lambda text: f"I think {text[0].lower()}{text[1:]}").act, case.id
        assert not with_new_words(case, lambda text: f"{text.rstrip('. ')}, I hope.").act, case.id
        assert not with_new_words(case, lambda text: f"{text.rstrip('. ')}?").act, case.id


def test_a_second_proposed_time_beside_the_agreed_one_makes_it_a_question() -> None:
    for case, reading in booked():
        if reading.kind == ReplyKind.AGREED and reading.slot:
            other = next(slot.letter for slot in case.thread.proposed if slot != reading.slot)
            spoilt = with_new_words(case, partial("{1}\n\nOption {0} works.".format, other))
            assert not spoilt.act, case.id


def test_a_stranger_a_foreign_thread_and_a_late_reading_never_act() -> None:
    for case, reading in booked():
        elsewhere = Person("dana@elsewhere.example")
        assert not in_other_hands(case, contact=elsewhere).read().act, case.id
        late = in_other_hands(case, now=reading.start + timedelta(minutes=1) if reading.start else case.thread.now)
        assert not late.read().act, case.id
        if reading.kind == ReplyKind.AGREED:
            assert not in_other_hands(case, bound=False).read().act, case.id
            failed = replace(case, raw=b"Authentication-Results: mx.example; dmarc=fail\r\n" + case.raw)
            assert not failed.read().act, case.id
