"""Each rule of the etiquette, tried on a good letter spoilt in one way."""

import tomllib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

import pytest

import templates
from service.domain.case import Occasion, Privacy
from service.domain.letter import LetterKind
from service.domain.letters.checks import Draft, check_letter
from service.domain.letters.phrases import Phrases, read_phrases
from tests.unit.material import START, slot

FOLDER = Path(templates.__file__).parent / "phrases"
ENGLISH = read_phrases("en", tomllib.loads((FOLDER / "en.toml").read_text(encoding="utf-8")))
SLOTS = """A) Wednesday, 25 November 2026, 10:00-10:45 (Europe/Berlin)
B) Thursday, 26 November 2026, 14:00-14:45 (Europe/Berlin)"""
REQUEST = Draft(
    kind=LetterKind.REQUEST,
    subject="Sorry I missed our interview",
    body=f"""Dear Dana Rieger,

I missed our interview on Tuesday. That was my mistake, and I am sorry that you waited for me.

I would still very much like to speak with you. Could we meet at one of these times?

{SLOTS}

If neither suits you, please name another time and I will fit in. I apologise again for the time you lost.

Robin Adler
+49 30 901820
""",
)
CLOSE = Draft(
    kind=LetterKind.CLOSE,
    subject="Thank you for your time",
    body="""Dear Dana Rieger,

Thank you for letting me know. I understand your decision and accept it. I missed our interview on Tuesday, and I am
sorry for the time it cost you. I wish you and your team every success.

Robin Adler
""",
)
THANKS = Draft(
    kind=LetterKind.THANKS,
    subject="Thank you for today",
    body="""Dear Dana Rieger,

Thank you for the talk today. I liked hearing how your team tests a forecast before it is used, and I would like to
work on it with you. If anything is open on your side, please let me know.

Robin Adler
""",
)


def rules(draft: Draft, phrases: Phrases = ENGLISH) -> list[tuple[str, bool]]:
    """The names of the rules that the letter breaks, and whether that keeps it from leaving."""
    return [(found.rule, found.error) for found in check_letter(draft, phrases)]


def spoil(draft: Draft, old: str, new: str) -> Draft:
    """The letter with other words in one place."""
    assert old in draft.body
    return replace(draft, body=draft.body.replace(old, new))


@pytest.mark.parametrize("draft", [REQUEST, CLOSE, THANKS])
def test_good_letters_are_left_in_peace(draft: Draft) -> None:
    assert rules(draft) == []


@pytest.mark.parametrize(
    ("old", "new", "broken"),
    [
        ("Robin Adler", "{{ name }}", ("gap", True)),
        ("Robin Adler", "[Your name]", ("gap", True)),
        ("on Tuesday", "on [date]", ("gap", True)),
        ("on Tuesday", "on TODO", ("gap", True)),
        ("Robin Adler", "Written by an AI", ("machine", False)),
        ("If neither", "This mail was automatically generated. If neither", ("machine", False)),
        ("I would still", "A word. " * 60 + "I would still", ("too_long", True)),
        ("I would still", "A word. " * 36 + "I would still", ("long", False)),
        ("That was my mistake, and ", "Does that work? That was my mistake, and ", ("one_ask", False)),
        ("If neither", "Could you also tell me who else will be there. If neither", ("one_ask", False)),
        ("I would still", "I am very sorry. I would still", ("apologies", False)),
        ("If neither", "Please forgive me. If neither", ("begging", False)),
        ("If neither", "This is my dream job. If neither", ("flattery", False)),
        ("I missed", "Unfortunately, I missed", ("phrase", False)),
        ("That was", "As you know, that was", ("phrase", False)),
        ("That was", "Nobody told me the room. That was", ("blame", False)),
        ("That was", "I was ill. That was", ("medical", False)),
        ("That was", "I\u2019ll say it plainly. That was", None),
        ("That was", "My daughter needed me. That was", ("family", False)),
        ("That was", "I had to talk to my lawyer. That was", ("legal", False)),
        ("That was", "My papers are attached. That was", ("attachment", False)),
        ("with you.", "with you!", ("exclamation", False)),
        (SLOTS, "Any time suits me.", ("times", False)),
        (SLOTS, f"{SLOTS}\nC) Friday, 27 November 2026, 10:00-10:45 (Europe/Berlin)", ("many_times", False)),
        ("If neither", "See https://robin.example for more. If neither", ("link", False)),
        (", and I am sorry that you waited for me", "", None),
    ],
)
def test_each_fault_is_named(old: str, new: str, broken: tuple[str, bool] | None) -> None:
    assert rules(spoil(REQUEST, old, new)) == ([broken] if broken else [])


