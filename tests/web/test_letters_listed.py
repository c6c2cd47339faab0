"""The page of all letters: where each comes from, what it reads like, and what is wrong with own ones."""

from pathlib import Path

import pytest

from service.domain.letter import LetterKind
from service.gallery import review
from service.render import LetterBook
from service.web.views.gallery import list_letters, own_files
from tests.web.visitor import Visitor

BROKEN = "{% if %}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A person's own folder with one letter that does not work."""
    room = tmp_path / "email" / "en" / "close"
    room.mkdir(parents=True)
    (room / "body.txt").write_text(BROKEN)
    return tmp_path


def test_every_kind_is_listed_in_every_language_with_a_preview(guest: Visitor) -> None:
    page = guest.get("/letters").text
    for language in ("de", "en", "es", "fr"):
        for kind in LetterKind:
            assert f'href="/letters/{language}/{kind.value}"' in page
    assert "Has to be mended" not in page


@pytest.mark.parametrize(("language", "said"), [("en", "Dear Dana"), ("de", "Guten Tag Dana")])
def test_a_preview_shows_the_words_and_their_figures(guest: Visitor, language: str, said: str) -> None:
    page = guest.get(f"/letters/{language}/request")
    assert page.status == 200
    assert said in page.text
    assert " words, grade " in page.text


def test_a_letter_that_there_is_not_has_no_preview(guest: Visitor) -> None:
    assert guest.get("/letters/xx/request").status == 404
    assert guest.get("/letters/en/poem").status == 404


def test_own_letters_are_told_from_ours_with_what_is_wrong_in_them(folder: Path) -> None:
    faults = review(LetterBook(folder), folder)
    shelf = list_letters([("en", "English")], own_files(folder), faults)[0]
    found = {one.place: one for one in shelf.templates}
    assert [place for place, one in found.items() if one.own] == ["/letters/en/close"]
    assert found["/letters/en/close"].errors
    assert not found["/letters/en/request"].errors


def test_without_a_folder_every_letter_is_ours(tmp_path: Path) -> None:
    assert own_files(None) == own_files(tmp_path / "missing") == frozenset()
