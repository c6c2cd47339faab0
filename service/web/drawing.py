"""Drawing a page: templates, what every page knows, and what it tells once."""

from functools import cache
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from jinja2 import PackageLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from service.web.room import room_of, visit_of
from service.web.sessions import Notice
from service.web.views.moments import say_day, say_moment, say_span, say_time


@cache
def environment() -> ImmutableSandboxedEnvironment:
    """The templates: sandboxed, every value escaped, unknown names are errors."""
    made = ImmutableSandboxedEnvironment(
        loader=PackageLoader("templates", "web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        moment=say_moment, day=say_day, clock=say_time, span=say_span, safe_link=safe_link, static=_static
    )
    return made


def show(request: Request, template: str, /, *, status: int = 200, **facts: object) -> Response:
    """The page as a response; a notice left by the step before is shown once."""
    room, visit = room_of(request), visit_of(request)
    notice = room.sessions.take_notice(request) if visit is not None else None
    known = {
        "notice": notice,
        "signed_in": visit is not None,
        "token": visit.token if visit is not None else "",
        "demo": room.settings.demo,
        "here": request.url.path,
        "live": "",
        "refresh": 0,
        "soon": False,
    }
    response = HTMLResponse(environment().get_template(template).render({**known, **facts}), status_code=status)
    if notice is not None:
        room.sessions.drop_notice(response)
    return response


def go(request: Request, path: str, say: str = "", bad: bool = False) -> Response:
    """After a form: on to a page (303), which says one sentence first."""
    response = RedirectResponse(path, status_code=303)
    if say:
        room_of(request).sessions.leave_notice(response, Notice(say, bad))
    return response


def safe_link(address: str) -> str:
    """An address from outside that may stand in a link: web addresses only, anything else becomes ""."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    return address.strip() if parts.scheme in ("http", "https") and parts.netloc else ""


def _static(name: str) -> str:
    return str(PurePosixPath("/static") / name)