def test_long_sentences_of_long_words_are_hard_to_read() -> None:
    winding = (
        "I would appreciate the opportunity of continuing our conversation regarding the responsibilities associated "
        "with the advertised position, considering the particularly interesting organisational circumstances"
    )
    assert rules(spoil(REQUEST, "I would still very much like to speak with you", winding)) == [("hard_to_read", False)]


def test_a_letter_without_text_or_subject_cannot_leave() -> None:
    assert ("empty", True) in rules(replace(REQUEST, body="  \n"))
    assert rules(replace(REQUEST, subject=" ")) == [("empty", True)]


@pytest.mark.parametrize("to", [(), ("",)])
def test_a_letter_to_nobody_cannot_leave(to: tuple[str, ...]) -> None:
    assert rules(replace(REQUEST, to=to)) == [("recipient", True)]
    assert rules(replace(REQUEST, to=("dana@northwind.example",))) == []


@pytest.mark.parametrize(("body", "start"), [("Sorry.", "One word is"), ("I missed it.", "3 words are")])
def test_few_words_are_too_few_and_counted_in_good_grammar(body: str, start: str) -> None:
    found = {one.rule: one.message for one in check_letter(replace(REQUEST, body=body), ENGLISH)}
    assert found["short"].startswith(start)


@pytest.mark.parametrize("closing", ["robin@inbox.example\n", "<robin@inbox.example>\n\n", "robin@inbox.example\n1"])
def test_a_mail_address_is_no_signature(closing: str) -> None:
    assert rules(spoil(CLOSE, "Robin Adler\n", closing)) == [("name", False)]


@pytest.mark.parametrize("closing", ["Robin Adler\nrobin@inbox.example\n", "Robin Adler (robin@inbox.example)\n"])
def test_a_mail_address_under_or_beside_a_name_is_fine(closing: str) -> None:
    assert rules(spoil(CLOSE, "Robin Adler\n", closing)) == []


def test_a_letter_is_signed_with_a_part_of_the_name_at_least() -> None:
    named = replace(REQUEST, name="Robin Adler")
    assert rules(named) == rules(spoil(named, "Robin Adler", "Robin")) == []
    assert rules(spoil(named, "Robin Adler\n", "")) == [("name", False)]


def test_a_signature_may_have_several_paragraphs() -> None:
    long = spoil(replace(CLOSE, name="Robin Adler"), "Robin Adler\n", "Robin Adler\n\nData analyst\nBerlin\n")
    assert rules(long) == []


def test_a_known_phone_number_stands_below_a_letter_that_hopes_for_an_answer() -> None:
    known = replace(REQUEST, phone="+49 (0)30 901 820")
    assert rules(known) == []
    assert rules(spoil(known, "+49 30 901820", "")) == [("phone", False)]
    assert rules(replace(THANKS, phone="+49 30 901820")) == []


def test_a_letter_that_owns_nothing_is_told_so() -> None:
    cold = spoil(REQUEST, "I missed our interview on Tuesday. That was my mistake, and I", "We did not meet. I")
    assert rules(cold) == [("ownership", False)]


def test_a_request_without_an_offer_to_make_good_is_told_so() -> None:
    stiff = spoil(
        REQUEST, "If neither suits you, please name another time and I will fit in.", "A short yes is enough."
    )
    assert rules(stiff) == [("repair", False)]


def test_a_letter_without_an_apology_is_told_so() -> None:
    proud = spoil(spoil(REQUEST, "and I am sorry that", "and I know that"), "I apologise again for", "I know of")
    assert rules(proud) == [("no_apology", False)]


@pytest.mark.parametrize("ask", ["Would you reconsider.", "May I call again?", "A) Monday, 30 November 2026, 10:00"])
def test_a_closing_letter_asks_for_nothing(ask: str) -> None:
    assert rules(spoil(CLOSE, "I wish you", f"\n{ask}\nI wish you")) == [("ask", False)]


@pytest.mark.parametrize("subject", ["Hi", "Sorry that I missed our interview on last Tuesday morning"])
def test_the_subject_is_brief(subject: str) -> None:
    assert rules(replace(REQUEST, subject=subject)) == [("subject", False)]


@pytest.mark.parametrize("prefix", ["Re: ", "AW: ", "RE:"])
def test_an_answers_subject_is_not_ours_to_judge(prefix: str) -> None:
    given = "Invitation to your first interview with Northwind Hospital in Berlin!"
    assert rules(replace(REQUEST, subject=prefix + given)) == []


def test_two_lettered_times_do_not_count_as_words() -> None:
    wordy = SLOTS.replace(" (Europe", ", in the big room behind the entrance hall where we have always met (Europe")
    assert rules(spoil(REQUEST, SLOTS, wordy)) == []


