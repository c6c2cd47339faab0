"""“I missed an interview”: the last two weeks, with one button each."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from service.domain.account import Ability, Account, AccountState
from service.errors import NotFound, OutsideError
from service.usecases.accounts import list_accounts
from service.usecases.watching.watch import recent_events
from service.web.drawing import go, show
from service.web.fields import Fields
from service.web.mishaps import explain
from service.web.room import room_of
from service.web.submissions import page, submit
from service.web.views.lists import list_events
from service.web.words import LATE, WAITED, take_word


async def show_recent(request: Request) -> Response:
    """What may have been missed, likely interviews first."""
    return await _draw(request)


async def mark(request: Request, fields: Fields) -> Response:
    """Open a case for one event: missed, cannot come, late for it, or nobody came."""
    case = await take_word(room_of(request).desk, fields)
    return go(request, f"/cases/{case.id}" if case is not None else "/")


async def show_again(request: Request, _: Fields, error: Exception) -> Response | None:
    """The list once more, with what did not work above it."""
    told = explain(error)
    return await _draw(request, told[1], told[2]) if told and told[2] != 503 else None


async def _draw(request: Request, alert: str = "", status: int = 200) -> Response:
    desk = room_of(request).desk
    accounts = [view.account for view in await list_accounts(desk) if _has_calendar(view.account)]
    chosen = _choose(accounts, request.query_params.get("account", ""))
    try:
        events = await recent_events(desk, chosen.id) if chosen else ()
    except OutsideError as error:
        events, alert = (), alert or str(error)
    rows = list_events(events, chosen.zone, desk.now()) if chosen else []
    facts = {"accounts": accounts, "chosen": chosen, "rows": rows, "late": LATE, "waited": WAITED, "alert": alert}
    return show(request, "missed.html", status=status, **facts)


def _has_calendar(account: Account) -> bool:
    return account.state is not AccountState.GONE and account.can(Ability.READ_CALENDAR)


def _choose(accounts: list[Account], wanted: str) -> Account | None:
    if not wanted:
        return accounts[0] if accounts else None
    found = next((one for one in accounts if one.id == wanted), None)
    if found is None:
        raise NotFound("This account is not connected here any more.")
    return found


ROUTES: list[BaseRoute] = [page("/missed", show_recent), submit("/missed", mark, show_again)]
