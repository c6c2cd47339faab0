"""What reached the interviewer, as the world has it: which letters, and in which conversation."""

from connectors.sandbox.mailbox import Message
from connectors.sandbox.replies import letter_slots
from tests.story.stage import DANA, ROBIN, Stage


def read_post(stage: Stage, address: str = DANA) -> list[Message]:
    """Letters that came since the curtain rose, oldest first."""
    opened = stage.sandbox.world.opened
    return [one for one in reversed(stage.person(address).mailbox.labelled("INBOX")) if one.at >= opened]


def assert_one_request(stage: Stage, address: str = DANA) -> Message:
    """One letter came, which proposes times."""
    (request,) = read_post(stage, address)
    assert letter_slots(request, "Europe/Berlin"), request.header("Subject")
    return request


def assert_one_request_and_one_confirmation(stage: Stage, address: str = DANA, sender: str = ROBIN) -> None:
    """One letter proposed times, one thanked for the answer to it in the same conversation; nothing is left in Drafts.

    `sender` is whose mailbox they came from.
    """
    request, confirmation = read_post(stage, address)
    assert letter_slots(request, "Europe/Berlin"), request.header("Subject")
    assert not letter_slots(confirmation, "Europe/Berlin"), "the second letter proposes times again"
    assert request.header("Message-ID") in confirmation.header("References").split()
    assert not stage.person(sender).mailbox.labelled("DRAFT")
