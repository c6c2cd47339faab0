"""Connecting an account: what each permission is for, off to the provider's consent page, and back."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute

from service.errors import AdminNeeded, NotFound, OutsideError, SignInFailed
from service.usecases.accounts import begin, finish
from service.web.answers import is_from_administrator
from service.web.consents import Begun
from service.web.drawing import go, show
from service.web.fields import Fields
from service.web.room import room_of, visitor
from service.web.settings import Offer
from service.web.submissions import page, receive
from service.web.views.asking import ask_administrator
from service.web.views.permissions import TIERS, Tier, list_permissions, wanted_in

_LOST = "This sign-in was begun too long ago, in another browser, or was finished already. Please start again."
_AGREED = "{} has noted that you agree. Whoever asked you for it can connect the account now; you can close this page."
_REFUSED = "{} says that this was not agreed to. Nothing was changed; the link can be opened again."


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
    redirect_uri = offer.place(room.settings.base_url)
    try:
        consent = await begin(room.desk, offer.name, redirect_uri, wanted_in(tier), hint)
    except OutsideError as error:
        return _draw(request, f"{error} Nothing was connected; please try again.", 502)
    room.consents.keep(Begun(visit.id, offer.name, redirect_uri, tier, consent))
    return RedirectResponse(consent.url, status_code=303)


async def take_answer(request: Request, fields: Fields) -> Response:
    """The provider's page posts its answer (OAuth 2.0 Form Post Response Mode), which keeps the code out of addresses.

    That post comes from another site, so the browser holds our session cookie back (RFC 6265bis, SameSite=Lax), and
    nothing here proves whose browser it is. The answer is laid down, and the browser comes again by itself with
    nothing but a handle: that is a plain visit of ours, the cookie comes along, and `come_back` can insist that the
    session which began the sign-in is the one that ends it. A looser cookie would weaken every form of these pages.
    """
    room, offer = room_of(request), _offer(request)
    handle = room.consents.lay(offer.name, {name: fields.text(name) for name in fields.given})
    # Under the address people type: the redirect may have been to another spelling of this machine's name.
    place = f"{room.settings.base_url.rstrip('/')}/connect/{offer.name}/back?{urlencode({'handle': handle})}"
    return RedirectResponse(place, status_code=303)


async def come_back(request: Request) -> Response:
    """The browser returns from the provider, with the answer in the address or laid down before."""
    offer, given = _offer(request), request.query_params
    if is_from_administrator(request):
        return _thank(request, offer, "error" not in given)
    answer = room_of(request).consents.pick_up(given["handle"]) if "handle" in given else dict(given)
    return await _finish(request, offer, answer)


async def _finish(request: Request, offer: Offer, answer: Mapping[str, str]) -> Response:
    room = room_of(request)
    begun = room.consents.take(answer.get("state", ""), visitor(request).id, offer.name)
    if begun is None:
        return _draw(request, _LOST, 400)
    try:
        account = await finish(room.desk, offer.name, begun.consent, begun.redirect_uri, answer)
    except AdminNeeded as error:
        asking = ask_administrator(offer, wanted_in(begun.tier), error.link)
        return show(request, "ask.html", status=403, asking=asking, why=str(error))
    except SignInFailed as error:
        return _draw(request, str(error), 400)
    return go(request, f"/accounts/{account.id}", f"{account.address} is connected. Please check what is set below.")


def _thank(request: Request, offer: Offer, agreed: bool) -> Response:
    """For an administrator, who has opened the link that was sent and needs no session here."""
    title, said = ("Thank you", _AGREED) if agreed else ("Not agreed to", _REFUSED)
    return show(request, "sentence.html", title=title, lead=said.format(offer.called))


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
        (offer, [_choice(room.sessions.sign_wish(visit, offer.name, tier.name, hint), offer, tier) for tier in TIERS])
        for offer in room.settings.providers
        if offer.name in room.desk.providers
    ]
    return show(request, "connect.html", status=status, offers=offers, alert=alert, hint=hint)


def _choice(wish: str, offer: Offer, tier: Tier) -> tuple[Tier, str, Mapping[str, Sequence[str]]]:
    return tier, wish, list_permissions(offer, tier.wanted)


ROUTES: list[BaseRoute] = [
    page("/connect", show_choice),
    page("/connect/{provider}/start", start),
    page("/connect/{provider}/back", come_back),
    receive("/connect/{provider}/back", take_answer),
]
