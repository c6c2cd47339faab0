"""What every command needs: the settings in force, and the open house while it acts."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

import click

from service.config import Config, load_config

if TYPE_CHECKING:
    from service.usecases.desk import Desk

T = TypeVar("T")


def settings(ctx: click.Context) -> Config:
    """The settings in force for this command line; BadSettings when they cannot be used."""
    file = ctx.obj["file"]
    return load_config(Path(file) if file else None)


def act(ctx: click.Context, job: "Callable[[Desk], Awaitable[T]]", doing: str = "") -> T:
    """Run one piece of work at the desk and close the house again; `doing` is shown while it lasts."""
    return asyncio.run(_act(settings(ctx), job, doing, quiet=not ctx.obj["debug"]))


async def _act(config: Config, job: "Callable[[Desk], Awaitable[T]]", doing: str, quiet: bool) -> T:
    from service.bootstrap import open_house
    from service.logs import set_up_logs

    set_up_logs("error" if quiet else "debug", config.log.format)
    with Progress(doing):
        async with open_house(config, background=False, announce=tell) as house:
            return await job(house.desk)


def tell(text: str) -> None:
    """Say something to the person that is not the command's result."""
    click.echo(text, err=True)


class Progress:
    """Says on stderr what is going on, for people only: nothing is written where stderr is not a terminal."""

    def __init__(self, doing: str) -> None:
        self._doing = doing if sys.stderr.isatty() else ""

    def __enter__(self) -> Self:
        self.say(self._doing)
        return self

    def __exit__(self, *_: object) -> None:
        self.say("")

    def say(self, doing: str) -> None:
        """Replace the line."""
        if self._doing:
            sys.stderr.write(f"\r\x1b[K{doing}{' ...' if doing else ''}")
            sys.stderr.flush()
