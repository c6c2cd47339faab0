"""What to do about an error, where the place that raised it knows better than the error's kind."""

from typing import TypeVar

E = TypeVar("E", bound=Exception)


def advise(problem: E, advice: str) -> E:
    """The same error, with the line that is shown below it (kept as a note, PEP 678)."""
    problem.add_note(advice)
    return problem


def advice_for(problem: BaseException, otherwise: str) -> str:
    """The line to show below the error."""
    return next(iter(getattr(problem, "__notes__", ())), otherwise)
