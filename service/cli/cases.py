"""`mulligan cases`: the list of cases, newest first."""

from collections.abc import Mapping, Sequence

import click

from service.cli.finding import find_case
from service.cli.printing import print_columns, print_json
from service.cli.session import act
from service.domain.account import Account
from service.domain.case import Case
from service.usecases.accounts import list_accounts
from service.usecases.desk import Desk
from service.usecases.overview import list_cases
from service.web.views.moments import say_short
from service.web.views.standings import missed_time, stand, title_of

Found = tuple[Sequence[Case], Mapping[str, Account]]


@click.command("cases")
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True, help="How many at most.")
@click.option("--before", default="", metavar="CASE", help="Only cases older than this one.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def command(ctx: click.Context, limit: int, before: str, as_json: bool) -> None:
    """List the cases, newest first."""
    cases, accounts = act(ctx, lambda desk: _load(desk, limit, before), "Reading")
    if as_json:
        print_json([outline(case, accounts[case.account_id]) for case in cases])
    elif not cases:
        click.echo("There is no case. Mark an interview as missed in your calendar, or with: mulligan missed")
    else:
        rows = [_row(case, accounts[case.account_id]) for case in cases]
        print_columns(("CASE", "WHEN", "STANDS", "INTERVIEW"), rows)


async def _load(desk: Desk, limit: int, before: str) -> Found:
    cases = await list_cases(desk, limit, await find_case(desk, before) if before else "")
    return cases, {view.account.id: view.account for view in await list_accounts(desk)}


def _row(case: Case, account: Account) -> tuple[str, str, str, str]:
    return case.id, say_short(missed_time(case).start, account.zone), stand(case, account).headline, title_of(case)


def outline(case: Case, account: Account) -> dict[str, object]:
    """A case as scripts see it in a list. Keys are stable; times are RFC 3339."""
    standing = stand(case, account)
    return {
        "id": case.id,
        "account": account.address,
        "state": case.state.value,
        "headline": standing.headline,
        "detail": standing.detail,
        "version": case.version,
        "title": title_of(case),
        "start": missed_time(case).start,
        "opened_at": case.opened_at,
        "contact": case.contact.address if case.contact else "",
        "trouble": case.trouble,
        "ending": case.ending.value if case.ending else "",
    }
