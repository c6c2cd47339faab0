"""`mulligan missed`: recent events, and the button that marks one of them."""

from collections.abc import Sequence

import click

from service.cli.finding import find_account
from service.cli.printing import print_columns, print_json
from service.cli.session import act
from service.domain.account import Ability, Account
from service.domain.case import Case
from service.domain.event import Event
from service.errors import NotFound
from service.usecases.desk import Desk
from service.usecases.watching.watch import mark_missed, recent_events
from service.web.views.moments import say_event


@click.command("missed")
@click.argument("event", required=False)
@click.option("--account", default="", metavar="ADDRESS", help="Whose calendar; needed only where several are read.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def command(ctx: click.Context, event: str | None, account: str, as_json: bool) -> None:
    """List events of the past two weeks and the next day, interviews first; with EVENT, mark that one as missed.

    EVENT is an id that the list prints. Marking opens a case and writes a draft; nothing is sent. An interview that has
    not begun is told ahead: you cannot make it.
    """
    if event:
        report(act(ctx, lambda desk: _mark(desk, account, event), "Marking"), as_json)
        return
    owner, events = act(ctx, lambda desk: _list(desk, account), "Reading the calendar")
    if as_json:
        print_json([_outline(one) for one in events])
    elif not events:
        click.echo("There is no event in the past two weeks.")
    else:
        print_columns(("EVENT", "WHEN", "TITLE"), [(one.id, say_event(one, owner.zone), one.title) for one in events])


async def _list(desk: Desk, wanted: str) -> tuple[Account, Sequence[Event]]:
    owner = await find_account(desk, wanted, frozenset({Ability.READ_CALENDAR}))
    return owner, await recent_events(desk, owner.id)


async def _mark(desk: Desk, wanted: str, event_id: str) -> Case:
    owner, event = await find_recent(desk, wanted, event_id)
    return await mark_missed(desk, owner.id, event.calendar_id, event.id)


async def find_recent(desk: Desk, wanted: str, event_id: str) -> tuple[Account, Event]:
    """The event that the list prints under this id, and whose calendar it stands in; NotFound when there is none."""
    owner, events = await _list(desk, wanted)
    for one in events:
        if one.id == event_id:
            return owner, one
    raise NotFound(f"There is no recent event '{event_id}'. List them with: mulligan missed")


def report(case: Case, as_json: bool) -> None:
    """Say which case was opened."""
    if as_json:
        print_json({"case": case.id, "state": case.state.value, "occasion": case.occasion.value})
    else:
        click.echo(f"Marked. The case is {case.id}; see it with: mulligan show {case.id}")


def _outline(event: Event) -> dict[str, object]:
    return {
        "id": event.id,
        "calendar": event.calendar_id,
        "title": event.title,
        "start": event.start,
        "end": event.end,
        "zone": event.zone,
    }
