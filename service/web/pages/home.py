"""The first page: every case, what needs its owner on top, and what to do when there is none yet."""

import hashlib
from collections.abc import Iterable, Sequence

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute

from service.domain.account import Account, AccountState
from service.domain.case import Case
from service.usecases.accounts import list_accounts
from service.usecases.overview import list_cases
from service.web.drawing import show
from service.web.room import Room, room_of
from service.web.submissions import page
from service.web.views.accounts import say_trouble
from service.web.views.lists import list_rows

_AT_ONCE = 50


async def show_home(request: Request) -> Response:
    """The list of cases."""
    room = room_of(request)
    desk = room.desk
    views = await list_accounts(desk)
    before = request.query_params.get("before", "")
    cases = await list_cases(desk, _AT_ONCE, before)
    accounts = {view.account.id: view.account for view in views}
    return show(
        request,
        "home.html",
        sections=list_rows(list(cases), accounts, desk.now()),
        connected=[one for one in accounts.values() if one.state is not AccountState.GONE],
        mark=_name_mark(room, accounts.values()),
        troubled=[(view.account, said) for view in views if (said := say_trouble(view))],
        older=cases[-1].id if len(cases) == _AT_ONCE else "",
        live="" if before else "/version",
        version=_digest(cases),
    )


async def tell_version(request: Request) -> Response:
    """A short word that changes whenever the list would look different."""
    return JSONResponse({"version": _digest(await list_cases(room_of(request).desk, _AT_ONCE))})


def _name_mark(room: Room, accounts: Iterable[Account]) -> str:
    """What the connected providers call that which marks an event: "label", "category", or both."""
    used = {account.provider for account in accounts if account.state is not AccountState.GONE}
    words = dict.fromkeys(offer.label for offer in room.settings.providers if offer.name in used)
    return " or ".join(words) or "label"


def _digest(cases: Sequence[Case]) -> str:
    told = ",".join(f"{case.id}:{case.version}" for case in cases)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


ROUTES: list[BaseRoute] = [page("/", show_home), page("/version", tell_version)]
