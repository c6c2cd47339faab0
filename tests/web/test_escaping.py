"""Text from outside is shown as text, whatever it holds."""

from dataclasses import replace

import pytest

from service.domain.case import Case, Note, State
from service.domain.people import Person
from tests.web.cast import every_case, letter
from tests.web.world import World

EVIL = "</textarea></title><script>alert(1)</script><img src=x onerror=alert(2)>\"'{{ 7*7 }}"


@pytest.fixture(scope="module")
def hostile(gallery: World) -> Case:
    """A case in which everything that comes from outside is an attack."""
    desk = gallery.house.desk
    account = gallery.run(desk.store.run(lambda books: books.accounts.all()))[0]
    plain = every_case(account, desk.now())["deciding"]
    assert plain.question is not None
    evil = Person("dana@northwind.example", EVIL)
    case = replace(
        plain,
        id="hostile",
        key="key-hostile",
        state=State.READY,
        event=replace(plain.event, title=EVIL, web_link="javascript:alert(1)"),
        contact=evil,
        phone=EVIL,
        letter=replace(letter(text=EVIL + "\n"), to_names=(EVIL,)),
        question=replace(plain.question, why=EVIL, quote=EVIL),
        trouble=EVIL,
    )
    return gallery.put(case, [Note(desk.now(), EVIL, EVIL)])


def test_hostile_text_stays_text_on_the_case_and_in_the_list(gallery: World, hostile: Case) -> None:
    guest = gallery.visitor()
    for path in (f"/cases/{hostile.id}", "/"):
        page = guest.get(path).text
        assert "<script>alert" not in page
        assert "<img" not in page
        assert "&lt;script&gt;alert(1)" in page
        assert "javascript:" not in page
        assert "{{ 7*7 }}" in page


def test_hostile_text_stays_text_on_paper(gallery: World, hostile: Case) -> None:
    page = gallery.visitor().get(f"/cases/{hostile.id}/letter/print").text
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_letter_survives_its_form_unchanged(gallery: World, hostile: Case) -> None:
    fields = dict(gallery.visitor().get(f"/cases/{hostile.id}").form(f"/cases/{hostile.id}/letter").fields)
    assert hostile.letter is not None
    assert fields["text"] == hostile.letter.content.text
    assert fields["fingerprint"] == hostile.letter.content.fingerprint
