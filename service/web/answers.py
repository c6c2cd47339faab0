"""Requests that come from a provider's page and not from one of ours: they carry no session, and need none yet."""

import re

from starlette.requests import Request

_BACK = re.compile(r"/connect/[a-z0-9_]+/back")


def comes_from_provider(request: Request) -> bool:
    """Whether a visitor without a session may knock: with a posted answer, or after an administrator's consent."""
    return is_posted_answer(request) or is_from_administrator(request)


def is_posted_answer(request: Request) -> bool:
    """A sign-in's answer as a form of the provider's page; it only lays something down, see `pages.connecting`."""
    return request.method == "POST" and _BACK.fullmatch(request.url.path) is not None


def is_from_administrator(request: Request) -> bool:
    """The end of an administrator's consent, which may happen in any browser (Entra's `admin_consent` parameter)."""
    given = request.query_params
    return request.method == "GET" and _BACK.fullmatch(request.url.path) is not None and "admin_consent" in given