@pytest.mark.parametrize(("privacy", "told"), [(Privacy.SPECIFIC, []), (Privacy.GENERAL, [("medical", False)])])
def test_a_detail_is_told_only_when_typed_as_the_reason_to_tell(privacy: Privacy, told: list[tuple[str, bool]]) -> None:
    ill = spoil(REQUEST, "That was", "I was in hospital. That was")
    assert rules(replace(ill, typed="I was in hospital", privacy=privacy)) == told
    assert rules(replace(ill, typed="My train was late", privacy=privacy)) == [("medical", False)]


def test_words_of_the_invitation_are_no_secret() -> None:
    nurse = spoil(REQUEST, "our interview", "our interview at the Clinic Hospital North")
    assert rules(nurse) == [("medical", False)]
    assert rules(replace(nurse, given="Interview: Nurse, Clinic Hospital North")) == []


def test_a_time_that_has_passed_keeps_the_letter_from_leaving() -> None:
    offered = replace(REQUEST, slots=(slot("A", 25, 9), slot("B", 26, 13)))
    before, between = datetime(2026, 11, 25, 8, tzinfo=UTC), datetime(2026, 11, 25, 9, tzinfo=UTC)
    assert rules(replace(offered, now=before)) == []
    assert rules(replace(offered, now=between)) == [("passed", True)]
    assert rules(spoil(replace(offered, now=between), SLOTS.splitlines()[0], "")) == []


@pytest.mark.parametrize(("hour", "quiet"), [(19, False), (20, True), (5, True), (6, False)])
def test_nothing_leaves_at_night_where_it_is_read(hour: int, quiet: bool) -> None:
    at = datetime(2026, 11, 24, hour, tzinfo=UTC)
    draft = replace(REQUEST, now=at, reader_zone="Europe/Berlin", met_at=START - timedelta(days=2))
    assert rules(draft) == ([("quiet_hours", False)] if quiet else [])
    assert rules(replace(draft, met_at=at - timedelta(hours=2))) == []
    assert ("quiet_hours", False) not in rules(replace(draft, kind=LetterKind.AHEAD))
    assert rules(replace(draft, reader_zone="")) == rules(replace(draft, reader_zone="Mars/Base")) == []


def test_a_thank_you_that_mentions_the_miss_cannot_leave() -> None:
    assert rules(spoil(THANKS, "the talk today", "the second chance")) == [("mentions_miss", True)]
    assert rules(replace(THANKS, subject="Sorry again, and thank you")) == [("mentions_miss", True)]
    assert rules(replace(THANKS, subject="Re: Sorry I missed our interview")) == [("old_subject", False)]


def test_they_missed_it_needs_no_apology_of_ours() -> None:
    absent = replace(spoil(REQUEST, "I missed", "We were to have"), kind=LetterKind.ABSENCE)
    assert rules(absent) == [("needless_apology", False)]
    agreed = replace(REQUEST, kind=LetterKind.CONFIRMATION, occasion=Occasion.ABSENCE)
    assert rules(agreed) == [("needless_apology", False)]
    cold = spoil(spoil(agreed, "I am sorry that", "I know that"), "I apologise again for", "Thank you for")
    assert rules(cold) == rules(spoil(cold, "I missed our interview", "You could not come")) == []


def test_what_keeps_a_letter_from_leaving_is_said_first() -> None:
    assert [error for _, error in rules(spoil(REQUEST, "Robin Adler", "[Your name]!"))] == [True, False]


def test_every_finding_is_a_calm_sentence_that_helps() -> None:
    spoilt = replace(CLOSE, subject="", to=(), body="Could we?! {{ x }} unfortunately, my boss! https://x.example")
    found = check_letter(spoilt, ENGLISH)
    assert len(found) >= 8
    for one in found:
        assert one.message.endswith(".")
        assert "!" not in one.message
        assert one.message[0].isupper() or one.message[0] in "“0123456789"


@pytest.mark.parametrize("piece", ["{{", "[date ", "tut,", "\n", ": ", "<your", "A) 1", "missed a, ", "?", "_ "])
def test_no_text_takes_long_to_judge(piece: str) -> None:
    """A hundredth of a second is usual; the limit only tells a slow machine from a search without end."""
    begun = perf_counter()
    assert rules(replace(THANKS, body=piece * (20_000 // len(piece))))
    assert perf_counter() - begun < 3


def test_a_language_without_phrases_is_judged_by_its_form_alone() -> None:
    text = "Guten Tag,\n\n" + "ein kurzes wort. " * 20 + "\n\n" + SLOTS
    draft = replace(REQUEST, subject="Unser Termin gestern", body=text, language="xx")
    assert rules(draft, Phrases(code="xx")) == []
