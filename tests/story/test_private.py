"""Letters, titles, addresses' mails and tokens are in no log line and in no byte of the books."""

import io
import logging
from collections.abc import Iterator

import pytest
import structlog

from service.domain.case import State
from service.logs import set_up_logs
from service.usecases.letters import approval
from tests.story.stage import DANA, Stage, letter_of

SECRET_TITLE, SECRET_WORDS, SECRET_REPLY = "Interview with Zanzibar", "marzipan and rhubarb", "gooseberry pie at noon"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything that is logged by anybody at all."""
    stream = io.StringIO()
    set_up_logs("debug", "json", stream)
    handler, root = logging.StreamHandler(stream), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield stream
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
        structlog.reset_defaults()


async def test_nothing_personal_is_in_the_log_or_readable_in_the_books(stage: Stage, log: io.StringIO) -> None:
    await stage.connect()
    event = next(one.id for one in stage.person().primary.entries.values() if one.title.startswith("Interview: "))
    stage.phone("edit_event", event=event, title=SECRET_TITLE)
    case = await stage.mark(event=event)
    shown = letter_of(case).content
    text = shown.text.replace("Kind regards", f"{SECRET_WORDS}\n\nKind regards")
    await approval.edit(stage.desk, case.id, shown.subject, text, shown.fingerprint)
    await stage.settle()
    stage.spoil("drop", "drafts.send", commit=True)
    sent = await stage.send(await stage.case())
    await stage.wait(10)
    asked = await stage.hear(sent, text=SECRET_REPLY)
    assert asked.state is State.DECIDING
    grants = stage.sandbox.state.grants
    tokens = [*grants.grants, *grants.access]
    assert tokens
    _assert_nowhere(stage, log, [SECRET_TITLE, SECRET_WORDS, SECRET_REPLY, *tokens])
    assert DANA not in log.getvalue()


def _assert_nowhere(stage: Stage, log: io.StringIO, secrets: list[str]) -> None:
    books = b"".join(path.read_bytes() for path in stage.folder.iterdir() if path.is_file())
    assert b"cases" in books
    for secret in secrets:
        assert secret not in log.getvalue()
        assert secret.encode() not in books
