"""The role of an interview, taken from its title only where there is no doubt."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.domain.letters.roles import find_role


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Interview: Data Analyst", "Data Analyst"),
        ("Missed: Data Analyst interview", "Data Analyst"),
        ("Interview – Data Analyst, Northwind", "Data Analyst"),
        ("Interview for Senior Data Analyst role at Northwind", "Senior Data Analyst"),
        ("2nd round interview | Product Manager (Northwind)", "Product Manager"),
        ("Technical interview - Backend Developer - Northwind", "Backend Developer"),
        ("Interview: Head of Marketing", "Head of Marketing"),
        ("Vorstellungsgespräch als Softwareentwicklerin", "Softwareentwicklerin"),
        ("Entretien développeur web chez Nord", "développeur web"),
        ("Entrevista: Analista de datos", "Analista de datos"),
        ("Colloquio - Impiegata", "Impiegata"),
    ],
)
def test_a_role_beside_the_word_for_the_interview_is_taken(title: str, role: str) -> None:
    assert find_role(title) == role


@pytest.mark.parametrize(
    "title",
    [
        "Interview with Maria Weber, Engineering Manager",
        "Hiring Manager interview",
        "Interview w/ those fools: Analyst",
        "Maria Weber <> Robin Adler interview",
        "Interview Northwind",
        "Data Analyst catch-up",
        "Interview: https://northwind.example/analyst",
        "Interview: Analyst {{ 7 * 7 }}",
        "Interview: " + "very " * 20 + "Analyst",
        "",
    ],
)
def test_anything_else_is_left_out_of_the_letter(title: str) -> None:
    assert find_role(title) == ""


@settings(max_examples=40)
@given(st.text(max_size=40))
def test_a_role_never_carries_anything_but_plain_words(text: str) -> None:
    role = find_role(f"Interview: {text} Analyst")
    assert not set(role) & set('\n\r<>{}[]@\\|"')
    assert len(role) < 60
