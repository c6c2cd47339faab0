"""`mulligan absent`: the other side did not come."""

import click

from service.cli.missed import find_recent, report
from service.cli.session import act
from service.domain.case import Case
from service.usecases.desk import Desk
from service.usecases.watching.marking import MOST_MINUTES, mark_absence


@click.command("absent")
@click.argument("event")
@click.option(
    "--waited",
    type=click.IntRange(1, MOST_MINUTES),
    help="How many minutes you waited; without it the clock says so while the interview runs.",
)
@click.option("--account", default="", metavar="ADDRESS", help="Whose calendar; needed only where several are read.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def command(ctx: click.Context, event: str, waited: int | None, account: str, as_json: bool) -> None:
    """Say that the other side did not come to EVENT: a letter that asks for a new time is written; nothing is sent.

    EVENT is an id that `mulligan missed` lists. Possible from ten minutes after the start.
    """
    report(act(ctx, lambda desk: _mark(desk, account, event, waited or 0), "Marking"), as_json)


async def _mark(desk: Desk, wanted: str, event_id: str, waited: int) -> Case:
    owner, event = await find_recent(desk, wanted, event_id)
    return await mark_absence(desk, owner.id, event.calendar_id, event.id, waited)
