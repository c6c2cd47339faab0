"""Reads a file of cases line by line and answers each with one line, however odd it is."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from service.reply_cases.cases import decode_case
from service.reply_cases.predictions import Prediction, predict, write_prediction

LONGEST = 32 * 1024 * 1024
_PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of output; `sound` is false when the line of input could not be read."""

    text: str
    sound: bool


def read_lines(file: BinaryIO) -> Iterator[Answer]:
    """Yield one answer a line, in order, as soon as it is known; never more than one line is held in memory."""
    number = 0
    while line := file.readline(LONGEST + 1):
        number += 1
        if len(line) > LONGEST and not line.endswith(b"\n"):
            _skip_rest(file)
            yield _complain(number, f"the line is longer than {LONGEST} bytes")
        else:
            yield _answer(number, line)


def _answer(number: int, line: bytes) -> Answer:
    try:
        prediction: Prediction = write_prediction(*predict(decode_case(line)))
    except ValueError as problem:
        return _complain(number, str(problem))
    except Exception as problem:  # noqa: BLE001  (one odd mail must not end the reading of all the others)
        return _complain(number, f"the reader failed on it: {type(problem).__name__}")
    return Answer(json.dumps(prediction), sound=True)


def _complain(number: int, problem: str) -> Answer:
    return Answer(json.dumps({"line": number, "error": problem}), sound=False)


def _skip_rest(file: BinaryIO) -> None:
    while (piece := file.readline(_PIECE)) and not piece.endswith(b"\n"):
        pass
