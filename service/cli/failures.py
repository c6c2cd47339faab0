"""Turns whatever went wrong into one line that says what happened, one that says what to do, and an exit code."""

import os
import sys
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex

import click

from service import errors
from service.cli.advice import advice_for
from service.cli.exits import Exit
from service.config import Config, load_config

REACTIONS: tuple[tuple[type[Exception], Exit, str], ...] = (
    (errors.BadSettings, Exit.SETTINGS, "Every key is explained by: mulligan config example"),
    (errors.NotFound, Exit.NOT_FOUND, "List what there is with: mulligan cases, mulligan accounts list"),
    (errors.SignInExpired, Exit.NEEDS_PERSON, "Connect the account again: mulligan accounts connect"),
    (errors.SignInFailed, Exit.NEEDS_PERSON, "Try once more: mulligan accounts connect"),
    (errors.Forbidden, Exit.NEEDS_PERSON, "Connect the account again and allow what it asks for."),
    (errors.Uncertain, Exit.NEEDS_PERSON, "Look into your mailbox, then answer the question on the case's page."),
    (errors.Throttled, Exit.FAILED, "Wait a minute, then try again."),
    (errors.Unreachable, Exit.FAILED, "Check the connection to the internet, then try again."),
    (errors.StorageTrouble, Exit.FAILED, "Nothing was lost. See what is wrong with: mulligan doctor"),
    (errors.Stale, Exit.FAILED, "Look at the case again with: mulligan show CASE"),
    (errors.Impossible, Exit.FAILED, "See where the case stands with: mulligan show CASE"),
    (errors.OutsideError, Exit.FAILED, "Try again; if it stays so, run: mulligan doctor"),
)


def explain(problem: BaseException, chosen: Mapping[str, object]) -> Exit:
    """Say on stderr what happened and what to do; the exit code that fits. `chosen` are the group's own options."""
    if isinstance(problem, click.Abort | KeyboardInterrupt):
        click.echo("Interrupted.", err=True)
        return Exit.INTERRUPTED
    if isinstance(problem, click.ClickException):
        problem.show()
        return Exit(problem.exit_code)
    if isinstance(problem, BrokenPipeError):
        # The reader of our output has left; pointing stdout away keeps Python quiet about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.OK
    if chosen["debug"]:
        traceback.print_exception(problem)
    for kind, code, advice in REACTIONS:
        if isinstance(problem, kind):
            return _say(_plain(problem, "It did not work."), advice_for(problem, advice), code)
    return _unexpected(problem, _log_file(chosen))


def _unexpected(problem: BaseException, log_file: Path) -> Exit:
    if isinstance(problem, OSError) and problem.strerror:
        what = f"{problem.strerror}: {problem.filename}" if problem.filename else problem.strerror
        return _say(what, "Check the file or the port, then try again.", Exit.FAILED)
    number = token_hex(4)
    where = _record(problem, number, log_file)
    return _say(
        f"Something unexpected happened (number {number}). Nothing more was done.",
        f"Look into {where}, or run the command again with: mulligan --debug ...",
        Exit.FAILED,
    )


def _say(what: str, advice: str, code: Exit) -> Exit:
    click.echo(f"mulligan: {what}\n  {advice}", err=True)
    return code


def _plain(problem: BaseException, otherwise: str) -> str:
    return " ".join(str(problem).split()) or otherwise


def _record(problem: BaseException, number: str, path: Path) -> str:
    """Note where it happened. The message of the error is left out: it may hold words of a letter."""
    frames = "".join(traceback.format_tb(problem.__traceback__))
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{datetime.now(UTC).isoformat()} {number} {type(problem).__qualname__}\n{frames}")
    except OSError:
        return "the messages above"
    return str(path)


def _log_file(chosen: Mapping[str, object]) -> Path:
    try:
        return load_config(Path(str(chosen["file"])) if chosen["file"] else None).log_file
    except errors.BadSettings:
        return Config().log_file
