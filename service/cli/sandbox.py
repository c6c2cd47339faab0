"""`mulligan sandbox`: only the practice world, so that any client can be tried against it."""

import asyncio
import signal
from contextlib import AsyncExitStack, suppress

import click

from service.cli.advice import advise
from service.cli.printing import print_json
from service.errors import BadSettings

PERSONAS = (
    "agrees",
    "proposes_other_times",
    "sends_invitation",
    "moves_original",
    "refuses",
    "auto_reply",
    "bounce",
    "silence",
    "other_thread",
    "vague",
    "hostile",
)


@click.command("sandbox")
@click.option(
    "--google-port", type=click.IntRange(0, 65535), default=0, help="Port of Google's face; 0 is any free one."
)
@click.option("--control-port", type=click.IntRange(0, 65535), default=0, help="Port of the world's own pages.")
@click.option("--latency", type=click.FloatRange(0, 60_000), default=0.0, help="Milliseconds before each API answer.")
@click.option("--persona", type=click.Choice(PERSONAS), default="agrees", help="How the interviewer answers.")
@click.option("--json", "as_json", is_flag=True, help="Print the addresses as JSON.")
def command(google_port: int, control_port: int, latency: float, persona: str, as_json: bool) -> None:
    """Start the practice world on this machine and stay until Ctrl-C.

    It speaks Google's sign-in, Calendar and Gmail protocols on loopback, for invented people at example domains.
    """
    asyncio.run(_stay(google_port, control_port, latency / 1000, persona, as_json))


async def _stay(google_port: int, control_port: int, latency: float, persona: str, as_json: bool) -> None:
    from connectors.sandbox import Sandbox, Story

    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(name, stop.set)
    story = Story(persona=persona)
    async with AsyncExitStack() as closing:
        try:
            sandbox = await closing.enter_async_context(
                Sandbox(google_port, control_port, latency=latency, story=story)
            )
        except OSError as error:
            advice = "Name free ports with --google-port and --control-port, or leave them out for any."
            raise advise(BadSettings(f"A port cannot be used: {error.strerror}."), advice) from None
        client_id, client_secret = sandbox.client
        facts = {**sandbox.addresses, "client_id": client_id, "client_secret": client_secret}
        _announce(facts, as_json)
        await stop.wait()


def _announce(facts: dict[str, str], as_json: bool) -> None:
    if as_json:
        print_json(facts)
        return
    click.echo("The practice world is open, on this machine only:")
    for name, value in facts.items():
        click.echo(f"  {name:<14} {value}")
    click.echo("Stop it with Ctrl-C.")
