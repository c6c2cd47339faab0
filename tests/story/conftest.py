"""Runs each story on a stage of its own, in one event loop with the world it talks to."""

from pathlib import Path

import pytest

from connectors.sandbox import Story
from service.domain.account import LIGHT
from tests.story.stage import Stage, make_blank_books


@pytest.fixture(scope="session")
def blank_books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with empty books, made once: laying out the tables takes longer than most stories."""
    return make_blank_books(tmp_path_factory.mktemp("blank"))


@pytest.fixture
def stage(blank_books: Path, tmp_path: Path) -> Stage:
    """A stage; it is set up when the test runs."""
    return Stage(blank_books, tmp_path / "books")


@pytest.fixture
def silent_stage(stage: Stage) -> Stage:
    """A stage where nobody wrote a mail before the interview."""
    stage.story = Story(mail_thread=False, persona="silence")
    return stage


@pytest.fixture
def outlook_stage(stage: Stage) -> Stage:
    """A stage whose candidate has a Microsoft account."""
    stage.story = Story(provider="outlook", persona="silence")
    return stage


@pytest.fixture
def crowded_stage(stage: Stage) -> Stage:
    """A stage with two candidates, each with an interviewer of their own; nobody wrote a mail before the interview.

    Their interviewers are colleagues: a mail of the one in the other's mailbox would be one about the same interview.
    """
    stage.story = Story(candidates=2, persona="silence", mail_thread=False)
    return stage


@pytest.fixture
def hasty_stage(stage: Stage) -> Stage:
    """A stage whose house gives up a call after a second."""
    stage.call_timeout = 1.0
    return stage


@pytest.fixture
def light_stage(stage: Stage) -> Stage:
    """A stage whose account may send, but neither draft nor read mail."""
    stage.wanted = LIGHT
    return stage
