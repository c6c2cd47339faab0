"""`mulligan notices`: tries the ways by which reminders reach a person."""

import click

from service.cli.exits import Exit
from service.cli.finding import find_account
from service.cli.printing import print_columns, print_json
from service.cli.session import act
from service.usecases.desk import Desk
from service.usecases.tending.ways import advise_on_ways, try_ways

_NONE = "No way is set. Add one on the account's page, or under [notices] in the settings."


@click.group("notices")
def command() -> None:
    """Try the ways by which reminders reach you.

    ACCOUNT is a mail address, and may be left out while only one is connected.
    """


@command.command("test")
@click.argument("account", default="")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def test(ctx: click.Context, account: str, as_json: bool) -> None:
    """Send a test notice by each way, and say what came of it. The addresses of the ways are not shown."""
    tried, advice = act(ctx, lambda desk: _try(desk, account), "Sending")
    if as_json:
        print_json({"ways": [{"kind": kind, "worked": worked} for kind, worked in tried], "advice": advice})
    elif tried:
        print_columns(("WAY", "RESULT"), [(kind, "worked" if worked else "did not work") for kind, worked in tried])
    else:
        click.echo(_NONE)
    if advice and not as_json:
        click.echo(advice)
    if not tried or not all(worked for _, worked in tried):
        ctx.exit(Exit.FAILED)


async def _try(desk: Desk, wanted: str) -> tuple[list[tuple[str, bool]], str]:
    account = await find_account(desk, wanted)
    return await try_ways(desk, account), advise_on_ways(desk, account)
