"""How does a person let a client in? The authorisation page and its answer (RFC 6749 4.1, RFC 7636)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from connectors.sandbox.google.scopes import KNOWN
from connectors.sandbox.grants import Client, Grants
from connectors.sandbox.parking import Parking
from connectors.sandbox.people import Person
from connectors.sandbox.redirects import Blocked, allowed, back, challenge
from connectors.sandbox.world import World


@dataclass(frozen=True, slots=True)
class Wish:
    """One checked authorisation request."""

    client: Client
    redirect: str
    scopes: tuple[str, ...]
    state: str
    hint: str
    challenge: str
    incremental: bool
    offline: bool
    fresh: bool
    silent: bool


@dataclass
class SignIn:
    """The authorisation endpoint. `auto` answers without a page, granting `only` (None: all asked for)."""

    world: World
    grants: Grants
    clients: dict[str, Client]
    auto: bool = False
    deny: bool = False
    only: frozenset[str] | None = None
    pending: Parking[Wish] = field(init=False)

    def __post_init__(self) -> None:
        self.pending = Parking(self.world.mint)

    def read(self, query: Mapping[str, str]) -> Wish:
        """Check a request; Blocked when it cannot be trusted."""
        client = self.clients.get(query.get("client_id", ""))
        if client is None:
            raise Blocked("invalid_client", "The OAuth client was not found.")
        redirect = query.get("redirect_uri", "")
        if not allowed(client, redirect):
            raise Blocked("redirect_uri_mismatch", "The redirect URI is not one of this client.")
        if query.get("response_type") != "code":
            raise Blocked("unsupported_response_type", "Only response_type=code is offered.")
        scopes = tuple(dict.fromkeys(query.get("scope", "").split()))
        if not scopes or not KNOWN.issuperset(scopes):
            raise Blocked("invalid_scope", "Some requested scopes are unknown or missing.")
        return Wish(
            client,
            redirect,
            scopes,
            query.get("state", ""),
            query.get("login_hint", "").lower(),
            challenge(query),
            query.get("include_granted_scopes") == "true",
            query.get("access_type") == "offline",
            query.get("prompt", "") == "consent",
            query.get("prompt", "") == "none",
        )

    def accounts(self) -> list[Person]:
        """Who can sign in here."""
        return self.world.accounts("google")

    def automatic(self, wish: Wish) -> str:
        """The redirect without asking anybody."""
        account = wish.hint if wish.hint in self.world.people else self.accounts()[0].address
        if self.deny:
            return self.refuse(wish)
        kept = wish.scopes if self.only is None else [scope for scope in wish.scopes if scope in self.only]
        return self.allow(wish, account, frozenset(kept))

    def silent(self, wish: Wish) -> str:
        """prompt=none: back at once, with a code only if everything was granted before."""
        before = self.grants.granted(wish.client.id, wish.hint)
        if before.issuperset(wish.scopes):
            return self.allow(wish, wish.hint, frozenset(wish.scopes))
        return back(wish.redirect, wish.state, {"error": "interaction_required"})

    def allow(self, wish: Wish, account: str, scopes: frozenset[str]) -> str:
        """The redirect with a code; incremental requests keep what was granted before."""
        if not scopes:
            return self.refuse(wish)
        before = self.grants.granted(wish.client.id, account)
        everything = scopes | before if wish.incremental else scopes
        again = wish.client.desktop or (wish.offline and (wish.fresh or not before))
        code = self.grants.issue_code(wish.client.id, account, everything, wish.redirect, wish.challenge, again)
        words = {"code": code, "scope": " ".join(sorted(everything)), "authuser": "0", "prompt": "consent"}
        return back(wish.redirect, wish.state, words)

    def refuse(self, wish: Wish) -> str:
        """The redirect that says no."""
        return back(wish.redirect, wish.state, {"error": "access_denied"})
