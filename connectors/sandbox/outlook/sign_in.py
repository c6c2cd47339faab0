"""How does a person let a client in? Entra's authorisation page and its answer (RFC 6749 4.1, RFC 7636)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from connectors.sandbox.grants import Client, Grants
from connectors.sandbox.outlook.identities import client_info
from connectors.sandbox.outlook.manners import Manners
from connectors.sandbox.outlook.refusals import TokenError
from connectors.sandbox.outlook.scopes import KNOWN, MAIL, RESERVED, short
from connectors.sandbox.parking import Parking
from connectors.sandbox.people import Person
from connectors.sandbox.redirects import Blocked, allowed, challenge
from connectors.sandbox.world import World


@dataclass(frozen=True, slots=True)
class Wish:
    """One checked authorisation request; `mode` is query or form_post."""

    client: Client
    redirect: str
    scopes: tuple[str, ...]
    state: str
    hint: str
    challenge: str
    nonce: str
    mode: str
    silent: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back to the client, and how."""

    redirect: str
    mode: str
    words: dict[str, str]


@dataclass
class SignIn:
    """The authorisation endpoint. `approved` are the clients an administrator has consented to."""

    world: World
    grants: Grants
    clients: dict[str, Client]
    manners: Manners
    pending: Parking[Wish] = field(init=False)
    approved: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.pending = Parking(self.world.mint)

    def read(self, query: Mapping[str, str]) -> Wish:
        """Check a request; Blocked when it cannot be trusted."""
        client = self.clients.get(query.get("client_id", ""))
        if client is None:
            raise _blocked(700016)
        redirect = query.get("redirect_uri", "")
        if not allowed(client, redirect) and redirect not in self.manners.redirects:
            raise _blocked(50011)
        if query.get("response_type") != "code" or query.get("response_mode", "query") not in ("query", "form_post"):
            raise Blocked("AADSTS70007", "Only response_type=code with response_mode query or form_post is offered.")
        return Wish(
            client,
            redirect,
            read_scopes(query.get("scope", "")),
            query.get("state", ""),
            query.get("login_hint", "").lower(),
            challenge(query),
            query.get("nonce", ""),
            query.get("response_mode", "query"),
            query.get("prompt", "") == "none",
        )

    def accounts(self) -> list[Person]:
        """Who can sign in here."""
        return self.world.accounts("outlook")

    def automatic(self, wish: Wish, deny: bool) -> Answer:
        """The answer without asking anybody: the hinted account, else the first."""
        people = self.accounts()
        chosen = next((person for person in people if person.address == wish.hint), people[0] if people else None)
        return self.refuse(wish, 65004) if deny or chosen is None else self.allow(wish, chosen)

    def silent(self, wish: Wish) -> Answer:
        """prompt=none: back at once, with a code only if everything was granted before."""
        person = next((person for person in self.accounts() if person.address == wish.hint), None)
        if person and self.grants.granted(wish.client.id, person.address) >= set(wish.scopes) - RESERVED:
            return self.allow(wish, person)
        return self.refuse(wish, 65001 if person else 16000, "interaction_required")

    def allow(self, wish: Wish, person: Person) -> Answer:
        """The answer with a code, unless only an administrator may say yes."""
        if self.needs_admin(wish.client, wish.scopes):
            return self.refuse(wish, 90094)
        scopes = self.kept(wish.client, wish.scopes, person)
        offline = "offline_access" in scopes
        code = self.grants.issue_code(
            wish.client.id, person.address, scopes, wish.redirect, wish.challenge, offline, wish.nonce
        )
        words = {"code": code, "client_info": client_info(person), "session_state": self.world.mint.uuid()}
        return self._answer(wish, words)

    def kept(self, client: Client, scopes: tuple[str, ...], person: Person) -> frozenset[str]:
        """What a consent brings: all that is asked for, on top of what was allowed before; less only by `Manners`."""
        whole = frozenset(scopes) | (self.grants.granted(client.id, person.address) - RESERVED)
        limit = self.manners.granted_scopes
        return whole if limit is None else whole & (frozenset(limit) | RESERVED)

    def needs_admin(self, client: Client, scopes: tuple[str, ...]) -> bool:
        """Is this for an administrator to decide?"""
        if self.manners.mail_forbidden and MAIL & set(scopes):
            return True
        return self.manners.admin_consent_only and client.id not in self.approved

    def refuse(self, wish: Wish, number: int, error: str = "") -> Answer:
        """The answer that says no."""
        refusal = TokenError(number, error)
        words = {"error": refusal.error, "error_description": refusal.description}
        if number == 65004:
            words["error_subcode"] = "cancel"
        return self._answer(wish, words)

    def _answer(self, wish: Wish, words: dict[str, str]) -> Answer:
        return Answer(wish.redirect, wish.mode, words | ({"state": wish.state} if wish.state else {}))


def read_scopes(text: str) -> tuple[str, ...]:
    """The permissions of a request in their short form; Blocked when one is unknown or none is named."""
    found = tuple(dict.fromkeys(short(scope) for scope in text.split()))
    if not found or not KNOWN.issuperset(found):
        raise _blocked(70011)
    return found


def _blocked(number: int) -> Blocked:
    refusal = TokenError(number)
    return Blocked(f"AADSTS{number}", str(refusal))
