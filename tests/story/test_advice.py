"""Words are judged while a person types them, by all that is known about the case, and nothing of it is kept."""

import pytest

from service.domain.letters.checks import Finding
from service.errors import NotFound
from service.usecases.letters import approval
from service.usecases.letters.advice import advise
from service.usecases.overview import open_dossier
from tests.story.stage import Stage, letter_of


def names(found: tuple[Finding, ...]) -> set[str]:
    """The names of the rules."""
    return {one.rule for one in found}


async def test_words_are_judged_as_they_are_typed_and_nothing_is_kept(stage: Stage) -> None:
    case = await stage.ready()
    content = letter_of(case).content
    assert await advise(stage.desk, case.id, content.subject, content.text) == ()
    spoilt = content.text.replace("My mistake", "That was").replace("Robin Keller", "[Your name]")
    found = await advise(stage.desk, case.id, content.subject, f"I was ill! {spoilt}")
    assert [one.rule for one in found if one.error] == ["gap"]
    assert names(found) >= {"gap", "medical", "exclamation"}
    assert await stage.case() == case


async def test_the_page_shows_what_was_said_while_typing(stage: Stage) -> None:
    case = await stage.ready()
    content = letter_of(case).content
    words = f"{content.text}\nUnfortunately it was late.\n"
    told = await advise(stage.desk, case.id, content.subject, words)
    assert "phrase" in names(told)
    await approval.edit(stage.desk, case.id, content.subject, words, content.fingerprint)
    assert tuple((await open_dossier(stage.desk, case.id)).findings) == told


async def test_a_case_that_is_not_there_is_not_found(stage: Stage) -> None:
    with pytest.raises(NotFound):
        await advise(stage.desk, "nobody", "", "")
