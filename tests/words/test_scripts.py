"""Three lines to say on the phone, or to leave on a machine."""

from itertools import product

import pytest

from service.domain.case import Occasion
from service.domain.letters.etiquette import first_letter, gather_facts
from service.domain.letters.phrases import find_phrases
from tests.unit.material import account, case, event
from tests.words.writing import BOOK, LANGUAGES, OFFERS


def script(language: str, **changes: object) -> tuple[str, ...]:
    """What Robin says on the phone."""
    told = case(**changes)
    facts = gather_facts(told, account(), first_letter(told), BOOK.words(language))
    return BOOK.script(told.occasion, language, facts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_script_is_three_short_lines_that_begin_with_the_name_and_end_with_the_question(language: str) -> None:
    for occasion, formal, offer, title in product(Occasion, (True, False), OFFERS[:3], ("Interview: Analyst", "")):
        lines = script(language, occasion=occasion, formal=formal, slots=offer, event=event(title=title))
        assert len(lines) == 3
        assert "Robin Adler" in lines[0]
        assert [line.count("?") for line in lines] == [0, 0, 1]
        assert lines[2].endswith("?")
        assert max(len(line.split()) for line in lines) <= 32, lines
        assert "  " not in " ".join(lines)


def test_the_script_of_a_miss_owns_up_and_asks_with_both_times() -> None:
    times = "on Wednesday, 25 November, at 10:00, or on Thursday, 26 November, at 14:00"
    assert script("en") == (
        "Hello, this is Robin Adler. We had an interview for the Data Analyst role on Tuesday, 24 November, at 10:00.",
        "I missed it. That was my mistake, and I am sorry that you waited for me.",
        f"I would still like to speak with you. Could we meet {times}?",
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_apologises_for_the_others_absence(language: str) -> None:
    said = " ".join(script(language, occasion=Occasion.ABSENCE, minutes_late=15))
    assert not find_phrases(BOOK.phrases(language).apologies, said)
    assert "15" in said


def test_a_language_without_a_script_is_said_to_be_missing() -> None:
    with pytest.raises(LookupError):
        script("xx")
