"""A world in which the candidate has an Outlook account, and Graph signed in as the candidate."""

from collections.abc import Iterator

import pytest

from connectors.sandbox import Sandbox, Story
from tests.servers.sandbox.clients import Running
from tests.servers.sandbox.microsoft import Microsoft


@pytest.fixture
def sandbox(running: Running) -> Sandbox:
    """The ordinary story, told on Outlook."""
    return running(story=Story(provider="outlook"))


@pytest.fixture
def graph(sandbox: Sandbox) -> Iterator[Microsoft]:
    """Graph with every permission that the product asks for."""
    with Microsoft(sandbox) as graph:
        yield graph
