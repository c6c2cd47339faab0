"""`mulligan accounts`: lists, connects and disconnects accounts, and chooses calendars and mailboxes."""

import sys
from collections.abc import Sequence

import click

from service.cli.advice import advise
from service.cli.exits import Exit
from service.cli.finding import CONNECT, find_account
from service.cli.printing import print_columns, print_json
from service.cli.session import act, settings
from service.domain.account import FULL, LIGHT, OF_CALENDAR, OF_MAIL, Ability, Account
from service.errors import Impossible, NotFound
from service.offers import offer_of
from service.ports.calendar import CalendarInfo
from service.usecases import accounts as use
from service.usecases.desk import Desk
from service.usecases.mailboxes import write_through
from service.web.views.accounts import AccountLook, look_at
from service.web.views.calendars import find_unlisted, is_writable
from service.web.views.mailboxes import find_loss

_ONLY = {"calendar": OF_CALENDAR, "mail": OF_MAIL}


@click.group("accounts")
def command() -> None:
    """List, connect and disconnect accounts; choose calendars and mailboxes.

    ACCOUNT is a mail address, and may be left out while only one is connected. Where two providers know the same
    address, put the provider before it: google:me@example.org
    """


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def list_them(ctx: click.Context, as_json: bool) -> None:
    """List the accounts and how they are."""
    looks = act(ctx, _look, "Reading")
    if as_json:
        print_json([_outline(look) for look in looks])
    elif not looks:
        click.echo(f"No account is connected. {CONNECT}")
    else:
        rows = [(look.account.address, look.account.provider, look.state, "; ".join(_reasons(look))) for look in looks]
        print_columns(("ACCOUNT", "PROVIDER", "STATE", "REASON"), rows)


@command.command("connect")
@click.argument("provider", default="")
@click.option("--light", is_flag=True, help="Ask for the calendar and for sending only; no drafts, no reading of mail.")
@click.option("--only", type=click.Choice(list(_ONLY)), help="Ask for one of the two; the other is in another account.")
@click.option("--hint", default="", metavar="ADDRESS", help="The address to pre-select on the consent page.")
@click.option("--no-browser", is_flag=True, help="Print the link instead of opening it.")
@click.option("--device", is_flag=True, help="Sign in by a code, typed in on another machine's browser.")
@click.pass_context
def connect(
    ctx: click.Context, provider: str, light: bool, only: str | None, hint: str, no_browser: bool, device: bool
) -> None:
    """Connect an account, or connect it again, on the provider's consent page.

    PROVIDER may be left out while only one has a client in the settings.
    """
    from service.cli.consent import choose_provider, connect_account, connect_by_code

    config = settings(ctx)
    chosen = choose_provider(config, provider, by_code=device)
    wanted = _wanted(light, only)
    if device:
        account = act(ctx, lambda desk: connect_by_code(desk, chosen, wanted))
    else:
        account = act(ctx, lambda desk: connect_account(desk, config, chosen, wanted, hint, not no_browser))
    click.echo(f"Connected: {account.address}")


@command.command("disconnect")
@click.argument("account", default="")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def disconnect(ctx: click.Context, account: str, yes: bool) -> None:
    """Forget the permission, and give it back where the provider takes it; the cases stay readable."""
    found = act(ctx, lambda desk: find_account(desk, account), "Reading")
    if not yes and not sys.stdin.isatty():
        raise click.UsageError(f"Nobody is here to be asked. To disconnect {found.address} unasked, add --yes.")
    if not yes and not click.confirm(f"Disconnect {found.address}?"):
        ctx.exit(Exit.FAILED)
    act(ctx, lambda desk: use.disconnect(desk, found.id), "Disconnecting")
    click.echo(f"Disconnected: {found.address}\nWhat that means: {offer_of(found.provider).leaving}.")


@command.command("calendars")
@click.argument("account", default="")
@click.option("--choose", multiple=True, metavar="ID", help="Calendar that counts as busy; the first is written to.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def calendars(ctx: click.Context, account: str, choose: tuple[str, ...], as_json: bool) -> None:
    """List the calendars of an account, or choose with --choose (repeatable) which ones count as busy."""
    found, infos = act(ctx, lambda desk: _calendars(desk, account, choose), "Reading the calendars")
    if as_json:
        print_json([{"id": one.id, "name": one.name, "busy": one.id in found.calendars} for one in infos])
        return
    rows = [("yes" if one.id in found.calendars else "-", one.id, one.name) for one in infos]
    print_columns(("BUSY", "ID", "NAME"), rows)


@command.command("letters")
@click.argument("account", default="")
@click.option("--from", "mailbox", metavar="ADDRESS", help="Account whose mailbox letters go out from.")
@click.pass_context
def letters(ctx: click.Context, account: str, mailbox: str | None) -> None:
    """Say which mailbox an account's letters go out from, or choose it with --from."""
    found = act(ctx, lambda desk: _letters(desk, account, mailbox), "Saving" if mailbox else "Reading")
    click.echo(f"Letters of {found.address} go out from {found.writes_from.address} ({found.writes_from.provider}).")
    if lost := find_loss(found):
        click.echo(lost)


async def _letters(desk: Desk, wanted: str, mailbox: str | None) -> Account:
    account = await find_account(desk, wanted)
    if mailbox is None:
        return account
    try:
        return await write_through(desk, account.id, (await find_account(desk, mailbox)).id)
    except Impossible as error:
        raise advise(error, "See how they are with: mulligan accounts list") from None


def _wanted(light: bool, only: str | None) -> frozenset[Ability]:
    if light and only:
        raise click.UsageError("Say either --light or --only.")
    return _ONLY[only] if only else (LIGHT if light else FULL)


def _reasons(look: AccountLook) -> list[str]:
    return [said for said in dict.fromkeys((look.reason, *_troubles(look))) if said]


def _troubles(look: AccountLook) -> list[str]:
    return [said for said in dict.fromkeys((look.lost, *look.troubles)) if said]


async def _calendars(desk: Desk, wanted: str, choose: Sequence[str]) -> tuple[Account, Sequence[CalendarInfo]]:
    account = await find_account(desk, wanted)
    listed = await use.see_calendars(desk, account.id)
    if unlisted := find_unlisted(choose, listed, account.address):
        raise advise(NotFound(f"There is no calendar '{unlisted}'."), "List them with: mulligan accounts calendars")
    if choose and not is_writable(choose[0], listed, account.address):
        raise Impossible(f"Nothing can be written into '{choose[0]}'. Name a calendar of your own first.")
    if choose:
        account = await use.choose_calendars(desk, account.id, choose)
    return account, listed


async def _look(desk: Desk) -> list[AccountLook]:
    return [look_at(view, desk.now()) for view in await use.list_accounts(desk)]


def _outline(look: AccountLook) -> dict[str, object]:
    account = look.account
    return {
        "id": account.id,
        "provider": account.provider,
        "address": account.address,
        "state": account.state.value,
        "headline": look.state,
        "reason": look.reason,
        "troubles": _troubles(look),
        "calendars": list(account.calendars),
        "letters_from": account.writes_from.address,
        "abilities": sorted(account.abilities),
    }
