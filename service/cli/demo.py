"""`mulligan demo`: the whole story against the practice world, on this machine, with nothing to set up."""

import asyncio
import sys
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING

import click

from service.cli.exits import Exit
from service.cli.printing import clean, print_json
from service.cli.sandbox import PERSONAS
from service.cli.session import tell
from service.cli.stopping import Stopping

if TYPE_CHECKING:
    from service.demo.headless import Played
    from service.demo.telling import Line


@click.command("demo")
@click.option("--headless", is_flag=True, help="Play without a browser, print the timeline, and prove the end.")
@click.option("--json", "as_json", is_flag=True, help="With --headless: print the timeline and the proof as JSON.")
@click.option(
    "--persona",
    type=click.Choice(PERSONAS),
    help="In a browser: how the interviewer answers, instead of you.",
)
@click.option(
    "--provider",
    type=click.Choice(("google", "outlook", "both")),
    default="google",
    help="Whose wire is spoken; both: two accounts side by side.",
)
@click.option("--no-browser", is_flag=True, help="Print the link and wait, even where there is a browser.")
@click.pass_context
def command(
    ctx: click.Context, headless: bool, as_json: bool, persona: str | None, provider: str, no_browser: bool
) -> None:
    """Play one missed interview from the mark to the thanks for the new one, on this machine only.

    Nothing is set up, nothing is kept, and nothing leaves. Without a browser, --headless plays both sides, prints the
    timeline, and ends with 0 only if calendar and mailbox, read back over the wire, hold exactly what they should.
    """
    if as_json and not headless:
        raise click.UsageError("--json needs --headless.")
    if persona and headless:
        raise click.UsageError("--persona is for the browser; --headless plays the interviewer who agrees.")
    if headless:
        ctx.exit(Exit.OK if _play(as_json, provider) else Exit.FAILED)
    asyncio.run(_show(persona or "silence", provider, not no_browser))


async def _show(persona: str, provider: str, browse: bool) -> None:
    from service.demo.browser import show
    from service.logs import set_up_logs

    set_up_logs("error")
    await show(partial(_announce, Stopping()), persona, provider, open_browser=browse)
    tell("Stopped. Nothing was kept.")


def _announce(stopping: Stopping, link: str) -> None:
    stopping.prepare()
    click.echo(f"The practice world is ready. Open it here:\n\n  {link}\n\nStop it with Ctrl-C; nothing is kept.")
    sys.stdout.flush()


def _play(as_json: bool, provider: str) -> bool:
    from service.demo.headless import play
    from service.logs import set_up_logs

    set_up_logs("error")
    played = asyncio.run(play((lambda _: None) if as_json else _tell, provider))
    if as_json:
        print_json(asdict(played) | {"good": played.good})
    else:
        _conclude(played)
    return played.good


def _tell(line: "Line") -> None:
    whose = f"  ({line.account})" if line.account else ""
    click.echo(clean(f"{line.at:%a %H:%M:%S}  {line.who:<8}  {line.what}{whose}"))
    if line.why:
        click.echo(clean(f"{'':24}{line.why}"))
    sys.stdout.flush()


def _conclude(played: "Played") -> None:
    for address, checks in played.proofs.items():
        click.echo(f"\nRead back from the calendar and the mailbox of {address}:")
        for check in checks:
            click.echo(clean(f"  {'yes' if check.holds else 'NO '}  {check.promise}  ({check.seen})"))
