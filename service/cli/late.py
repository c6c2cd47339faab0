"""`mulligan late`: the interview runs right now, and its owner is still on the way."""

import click

from service.cli.missed import find_recent, report
from service.cli.session import act
from service.domain.case import Case
from service.usecases.desk import Desk
from service.usecases.watching.marking import LEAST_LATE, MOST_MINUTES, mark_late


@click.command("late")
@click.argument("event")
@click.option(
    "--minutes",
    type=click.IntRange(LEAST_LATE, MOST_MINUTES),
    default=10,
    show_default=True,
    help="In how many minutes you will be there.",
)
@click.option("--account", default="", metavar="ADDRESS", help="Whose calendar; needed only where several are read.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def command(ctx: click.Context, event: str, minutes: int, account: str, as_json: bool) -> None:
    """Say that you are late for EVENT while it runs: a letter of two lines is written; nothing is sent.

    EVENT is an id that `mulligan missed` lists.
    """
    report(act(ctx, lambda desk: _mark(desk, account, event, minutes), "Marking"), as_json)


async def _mark(desk: Desk, wanted: str, event_id: str, minutes: int) -> Case:
    owner, event = await find_recent(desk, wanted, event_id)
    return await mark_late(desk, owner.id, event.calendar_id, event.id, minutes)
