"""`mulligan sandbox`: only the practice world, so that any client can be tried against it."""

import asyncio
import signal
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from service.cli.advice import advise
from service.cli.printing import print_json
from service.errors import BadSettings

if TYPE_CHECKING:
    from connectors.sandbox import Sandbox

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


PROVIDERS = {"google": ("google",), "outlook": ("outlook",), "both": ("google", "outlook")}
# What a settings file has to say, under each provider: its key, and the name of the fact.
_KEYS: Mapping[str, Mapping[str, str]] = {
    "google": {
        "client_id": "client_id",
        "client_secret": "client_secret",
        "authorize_url": "authorize",
        "token_url": "token",
        "revoke_url": "revoke",
        "calendar_url": "calendar",
        "gmail_url": "gmail",
    },
    "outlook": {"client_id": "outlook_client_id", "authority_url": "authority", "graph_url": "graph"},
}


@dataclass(frozen=True, slots=True)
class Wish:
    """How the world is to be: free ports where 0, `latency` in milliseconds."""

    google_port: int
    outlook_port: int
    control_port: int
    latency: float
    persona: str
    provider: str


@click.command("sandbox")
@click.option(
    "--provider", type=click.Choice(tuple(PROVIDERS)), default="google", help="Where the candidates have accounts."
)
@click.option(
    "--google-port", type=click.IntRange(0, 65535), default=0, help="Port of Google's face; 0 is any free one."
)
@click.option("--outlook-port", type=click.IntRange(0, 65535), default=0, help="Port of Microsoft's face.")
@click.option("--control-port", type=click.IntRange(0, 65535), default=0, help="Port of the world's own pages.")
@click.option("--latency", type=click.FloatRange(0, 60_000), default=0.0, help="Milliseconds before each API answer.")
@click.option("--persona", type=click.Choice(PERSONAS), default="agrees", help="How the interviewer answers.")
@click.option("--json", "as_json", is_flag=True, help="Print the addresses as JSON.")
def command(as_json: bool, **wish: Any) -> None:  # noqa: ANN401  (click fills the fields of Wish)
    """Start the practice world on this machine and stay until Ctrl-C.

    It speaks Google's sign-in, Calendar and Gmail protocols, and Microsoft's sign-in and Graph, on loopback, for
    invented people at example domains.
    """
    asyncio.run(_stay(Wish(**wish), as_json))


async def _stay(wish: Wish, as_json: bool) -> None:
    from connectors.sandbox import Sandbox, Story

    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(name, stop.set)
    world = Sandbox(
        wish.google_port,
        wish.control_port,
        latency=wish.latency / 1000,
        story=Story(persona=wish.persona, provider=wish.provider, candidates=len(PROVIDERS[wish.provider])),
        outlook_port=wish.outlook_port,
    )
    async with AsyncExitStack() as closing:
        try:
            sandbox = await closing.enter_async_context(world)
        except OSError as error:
            advice = "Name free ports with --google-port, --outlook-port and --control-port, or leave them out for any."
            raise advise(BadSettings(f"A port cannot be used: {error.strerror}."), advice) from None
        _announce(_facts(sandbox), PROVIDERS[wish.provider], as_json)
        await stop.wait()


def _facts(sandbox: "Sandbox") -> Mapping[str, str]:
    client_id, client_secret = sandbox.client
    outlook_client_id, _ = sandbox.outlook_client
    return {
        **sandbox.addresses,
        "client_id": client_id,
        "client_secret": client_secret,
        "outlook_client_id": outlook_client_id,
    }


def _announce(facts: Mapping[str, str], providers: Sequence[str], as_json: bool) -> None:
    if as_json:
        print_json(facts)
        return
    click.echo("The practice world is open, on this machine only:")
    for name, value in facts.items():
        click.echo(f"  {name:<17} {value}")
    click.echo("\nTo connect to it, write into the settings file of a trial:")
    for provider in providers:
        click.echo(f"\n[{provider}]")
        for key, name in _KEYS[provider].items():
            click.echo(f'{key} = "{facts[name]}"')
    click.echo("\nStop it with Ctrl-C.")
