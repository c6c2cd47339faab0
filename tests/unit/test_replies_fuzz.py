"""Texts that nobody wrote, from bits of real replies: never an error, never slow, and no entry without good ground."""

import time
from collections.abc import Mapping
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.domain.replies import Reading, ReplyText, read_reply
from service.reply_cases import cut, makes_entry
from tests.corpus.additions import ADDITIONS, UNCLEAR
from tests.corpus.hostile import write_all
from tests.corpus.trial import Known, know_all
from tests.corpus.vocabulary import JOINTS, bits

LONGEST_SECONDS = 1.0
SLOW_SIZE = 100_000
CLEAR = [one for one in know_all() if one.label.should_act and one.label.intent == "agreed"]
OFTEN = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def composed(draw: st.DrawFn) -> tuple[Known, str]:
    """A case and a text of its language, which may begin or end with the case's own words."""
    known = draw(st.sampled_from(CLEAR))
    language = known.raw["locale"][:2]
    some = draw(st.lists(st.tuples(st.sampled_from(bits()[language]), st.sampled_from(JOINTS)), max_size=12))
    text = "".join(bit + joint for bit, joint in some)
    own = known.raw["expect"].get("reply_text") or ""
    return known, draw(st.sampled_from((text, f"{own} {text}", f"{text} {own}", f"{text}\n\n{own}")))


@cache
def slow_mails() -> Mapping[str, bytes]:
    return write_all(SLOW_SIZE)


def read_words(known: Known, text: str) -> Reading:
    """Read the words as if the case's sender had written them and nothing else."""
    mail, _ = cut(known.case.raw, known.case.ours)
    began = time.process_time()
    reading = read_reply(mail, ReplyText(text), known.case.thread)
    assert time.process_time() - began < LONGEST_SECONDS
    return reading


@OFTEN
@given(made=composed())
def test_an_entry_has_its_ground_in_the_words(made: tuple[Known, str]) -> None:
    known, text = made
    reading = read_words(known, text)
    if makes_entry(reading):
        assert reading.start is not None
        assert reading.start > known.case.thread.now
        assert reading.quote
        assert text[reading.quote_start : reading.quote_end] == reading.quote
        assert "?" not in reading.quote


@OFTEN
@given(made=composed(), data=st.data())
def test_whatever_was_said_a_reserve_after_it_makes_it_a_question(made: tuple[Known, str], data: st.DataObject) -> None:
    known, text = made
    kind = data.draw(st.sampled_from([one for one in UNCLEAR if one != "second zone"]))
    words = data.draw(st.sampled_from(ADDITIONS[kind][known.raw["locale"][:2]]))
    for joint in (" ", "\n\n", ". "):
        assert not makes_entry(read_words(known, text + joint + words)), words


@OFTEN
@given(text=st.text(max_size=300), known=st.sampled_from(CLEAR))
def test_any_letters_at_all_are_read_without_error(text: str, known: Known) -> None:
    reading = read_words(known, text)
    assert reading.why
    assert all(0 <= mark.start <= mark.end <= len(text) for mark in reading.marks)


@pytest.mark.parametrize("name", sorted(write_all(1)))
def test_a_mail_made_to_be_slow_is_read_in_time(name: str) -> None:
    known = CLEAR[0].case
    raw = slow_mails()[name]
    began = time.process_time()
    read_reply(*cut(raw, known.ours), known.thread)
    assert time.process_time() - began < LONGEST_SECONDS
