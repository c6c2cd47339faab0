"""When does Graph want another token? One that is alive, and at times one that was fetched with claims (CAE)."""

import base64
import json
from datetime import datetime
from typing import Any

from connectors.sandbox.grants import Access
from connectors.sandbox.outlook.errors import ApiError
from connectors.sandbox.outlook.manners import Manners, concerns


def stranger(site: str) -> ApiError:
    """401 for a token that is missing, unknown, run out or withdrawn."""
    return ApiError(
        401,
        "InvalidAuthenticationToken",
        "Lifetime validation failed, the token is expired.",
        headers={"WWW-Authenticate": f'Bearer realm="", authorization_uri="{_authorize(site)}"'},
    )


def require_claims(access: Access, manners: Manners, now: datetime, site: str) -> None:
    """Raise the challenge, unless none is set for the account or the token was fetched with its claims."""
    if not concerns(manners.claims_challenge, access.grant.account) or _fresh(access.claims):
        return
    wanted = {"access_token": {"nbf": {"essential": True, "value": str(int(now.timestamp()))}}}
    packed = base64.b64encode(json.dumps(wanted).encode()).decode()
    raise ApiError(
        401,
        "InvalidAuthenticationToken",
        "Continuous access evaluation resulted in challenge with result: InteractionRequired and code: "
        "TokenIssuedBeforeRevocationTimestamp",
        headers={
            "WWW-Authenticate": f'Bearer realm="", authorization_uri="{_authorize(site)}", '
            f'error="insufficient_claims", claims="{packed}"'
        },
    )


def _fresh(claims: str) -> bool:
    try:
        data: Any = json.loads(claims or "{}")
    except ValueError:
        return False
    inner = data.get("access_token") if isinstance(data, dict) else None
    return isinstance(inner, dict) and "nbf" in inner


def _authorize(site: str) -> str:
    return site + "/common/oauth2/v2.0/authorize"
