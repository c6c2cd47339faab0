"""Each rule of the etiquette, tried on a good letter spoilt in one way."""

from dataclasses import replace

import pytest

from service.domain.etiquette import Finding, check_letter
from service.domain.language import ENGLISH
from service.domain.letter import LetterKind

SUBJECT = "Sorry I missed our interview"
SLOTS = """A) Wednesday, 25 November 2026, 10:00-10:45 (Europe/Berlin)
B) Thursday, 26 November 2026, 14:00-14:45 (Europe/Berlin)"""
REQUEST = f"""Dear Dana Rieger,

I missed our interview on Tuesday. That was my mistake, and I am sorry that you waited for me.

I would still very much like to speak with you. Could we meet at one of these times?

{SLOTS}

A short answer is enough. I apologise again for the time you lost, and thank you for considering this.

Robin Adler
"""
CLOSE = """Dear Dana Rieger,

Thank you for letting me know. I understand your decision and accept it. I missed our interview on Tuesday, and I am
sorry for the time it cost you. I wish you and your team every success.

Robin Adler
"""


def rules(body: str, kind: LetterKind = LetterKind.REQUEST, subject: str = SUBJECT) -> list[tuple[str, bool]]:
    """The names of the rules that the letter breaks, and whether that keeps it from leaving."""
    return [(found.rule, found.error) for found in check_letter(kind, subject, body)]


def test_good_letters_are_left_in_peace() -> None:
    assert rules(REQUEST) == []
    assert rules(CLOSE, LetterKind.CLOSE) == []


@pytest.mark.parametrize(
    ("old", "new", "broken"),
    [
        ("Robin Adler", "{{ name }}", ("gap", True)),
        ("Robin Adler", "[Your name]", ("gap", True)),
        ("on Tuesday", "on [date]", ("gap", True)),
        ("on Tuesday", "on TODO", ("gap", True)),
        ("Robin Adler", "Written by an AI", ("machine", False)),
        ("A short answer", "This mail was automatically generated. A short answer", ("machine", False)),
        ("A short answer is enough.", "word " * 110, ("too_long", True)),
        ("A short answer is enough.", "word " * 70, ("long", False)),
        ("That was my mistake, and ", "Does that work? And ", ("questions", False)),
        ("I would still", "I am very sorry. I would still", ("apologies", False)),
        ("A short answer", "Please forgive me. A short answer", ("phrase", False)),
        ("I missed", "Unfortunately, I missed", ("phrase", False)),
        ("as you", "as you", None),
        ("That was", "As you know, that was", ("phrase", False)),
        ("with you.", "with you!", ("exclamation", False)),
        (SLOTS, "Any time suits me.", ("times", False)),
        ("A short answer", "See https://robin.example for more. A short answer", ("link", False)),
    ],
)
def test_each_fault_is_named(old: str, new: str, broken: tuple[str, bool] | None) -> None:
    assert rules(REQUEST.replace(old, new)) == ([broken] if broken else [])


def test_a_letter_without_text_or_subject_cannot_leave() -> None:
    assert ("empty", True) in rules("  \n")
    assert rules(REQUEST, subject=" ") == [("empty", True)]


def test_a_letter_to_nobody_cannot_leave() -> None:
    def found(to: tuple[str, ...] | None) -> list[str]:
        return [one.rule for one in check_letter(LetterKind.REQUEST, SUBJECT, REQUEST, to=to)]

    assert found(()) == found(("",)) == ["recipient"]
    assert found(("dana@northwind.example",)) == found(None) == []


def test_a_few_words_are_too_few() -> None:
    assert ("short", False) in rules("I missed it. Sorry, my mistake. " + SLOTS)


@pytest.mark.parametrize(("body", "start"), [("Sorry.", "One word is"), ("I missed it.", "3 words are")])
def test_few_words_are_counted_in_good_grammar(body: str, start: str) -> None:
    found = {one.rule: one.message for one in check_letter(LetterKind.REQUEST, SUBJECT, body)}
    assert found["short"].startswith(start)


@pytest.mark.parametrize(
    "closing", ["robin@inbox.example", "<robin.adler@inbox.example>\n\n", "robin@inbox.example\n+49 30 901820"]
)
def test_a_mail_address_is_no_signature(closing: str) -> None:
    assert rules(REQUEST.replace("Robin Adler\n", closing)) == [("name", False)]
    assert rules(CLOSE.replace("Robin Adler\n", closing), LetterKind.CLOSE) == [("name", False)]


@pytest.mark.parametrize("closing", ["Robin Adler\nrobin@inbox.example\n", "Robin Adler (robin@inbox.example)\n"])
def test_a_mail_address_under_or_beside_a_name_is_fine(closing: str) -> None:
    assert rules(REQUEST.replace("Robin Adler\n", closing)) == []


def test_a_letter_that_owns_nothing_is_told_so() -> None:
    cold = REQUEST.replace(
        "I missed our interview on Tuesday. That was my mistake, and I am", "The interview was missed. I am"
    )
    assert rules(cold) == [("ownership", False)]


def test_a_letter_without_an_apology_is_told_so() -> None:
    proud = REQUEST.replace("and I am sorry that you waited for me", "as I see now").replace(
        "I apologise again for", "I know of"
    )
    assert rules(proud) == [("no_apology", False)]


@pytest.mark.parametrize("ask", ["Would you reconsider.", "May I call again?", "A) Monday, 30 November 2026, 10:00"])
def test_a_closing_letter_asks_for_nothing(ask: str) -> None:
    assert rules(CLOSE.replace("I wish you", f"\n{ask}\nI wish you"), LetterKind.CLOSE) == [("ask", False)]


@pytest.mark.parametrize("subject", ["Hi", "Sorry that I missed our interview on last Tuesday morning"])
def test_the_subject_is_brief(subject: str) -> None:
    assert rules(REQUEST, subject=subject) == [("subject", False)]


@pytest.mark.parametrize("prefix", ["Re: ", "AW: ", "RE:"])
def test_an_answers_subject_is_not_ours_to_judge(prefix: str) -> None:
    assert rules(REQUEST, subject=prefix + "Invitation to your first interview with Northwind in Berlin") == []


def test_proposed_times_do_not_count_as_words() -> None:
    longer = REQUEST.replace(SLOTS, "\n".join([SLOTS] * 10))
    assert rules(longer) == []


def test_what_keeps_a_letter_from_leaving_is_said_first() -> None:
    spoilt = REQUEST.replace("Robin Adler", "[Your name]!")
    assert [error for _, error in rules(spoilt)] == [True, False]


def test_every_finding_is_a_sentence_that_helps() -> None:
    for found in check_letter(LetterKind.CLOSE, "", "Could we?! {{ x }} unfortunately", to=()):
        assert isinstance(found, Finding)
        assert found.message.endswith(".")
        assert found.message[0].isupper() or found.message[0] in "“0123456789"


def test_a_language_without_word_lists_is_judged_by_its_form_alone() -> None:
    wordless = replace(ENGLISH, code="xx", apologies=(), ownership=(), asks=(), forbidden=(), machine=())
    text = "Guten Tag, " + "wort " * 60 + SLOTS
    assert check_letter(LetterKind.REQUEST, "Unser Termin gestern", text, words=wordless) == ()
