"""Connecting an account: what each permission is for, off to the provider's consent page, and back."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute

from service.errors import NotFound, OutsideError, SignInFailed
from service.usecases.accounts import begin, finish
from service.web.consents import Begun
from service.web.drawing import go, show
from service.web.room import room_of, visitor
from service.web.settings import Offer
from service.web.submissions import page
from service.web.views.permissions import TIERS, wanted_in

_LOST = "This sign-in was begun too long ago, in another browser, or was finished already. Please start again."


async def show_choice(request: Request) -> Response:
    """The providers, and how much may be allowed."""
    return _draw(request)


async def start(request: Request) -> Response:
    """Off to the provider. A link, not a form: browsers let a form's redirect go no further than form-action."""
    room, visit, offer = room_of(request), visitor(request), _offer(request)
    wish = room.sessions.read_wish(visit, offer.name, request.query_params.get("wish", ""))
    if wish is None:
        return _draw(request, "This link is too old. Please choose once more.", 403)
    tier, hint = wish
    redirect_uri = f"{room.settings.base_url.rstrip('/')}/connect/{offer.name}/back"
    try:
        consent = await begin(room.desk, offer.name, redirect_uri, wanted_in(tier), hint)
    except OutsideError as error:
        return _draw(request, f"{error} Nothing was connected; please try again.", 502)
    room.consents.keep(Begun(visit.id, offer.name, redirect_uri, consent))
    return RedirectResponse(consent.url, status_code=303)


async def come_back(request: Request) -> Response:
    """The browser returns from the provider."""
    room, offer = room_of(request), _offer(request)
    answer = dict(request.query_params)
    begun = room.consents.take(answer.get("state", ""), visitor(request).id, offer.name)
    if begun is None:
        return _draw(request, _LOST, 400)
    try:
        account = await finish(room.desk, offer.name, begun.consent, begun.redirect_uri, answer)
    except SignInFailed as error:
        return _draw(request, str(error), 400)
    return go(request, f"/accounts/{account.id}", f"{account.address} is connected. Please check what is set below.")


def _offer(request: Request) -> Offer:
    room, name = room_of(request), request.path_params["provider"]
    for offer in room.settings.providers:
        if offer.name == name and name in room.desk.providers:
            return offer
    raise NotFound("This provider cannot be connected here.")


def _draw(request: Request, alert: str = "", status: int = 200) -> Response:
    room, visit = room_of(request), visitor(request)
    hint = request.query_params.get("hint", "")
    offers = [
        (offer, [(tier, room.sessions.sign_wish(visit, offer.name, tier.name, hint)) for tier in TIERS])
        for offer in room.settings.providers
        if offer.name in room.desk.providers
    ]
    return show(request, "connect.html", status=status, offers=offers, alert=alert, hint=hint)


ROUTES: list[BaseRoute] = [
    page("/connect", show_choice),
    page("/connect/{provider}/start", start),
    page("/connect/{provider}/back", come_back),
]
