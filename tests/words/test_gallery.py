"""The gallery shows all letters, and a person's own folder is looked through with care."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from service.domain.letter import LetterKind
from service.errors import BadSettings
from service.gallery import Fault, lay_out, make_samples, review
from service.gallery.page import draw
from service.own_letters import OwnLetters, open_letters
from service.render import LetterBook

BOOK = LetterBook()


def lay(folder: Path, name: str, text: str) -> Path:
    """Put a file into a person's own folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


def faults(folder: Path) -> list[tuple[str, str, int, bool]]:
    """What is said about the folder: file, rule, line, and whether it is an error."""
    return [(one.file, one.rule, one.line, one.error) for one in review(LetterBook(folder), folder)]


class Outline(HTMLParser):
    """Which tags a page opens and does not close, and what it loads from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.loads: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember it."""
        self.loads += [
            value or "" for name, value in attrs if name in ("src", "href") and not (value or "").startswith("#")
        ]
        if tag not in ("meta", "!doctype"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Closed by the last one that was opened."""
        assert self.open.pop() == tag


def test_every_template_of_ours_is_fine() -> None:
    assert review(BOOK) == ()


def test_every_kind_stands_in_every_language_both_formal_and_not() -> None:
    seen = {(one.kind, code, one.case.formal) for code in BOOK.languages() for one in make_samples(code)}
    assert len(seen) == len(LetterKind) * len(BOOK.languages()) * 2


def test_the_page_holds_every_letter_and_nothing_from_elsewhere() -> None:
    sheets = list(lay_out(BOOK, [one for code in ("en", "de") for one in make_samples(code)]))
    page, outline = draw(sheets), Outline()
    outline.feed(page)
    assert (outline.open, outline.loads) == ([], [])
    assert page.count("<article") == len(sheets) == 2 * len(list(make_samples("en")))
    assert "„Data Analyst“" in page


def test_words_of_a_template_cannot_change_the_page(tmp_path: Path) -> None:
    lay(tmp_path, "email/en/late/body.txt", "Hello,\n\n<script>alert(1)</script>\n\n{{ name }}")
    page = draw(list(lay_out(LetterBook(tmp_path), make_samples("en", LetterKind.LATE))))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Hello\n\n{{ no_such_fact }}", 3),
        ("Hello\n{% if %}", 2),
        ("{{ slots", 1),
        ("Hello\n\n{% for one in slots %}\n{% endfor %}", 3),
        ("a\n{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", 2),
        ("{% macro m() %}{{ m() }}{% endmacro %}\n{{ m() }}", 2),
        ("{{ 'a' * 99999999 }}", 1),
        ("{% include '/etc/hostname' %}", 1),
        ("{{ name.__class__.__mro__ }}", 1),
    ],
)
def test_a_template_that_does_not_work_is_named_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    lay(tmp_path, "email/en/request/body.txt", text)
    assert faults(tmp_path) == [("email/en/request/body.txt", "broken", line, True)]


def test_what_does_not_work_is_replaced_by_ours_and_the_rest_is_kept(tmp_path: Path) -> None:
    lay(tmp_path, "email/en/request/body.txt", "{{ no_such_fact }}")
    lay(tmp_path, "email/en/close/subject.txt", "Thank you once more")
    lay(tmp_path, "phrases/en.toml", "apologies = 1")
    lay(tmp_path, "words/de.toml", "days = [")
    own = open_letters(tmp_path)
    assert isinstance(own, OwnLetters)
    for kind in (LetterKind.REQUEST, LetterKind.NUDGE):
        samples = list(make_samples("en", kind))
        assert [one.body for one in lay_out(own, samples)] == [one.body for one in lay_out(BOOK, samples)]
    assert next(lay_out(own, make_samples("en", LetterKind.CLOSE))).subject == "Thank you once more"
    assert own.phrases("en") == BOOK.phrases("en")
    assert own.words("de") == BOOK.words("de")
    assert own.languages() == BOOK.languages()


def test_a_language_of_ones_own_that_does_not_work_is_not_replaced_by_another(tmp_path: Path) -> None:
    lay(tmp_path, "words/xx.toml", "days = [")
    with pytest.raises(BadSettings, match=r"words/xx\.toml"):
        open_letters(tmp_path).words("xx")


def test_own_words_are_judged_as_ours_are(tmp_path: Path) -> None:
    text = "Hello,\n\nI missed it. My mistake, sorry. I am flexible [date].\n\n{{ slots | slot_lines }}\n\n{{ name }}"
    lay(tmp_path, "email/en/request/body.txt", text)
    found = faults(tmp_path)
    assert found[0] == ("email/en/request/body.txt", "gap", 0, True)
    assert {rule for _, rule, _, error in found if not error} == {"short", "phone", "day"}


def test_own_phrases_are_looked_for(tmp_path: Path) -> None:
    lay(tmp_path, "phrases/en.toml", 'forbidden = ["dear"]')
    assert {rule for _, rule, _, _ in faults(tmp_path)} == {"phrase"}


@pytest.mark.parametrize("name", ["phrases/fr.toml", "words/de.toml", "words/it.toml", "words/no-language.toml"])
def test_a_list_that_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    lay(tmp_path, name, "apologies = 1")
    assert faults(tmp_path) == [(name, "broken", 0, True)]


@pytest.mark.parametrize("name", ["email/en/reqest/body.txt", "email/en/late.txt", "phrases/en.txt", "notes.md"])
def test_a_file_that_nothing_reads_is_named(tmp_path: Path, name: str) -> None:
    lay(tmp_path, name, "Hello")
    assert faults(tmp_path) == [(name, "unknown", 0, False)]


def test_a_language_that_is_not_whole_is_said_to_be_so(tmp_path: Path) -> None:
    lay(tmp_path, "email/it/request/body.txt", "Buongiorno")
    (found,) = review(LetterBook(tmp_path), tmp_path)
    assert found == Fault("email/it", "incomplete", "Not used yet: words/it.toml and 15 more missing.", error=False)


def test_a_folder_that_is_not_there_leaves_the_built_in_letters(tmp_path: Path) -> None:
    (found,) = review(LetterBook(tmp_path / "no"), tmp_path / "no")
    assert (found.rule, found.error) == ("broken", True)
    assert open_letters(tmp_path / "no").languages() == BOOK.languages()
