"""`mulligan doctor`: checks everything that could be wrong, changes nothing, and says what to do."""

import os
from collections.abc import Callable, Iterator
from functools import partial

import click

from service.cli.checkup.letters import check_letters
from service.cli.checkup.machine import check_machine
from service.cli.checkup.places import check_places
from service.cli.checkup.providers import check_providers
from service.cli.checkup.records import check_records
from service.cli.checkup.result import Level, Result, fail
from service.cli.exits import Exit
from service.cli.printing import clean, print_json
from service.cli.session import settings
from service.config import Config
from service.errors import BadSettings

_GRAVITY = (Exit.SETTINGS, Exit.FAILED, Exit.NEEDS_PERSON)


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Check this machine, the settings, the database and the accounts.

    Nothing is changed and nobody is called. The exit code is 0 when nothing fails, warnings or not.
    """
    results = []
    for result in examine(partial(settings, ctx)):
        results.append(result)
        if not as_json:
            _print(result)
    if as_json:
        print_json([_outline(result) for result in results])
    ctx.exit(judge(results))


def examine(load: Callable[[], Config]) -> Iterator[Result]:
    """Every check, as soon as it is done; with settings that cannot be used, the machine is still looked at."""
    yield from check_machine(os.environ)
    try:
        config = load()
    except BadSettings as problem:
        advice = "Every key is explained by: mulligan config example"
        yield fail("Settings", str(problem), advice, Exit.SETTINGS)
        return
    yield from check_places(config)
    yield from check_letters(config)
    yield from check_providers(config)
    yield from check_records(config)


def judge(results: list[Result]) -> Exit:
    """The exit code of the gravest failure."""
    codes = {result.code for result in results if result.level is Level.FAIL}
    return next((code for code in _GRAVITY if code in codes), Exit.OK)


def _print(result: Result) -> None:
    click.echo(clean(f"{result.level:<4}  {result.what}: {result.found}"))
    if result.advice:
        click.echo(f"      {result.advice}")


def _outline(result: Result) -> dict[str, str]:
    return {"level": result.level, "what": result.what, "found": result.found, "advice": result.advice}
