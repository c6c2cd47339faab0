"""What came of sending a draft in one go: it left, it surely did not, or nobody knows."""

from collections.abc import Sequence
from datetime import datetime

from connectors.outlook.answers import read_answer
from connectors.shared.calls import Call
from connectors.shared.door import Answer, lost
from service.errors import OutsideError, Uncertain, Unreachable

_NOT_TRIED = 424


def read_posted(calls: Sequence[Call], answers: Sequence[Answer], now: datetime) -> bytes:
    """The filled draft, if the letter was taken for delivery.

    A send that was not tried, because the draft could not be filled, is surely not done: what stopped the filling is
    the answer to the whole. A refusal of the send itself (RFC 9110 section 15.5) is one too; anything else is in doubt.
    """
    filling, sending = answers[0], answers[1]
    filled = _is_success(filling)
    if sending.status == _NOT_TRIED:
        if filled:
            raise lost(writes=True)
        raise _read_failure(calls[0], filling, now)
    read_answer(calls[1], sending, now)
    if not filled:
        raise lost(writes=True)
    return filling.body


def _read_failure(call: Call, answer: Answer, now: datetime) -> OutsideError:
    """Why the draft was not filled; whether it was after all does not matter, for it did not leave."""
    try:
        read_answer(call, answer, now)
    except Uncertain:
        return Unreachable("Outlook could not take the letter, and nothing was sent.")
    except OutsideError as error:
        return error
    return lost(writes=True)


def _is_success(answer: Answer) -> bool:
    return 200 <= answer.status < 300
