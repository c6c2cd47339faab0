"""A template of one's own can go wrong, but it can neither hang the process nor reach out of its sandbox."""

import time
from pathlib import Path

import pytest

from service.domain.letter import LetterKind
from service.domain.letters.etiquette import gather_facts
from service.errors import BadSettings
from service.render import LetterBook
from tests.unit.material import account, case
from tests.words.test_languages import lay


def write_with(folder: Path, text: str) -> str:
    """The body of a request whose template is this."""
    lay(folder, "email/en/request/body.txt", text)
    facts = gather_facts(case(), account(), LetterKind.REQUEST)
    return LetterBook(folder).write(LetterKind.REQUEST, "en", facts)[1]


@pytest.mark.parametrize(
    "text",
    [
        "{{ no_such_fact }}",
        "{% if %}",
        "{{ missed | shout }}",
        "{{ slots.append(1) }}",
        "{{ name.__class__ }}",
        "{{ name['__class__'] }}",
        "{{ missed.at + 1 }}",
        "{{ 1 / 0 }}",
        "{{ missed }}",
        "{{ agreed }}",
        "{{ formal }}",
        "{{ slots }}",
        "{% include '/etc/passwd' %}",
        "{% import 'email/en/close/body.txt' as other %}",
        "{% extends 'email/en/close/body.txt' %}",
    ],
)
def test_a_template_that_does_not_work_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadSettings, match=r"email/en/request/body\.txt does not work"):
        write_with(tmp_path, text)


def test_a_template_that_is_no_text_is_said_to_be_none(tmp_path: Path) -> None:
    write_with(tmp_path, "Dear {{ name }}")
    (tmp_path / "email/en/request/body.txt").write_bytes("Sehr geehrte Frau Müller".encode("latin-1"))
    with pytest.raises(BadSettings, match="not saved as UTF-8 text"):
        LetterBook(tmp_path).write(LetterKind.REQUEST, "en", gather_facts(case(), account(), LetterKind.REQUEST))


@pytest.mark.parametrize(
    "text",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{{ 'x' * 9999999999 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ '%999999999d' % 1 }}",
        "{{ '{:>9999999999}'.format(1) }}",
        "{{ 'x' | center(9999999999) }}",
        "{{ 'ab' | replace('a', name) | join(name) }}",
        "{% macro more() %}{{ more() }}{% endmacro %}{{ more() }}",
        "".join(f"{{% set a{n} = a{n - 1} ~ a{n - 1} %}}" if n else "{% set a0 = name %}" for n in range(64)),
        "{% set a = name %}" + "{% set a = a ~ a %}" * 64,
        "x" * 30_000,
    ],
)
def test_a_template_that_would_take_forever_is_refused_at_once(tmp_path: Path, text: str) -> None:
    began = time.monotonic()
    with pytest.raises(BadSettings, match=r"request/body\.txt"):
        write_with(tmp_path, text)
    assert time.monotonic() - began < 1


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("{% set who = greeting | upper %}Dear {{ who }},", "Dear DANA RIEGER,\n"),
        ("{{ 'both' if slots | length == 2 and not voicemail else 'other' }}", "both\n"),
        ("{{ name | first_line }} {{ slots[0].letter }} {{ role | default('x') }}", "Robin Adler A Data Analyst\n"),
        ("{% if setting in ['video', 'phone'] %}far{% elif phone %}near{% endif %}", "far\n"),
        ("{# a remark #}plain", "plain\n"),
    ],
)
def test_what_a_letter_needs_is_there(tmp_path: Path, text: str, written: str) -> None:
    assert write_with(tmp_path, text) == written
