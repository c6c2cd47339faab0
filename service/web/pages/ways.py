"""The ways that remind an owner: saving them with everything else that is preferred, and sending a test by each."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from service.domain.account import Account
from service.errors import NotFound
from service.usecases.accounts import change_preferences, list_accounts
from service.usecases.tending.ways import complain_about_ways, try_ways
from service.web.drawing import go
from service.web.fields import Fields
from service.web.pages.accounts import show_again
from service.web.preferences import read_preferences
from service.web.room import Room, room_of
from service.web.submissions import submit
from service.web.views.preferences import say_tried


async def save_preferences(request: Request, fields: Fields) -> Response:
    """What the owner prefers; new ways are checked first, which may load a library once."""
    room = room_of(request)
    account = await _find(room, request)
    wrong = await complain_about_ways(room.desk, fields.text("notify").split("\n"))
    wanted = read_preferences(fields, account.preferences, wrong, room.desk.letters.languages())
    await change_preferences(room.desk, account.id, wanted)
    return go(request, f"/accounts/{account.id}", "Saved.")


async def send_test(request: Request, _: Fields) -> Response:
    """Say by every saved way that it works."""
    room = room_of(request)
    account = await _find(room, request)
    tried = await try_ways(room.desk, account)
    bad = not tried or not all(worked for _, worked in tried)
    return go(request, f"/accounts/{account.id}#notify", say_tried(tried), bad)


async def _find(room: Room, request: Request) -> Account:
    for view in await list_accounts(room.desk):
        if view.account.id == request.path_params["account_id"]:
            return view.account
    raise NotFound("This account is not connected here any more.")


ROUTES: list[BaseRoute] = [
    submit("/accounts/{account_id}/preferences", save_preferences, show_again),
    submit("/accounts/{account_id}/test", send_test, show_again),
]
