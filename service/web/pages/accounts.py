"""Connected accounts: their state, the calendars that count, what their owner prefers, and leaving."""

from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from service.domain.account import Ability, AccountState
from service.errors import NotFound, OutsideError
from service.ports.calendar import CalendarInfo
from service.usecases.accounts import (
    AccountView,
    choose_calendars,
    create_label,
    disconnect,
    list_accounts,
    see_calendars,
)
from service.usecases.mailboxes import write_through
from service.usecases.tending.ways import advise_on_ways
from service.usecases.watching.watch import read_now
from service.web.drawing import go, show
from service.web.fields import Fields, Unreadable
from service.web.mishaps import explain
from service.web.room import Room, room_of, visitor
from service.web.settings import Offer
from service.web.submissions import page, submit
from service.web.views.accounts import look_at, sees_trouble
from service.web.views.calendars import find_unlisted, is_writable
from service.web.views.mailboxes import list_choices
from service.web.views.moments import all_zones
from service.web.views.permissions import EXTENDED, extended_tier_of, tier_of
from service.web.views.preferences import fill_form, list_ways
from service.web.voices import name_languages


async def show_accounts(request: Request) -> Response:
    """Every account and how it is."""
    room = room_of(request)
    views = await list_accounts(room.desk)
    offers, now = _offers(room), room.desk.now()
    rows = [(look_at(view, now, offers.get(view.account.provider)), sees_trouble(view)) for view in views]
    return show(request, "accounts.html", rows=rows)


async def show_account(request: Request) -> Response:
    """One account with all its settings."""
    return await _draw(request)


async def save_calendars(request: Request, fields: Fields) -> Response:
    """Which calendars count as busy; entries go into the one that was chosen for writing."""
    room, main = room_of(request), fields.text("main")
    chosen = [main, *(one for one in fields.many("busy") if one != main)]
    address = (await _find(room, _id(request))).account.address
    listed = await see_calendars(room.desk, _id(request))
    if not is_writable(main, listed, address):
        raise Unreadable("main", "Please choose the calendar that new entries go into.")
    if unlisted := find_unlisted(chosen, listed, address):
        raise Unreadable("busy", f"There is no calendar “{unlisted}” in this account any more. Please choose again.")
    await choose_calendars(room.desk, _id(request), chosen)
    return _back(request, "Saved. These calendars count as busy from now on.")


async def save_mailbox(request: Request, fields: Fields) -> Response:
    """Which mailbox letters go out from."""
    account = await write_through(room_of(request).desk, _id(request), fields.text("mailbox"))
    return _back(request, f"Saved. Letters go out from {account.writes_from.address} from now on.")


async def make_label(request: Request, _: Fields) -> Response:
    """Put the label into the person's own calendar."""
    await create_label(room_of(request).desk, _id(request))
    return _back(request, "Your calendar knows it now. Give it to an interview that you missed.")


async def look_now(request: Request, _: Fields) -> Response:
    """Read the calendars now."""
    await read_now(room_of(request).desk, _id(request))
    return _back(request, "Looked through your calendars just now.")


async def leave(request: Request, _: Fields) -> Response:
    """Give the permission back."""
    room = room_of(request)
    provider = (await _find(room, _id(request))).account.provider
    await disconnect(room.desk, _id(request))
    left = next((f": {offer.leaving}" for offer in room.settings.providers if offer.name == provider), "")
    return go(request, "/accounts", f"Disconnected{left}. Your cases stay readable here.")


async def show_again(request: Request, fields: Fields, error: Exception) -> Response | None:
    """The account's page once more, with what was typed still there."""
    told = explain(error)
    return await _draw(request, fields, told[1], told[2]) if told and told[2] not in (404, 503) else None


async def _draw(request: Request, typed: Fields | None = None, alert: str = "", status: int = 200) -> Response:
    room = room_of(request)
    views = await list_accounts(room.desk)
    view = _pick(views, _id(request))
    calendars, missing = await _calendars(room, view)
    offers = _offers(room)
    known, offer = view.account.abilities, offers.get(view.account.provider)
    preferring = typed if typed and typed.text("language") else None
    return show(
        request,
        "account.html",
        status=status,
        view=look_at(view, room.desk.now(), offer),
        mailboxes=list_choices(
            view.account, [one.account for one in views], {name: one.called for name, one in offers.items()}
        ),
        calendars=calendars,
        missing=missing,
        form=fill_form(view.account.preferences, preferring),
        ways=list_ways(view.account.preferences, preferring),
        reached=bool(room.desk.notices.ways(view.account.preferences.notify)),
        advice=advise_on_ways(room.desk, view.account),
        languages=name_languages(room.desk.letters.languages()),
        zones=all_zones(),
        again=_consent_link(request, view, tier_of(known)),
        extend=_consent_link(request, view, extended_tier_of(known)),
        more=_consent_link(request, view, EXTENDED),
        alert=alert,
        offer=offer,
    )


def _offers(room: Room) -> Mapping[str, Offer]:
    return {offer.name: offer for offer in room.settings.providers}


def _consent_link(request: Request, view: AccountView, tier: str) -> str:
    """Straight to the provider's consent page, or "" when this provider is not offered any more."""
    account, room = view.account, room_of(request)
    if all(offer.name != account.provider for offer in room.settings.providers):
        return ""
    wish = room.sessions.sign_wish(visitor(request), account.provider, tier, account.address)
    return f"/connect/{account.provider}/start?wish={wish}"


async def _calendars(room: Room, view: AccountView) -> tuple[Sequence[CalendarInfo], str]:
    if view.account.state is not AccountState.CONNECTED:
        return (), "Your calendars can be shown once the account is connected again."
    if not view.account.can(Ability.READ_CALENDAR):
        return (), "You did not allow reading this calendar."
    try:
        return await see_calendars(room.desk, view.account.id), ""
    except OutsideError as error:
        return (), str(error)


async def _find(room: Room, account_id: str) -> AccountView:
    return _pick(await list_accounts(room.desk), account_id)


def _pick(views: Sequence[AccountView], account_id: str) -> AccountView:
    for view in views:
        if view.account.id == account_id:
            return view
    raise NotFound("This account is not connected here any more.")


def _id(request: Request) -> str:
    return str(request.path_params["account_id"])


def _back(request: Request, say: str) -> Response:
    return go(request, f"/accounts/{_id(request)}", say)


ROUTES: list[BaseRoute] = [
    page("/accounts", show_accounts),
    page("/accounts/{account_id}", show_account),
    submit("/accounts/{account_id}/calendars", save_calendars, show_again),
    submit("/accounts/{account_id}/mailbox", save_mailbox, show_again),
    submit("/accounts/{account_id}/label", make_label, show_again),
    submit("/accounts/{account_id}/read", look_now, show_again),
    submit("/accounts/{account_id}/disconnect", leave, show_again),
]
