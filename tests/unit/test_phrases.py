"""Is a phrase found where it stands, and nowhere else?"""

import pytest

from service.domain.letters.phrases import find_phrases, read_phrases


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("sorry", "I am Sorry.", ("Sorry",)),
        ("sorry", "a sorryless life", ()),
        ("apolog*", "I apologise, with apologies.", ("apologise", "apologies")),
        ("ill", "I\u2019ll be there, still.", ()),
        ("i've missed", "I\u2019ve  missed it", ("I've  missed",)),
        ("my mistake", "It was my\nmistake.", ("my\nmistake",)),
        ("tut ... leid", "Es tut mir sehr, sehr leid.", ("tut mir sehr, sehr leid",)),
        ("tut ... leid", "Das tut gut. Leid ist anderes.", ()),
        ("tut ... leid", "tut eins zwei drei vier fünf sechs leid", ()),
        ("tut ... leid", "tut leid", ("tut leid",)),
        ("c'est (", "a b", ()),
    ],
)
def test_a_phrase_is_whole_words_within_one_sentence(phrase: str, text: str, found: tuple[str, ...]) -> None:
    assert find_phrases((phrase,), text) == found


def test_the_longer_of_two_phrases_is_reported_once() -> None:
    assert find_phrases(("my", "my fault"), "It was my fault.") == ("my fault",)


def test_no_phrases_find_nothing() -> None:
    assert find_phrases((), "anything") == ()


def test_a_list_is_read_in_lower_case() -> None:
    assert read_phrases("xx", {"apologies": ["Sorry"]}).apologies == ("sorry",)


@pytest.mark.parametrize("table", [{"colours": ["red"]}, {"asks": "could we"}, {"asks": [1]}, {"asks": [" "]}])
def test_a_list_that_cannot_be_used_is_refused(table: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(table))):
        read_phrases("xx", table)
