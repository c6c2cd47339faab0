"""Who has let which client do what? Codes, refresh tokens and access tokens of the sandbox's sign-in."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from connectors.sandbox.clock import WorldClock
from connectors.sandbox.mint import Mint

ACCESS_SECONDS = 3599
_TESTING_LIFE = timedelta(days=7)
_CODE_LIFE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Client:
    """A registered application; a desktop one may use any loopback redirect, a web one only its own."""

    id: str
    secret: str
    desktop: bool
    redirects: tuple[str, ...] = ()
    name: str = "Practice client"


@dataclass
class Grant:
    """One refresh token's worth of permission of one account for one client."""

    client: str
    account: str
    scopes: frozenset[str]
    refresh: str
    made: datetime
    limited: bool
    revoked: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """An authorisation code waiting for its one exchange."""

    client: str
    account: str
    scopes: frozenset[str]
    redirect: str
    challenge: str
    until: datetime
    offline: bool
    nonce: str = ""


@dataclass(frozen=True, slots=True)
class Access:
    """A bearer token's meaning; `claims` are those that were asked for with it."""

    grant: Grant
    scopes: frozenset[str]
    until: datetime
    claims: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """With which signs a provider's codes, refresh tokens and access tokens begin."""

    code: str = "4/0A"
    refresh: str = "1//0"
    access: str = "ya29."


@dataclass
class Grants:
    """A sign-in's memory. `testing` limits new grants to seven days, as an unpublished project would."""

    clock: WorldClock
    mint: Mint
    marks: Marks = Marks()
    testing: bool = False
    codes: dict[str, Code] = field(default_factory=dict)
    grants: dict[str, Grant] = field(default_factory=dict)
    access: dict[str, Access] = field(default_factory=dict)

    def issue_code(
        self,
        client: str,
        account: str,
        scopes: frozenset[str],
        redirect: str,
        challenge: str,
        offline: bool,
        nonce: str = "",
    ) -> str:
        """A code good for one exchange within ten minutes; `offline` codes bring a refresh token."""
        word = self.marks.code + self.mint.token(62)
        until = self.clock.now() + _CODE_LIFE
        self.codes[word] = Code(client, account, scopes, redirect, challenge, until, offline, nonce)
        return word

    def granted(self, client: str, account: str) -> frozenset[str]:
        """All that an account has allowed a client so far."""
        found = [
            g.scopes for g in self.grants.values() if g.client == client and g.account == account and self.alive(g)
        ]
        return frozenset().union(*found)

    def open(self, client: str, account: str, scopes: frozenset[str]) -> Grant:
        """A new refresh token."""
        word = self.marks.refresh + self.mint.token(90)
        self.grants[word] = Grant(client, account, scopes, word, self.clock.now(), self.testing)
        return self.grants[word]

    def rotate(self, word: str, keep_old: bool) -> Grant:
        """Give a grant its next refresh token; the one used may be kept for one more use, and is then forgotten."""
        grant = self.grants[word]
        if word != grant.refresh or not keep_old:
            del self.grants[word]
        grant.refresh = self.marks.refresh + self.mint.token(90)
        self.grants[grant.refresh] = grant
        return grant

    def alive(self, grant: Grant) -> bool:
        """Can the grant still be used?"""
        return not grant.revoked and (not grant.limited or self.clock.now() < grant.made + _TESTING_LIFE)

    def seconds_left(self, grant: Grant) -> int | None:
        """How long a limited grant will live; None for an unlimited one."""
        if not grant.limited:
            return None
        return max(0, int((grant.made + _TESTING_LIFE - self.clock.now()).total_seconds()))

    def issue_access(self, grant: Grant, scopes: frozenset[str] | None = None, claims: str = "") -> str:
        """A bearer token for an hour, optionally narrower than its grant."""
        word = self.marks.access + self.mint.token(120)
        until = self.clock.now() + timedelta(seconds=ACCESS_SECONDS)
        self.access[word] = Access(grant, scopes or grant.scopes, until, claims)
        return word

    def behind(self, authorization: str) -> Access | None:
        """What an Authorization header means now (RFC 6750 section 2.1)."""
        kind, _, word = authorization.partition(" ")
        return self.bearer(word.strip()) if kind.lower() == "bearer" else None

    def bearer(self, word: str) -> Access | None:
        """What a bearer token means now; None if unknown, expired or revoked."""
        found = self.access.get(word)
        if found is None or self.clock.now() >= found.until or not self.alive(found.grant):
            return None
        return found

    def revoke(self, word: str) -> bool:
        """Withdraw a refresh token, or the grant behind an access token; False if unknown."""
        grant = self.grants.get(word) or (self.access[word].grant if word in self.access else None)
        if grant is None or grant.revoked:
            return False
        grant.revoked = True
        return True

    def revoke_account(self, account: str) -> int:
        """The person removes the application from the account: every grant dies."""
        ours = [grant for word, grant in self.grants.items() if word == grant.refresh and grant.account == account]
        doomed = [grant for grant in ours if not grant.revoked]
        for grant in doomed:
            grant.revoked = True
        return len(doomed)

    def expire_access(self, account: str) -> int:
        """Let every bearer token of an account run out at once."""
        doomed = [word for word, found in self.access.items() if found.grant.account == account]
        for word in doomed:
            del self.access[word]
        return len(doomed)
