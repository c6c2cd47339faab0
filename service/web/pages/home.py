"""The first page: interviews that want a word, every case, and what to do when there is none yet."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute

from service.domain.account import Account, AccountState
from service.domain.case import Case
from service.usecases.accounts import list_accounts
from service.usecases.overview import list_cases
from service.usecases.watching.upcoming import list_upcoming
from service.web.drawing import go, show
from service.web.fields import Fields
from service.web.mishaps import explain
from service.web.room import Room, room_of
from service.web.submissions import page, submit
from service.web.views.accounts import say_trouble
from service.web.views.lists import list_rows
from service.web.views.upcoming import AHEAD, Interviews, show_interviews
from service.web.words import LATE, WAITED, take_word

_AT_ONCE = 50


async def show_home(request: Request) -> Response:
    """What wants a word, and the list of cases."""
    return await _draw(request)


async def take(request: Request, fields: Fields) -> Response:
    """What the owner said about an interview; on to the case that follows from it."""
    case = await take_word(room_of(request).desk, fields)
    return go(request, f"/cases/{case.id}") if case is not None else go(request, "/", "Noted. I will not ask again.")


async def show_again(request: Request, _: Fields, error: Exception) -> Response | None:
    """The page once more, with what did not work above it."""
    told = explain(error)
    return await _draw(request, told[1], told[2]) if told and told[2] != 503 else None


async def tell_version(request: Request) -> Response:
    """A short word that changes whenever the list would look different."""
    desk = room_of(request).desk
    accounts = {view.account.id: view.account for view in await list_accounts(desk)}
    return JSONResponse({"version": _digest(await list_cases(desk, _AT_ONCE), await _look_ahead(request, accounts))})


async def _draw(request: Request, alert: str = "", status: int = 200) -> Response:
    room = room_of(request)
    desk = room.desk
    views = await list_accounts(desk)
    before = request.query_params.get("before", "")
    cases = await list_cases(desk, _AT_ONCE, before)
    accounts = {view.account.id: view.account for view in views}
    interviews = await _look_ahead(request, accounts)
    return show(
        request,
        "home.html",
        status=status,
        alert=alert,
        interviews=interviews,
        late=LATE,
        waited=WAITED,
        sections=list_rows(list(cases), accounts, desk.now()),
        connected=[one for one in accounts.values() if one.state is not AccountState.GONE],
        mark=_name_mark(room, accounts.values()),
        troubled=[(view.account, said) for view in views if (said := say_trouble(view))],
        older=cases[-1].id if len(cases) == _AT_ONCE else "",
        live="" if before else "/version",
        version=_digest(cases, interviews),
    )


async def _look_ahead(request: Request, accounts: Mapping[str, Account]) -> Interviews:
    desk = room_of(request).desk
    return show_interviews(await list_upcoming(desk, desk.now() + AHEAD), accounts, desk.now())


def _name_mark(room: Room, accounts: Iterable[Account]) -> str:
    """What the connected providers call that which marks an event: "label", "category", or both."""
    used = {account.provider for account in accounts if account.state is not AccountState.GONE}
    words = dict.fromkeys(offer.label for offer in room.settings.providers if offer.name in used)
    return " or ".join(words) or "label"


def _digest(cases: Sequence[Case], interviews: Interviews) -> str:
    told = ",".join(f"{case.id}:{case.version}" for case in cases) + interviews.state
    return hashlib.sha256(told.encode()).hexdigest()[:16]


ROUTES: list[BaseRoute] = [page("/", show_home), submit("/", take, show_again), page("/version", tell_version)]
