"""Who is an account for Entra? Tenant and object ids, the identity token, and what a client may know at once."""

import base64
import json
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_DNS, NAMESPACE_URL, uuid5

from connectors.sandbox.exchanges import Json
from connectors.sandbox.people import Person
from connectors.sandbox.world import World

_SHARED = ("common", "organizations", "consumers")
_HOUR = 3600


def tenant_id(address: str) -> str:
    """The tenant of an address: one for every mail domain."""
    return str(uuid5(NAMESPACE_DNS, address.rpartition("@")[2]))


def object_id(person: Person) -> str:
    """The account's own id inside its tenant."""
    return str(uuid5(NAMESPACE_URL, "mailto:" + person.address))


def known_tenant(world: World, tenant: str) -> bool:
    """Is there such a tenant? The shared words, a domain of this world, or its id."""
    domains = {address.rpartition("@")[2] for address in world.people}
    return tenant.lower() in {*_SHARED, *domains, *(tenant_id(domain) for domain in domains)}


def description(site: str, tenant: str) -> Json:
    """The OpenID description of a tenant; `site` is the scheme and host by which the client came."""
    place = f"{site}/{tenant}"
    issuer = "{tenantid}" if tenant in _SHARED else tenant
    return {
        "issuer": f"{site}/{issuer}/v2.0",
        "authorization_endpoint": f"{place}/oauth2/v2.0/authorize",
        "token_endpoint": f"{place}/oauth2/v2.0/token",
        "device_authorization_endpoint": f"{place}/oauth2/v2.0/devicecode",
        "jwks_uri": f"{place}/discovery/v2.0/keys",
        "response_types_supported": ["code"],
        "response_modes_supported": ["query", "form_post"],
        "subject_types_supported": ["pairwise"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic"],
        "scopes_supported": ["openid", "profile", "email", "offline_access"],
        "tenant_region_scope": None,
    }


def identity_token(site: str, person: Person, client: str, nonce: str, now: datetime) -> str:
    """An OpenID identity token in its usual shape; nobody can check its signature, since no key stands behind it."""
    begun, tenant = int(now.timestamp()), tenant_id(person.address)
    claims: dict[str, Any] = {
        "aud": client,
        "iss": f"{site}/{tenant}/v2.0",
        "iat": begun,
        "nbf": begun,
        "exp": begun + _HOUR,
        "name": person.name,
        "oid": object_id(person),
        "preferred_username": person.address,
        "email": person.address,
        "sub": str(uuid5(NAMESPACE_URL, f"{client}/{person.address}")),
        "tid": tenant,
        "ver": "2.0",
    }
    if nonce:
        claims["nonce"] = nonce
    head = {"typ": "JWT", "alg": "RS256", "kid": "sandbox"}
    return ".".join((_packed(head), _packed(claims), base64.urlsafe_b64encode(b"no signature").decode().rstrip("=")))


def client_info(person: Person) -> str:
    """The account's two ids as clients want them beside a token."""
    return _packed({"uid": object_id(person), "utid": tenant_id(person.address)})


def _packed(data: Json) -> str:
    return base64.urlsafe_b64encode(json.dumps(data, separators=(",", ":")).encode()).decode().rstrip("=")
