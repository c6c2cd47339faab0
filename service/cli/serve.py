"""`mulligan serve`: the pages and the background work, in one process, until it is told to stop."""

import asyncio
import sys
from dataclasses import replace
from functools import partial

import click

from service.cli.session import settings, tell
from service.cli.stopping import Stopping
from service.config import Config


@click.command("serve")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on instead of the configured one.")
@click.option("--no-browser", is_flag=True, help="Do not open a browser; print the link only.")
@click.pass_context
def command(ctx: click.Context, port: int | None, no_browser: bool) -> None:
    """Run Mulligan: the pages, and the watching and writing behind them.

    Prints a link that signs one browser in, once. Stop it with Ctrl-C: work that was begun is finished first.
    """
    config = settings(ctx)
    server = replace(
        config.server,
        port=config.server.port if port is None else port,
        open_browser=config.server.open_browser and not no_browser,
    )
    asyncio.run(_serve(replace(config, server=server)))


async def _serve(config: Config) -> None:
    from service.bootstrap import open_house
    from service.logs import set_up_logs
    from service.serving import open_address, serve_pages

    set_up_logs(config.log.level, config.log.format)
    async with open_house(config, background=True, announce=tell) as house:
        await serve_pages(house, open_address(house), partial(_announce, Stopping()))
    tell("Stopped. Nothing is lost.")


def _announce(stopping: Stopping, link: str) -> None:
    stopping.prepare()
    click.echo(f"Open Mulligan with this link (it works once):\n\n  {link}\n\nStop it with Ctrl-C.")
    sys.stdout.flush()
