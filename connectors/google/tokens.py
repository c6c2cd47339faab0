"""Access tokens: short-lived keys, kept in memory, renewed from the stored grant (RFC 6749 section 6).

When Google says that a grant is dead, nothing more leaves for that account until another grant is stored.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode
from weakref import WeakValueDictionary

import msgspec

from connectors.google.settings import GoogleSettings
from connectors.google.wire import TokenAnswer
from connectors.shared.door import Answer, Door
from connectors.shared.waiting import seconds_to_wait
from service.domain.account import Ability
from service.errors import Forbidden, SignInExpired, Throttled, Unreachable
from service.ports.sign_in import Grant, GrantStore
from service.ports.words import Clock

REFRESH = "refresh_token"
ACCESS = "access_token"
UNTIL = "access_until"

_EARLY = timedelta(seconds=120)
_LONGEST_LIFE = 86_400.0
_DEAD = "The permission for this Google account has ended; connect it again."
_ORGANISATION = frozenset({"admin_policy_enforced", "org_internal", "access_denied"})
_FORM = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
_ANSWERS = msgspec.json.Decoder(TokenAnswer)


@dataclass(frozen=True, slots=True)
class _Kept:
    """An access token, when to renew it, and the refresh token it came from."""

    access: str
    until: datetime
    refresh: str


class Tokens:
    """The access tokens of all accounts."""

    def __init__(self, settings: GoogleSettings, door: Door, grants: GrantStore, clock: Clock) -> None:
        self._settings = settings
        self._door = door
        self._grants = grants
        self._clock = clock
        self._kept: dict[str, _Kept] = {}
        self._dead: dict[str, str] = {}
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def access(self, account_id: str) -> str:
        """A token that works now; SignInExpired, Forbidden, Throttled or Unreachable when there is none to be had."""
        kept = self._kept.get(account_id)
        if kept is not None and kept.until > self._clock.now():
            return kept.access
        lock = self._locks.get(account_id)
        if lock is None:
            lock = self._locks[account_id] = asyncio.Lock()
        async with lock:
            kept = self._kept.get(account_id)
            if kept is not None and kept.until > self._clock.now():
                return kept.access
            return await self._renew(account_id, kept)

    def spoil(self, account_id: str, access: str, headers: Mapping[str, str]) -> None:
        """Google did not accept this token: the next one must be another."""
        kept = self._kept.get(account_id)
        if kept is not None and kept.access == access:
            self._kept[account_id] = replace(kept, until=datetime.min.replace(tzinfo=UTC))

    async def is_outdated(self, account_id: str) -> bool:
        """Whether another grant was stored since the present token was made; it is then not used any more."""
        kept = self._kept.get(account_id)
        grant = await self._grants.load(account_id)
        if kept is None or grant.tokens.get(REFRESH) == kept.refresh:
            return False
        self._kept.pop(account_id, None)
        return True

    async def abilities(self, account_id: str) -> frozenset[Ability]:
        """What the stored grant allows."""
        return (await self._grants.load(account_id)).abilities

    def forget(self, refresh: str) -> None:
        """Drop every access token that came from this refresh token."""
        for account_id in [known for known, kept in self._kept.items() if kept.refresh == refresh]:
            del self._kept[account_id]

    async def exchange(self, form: Mapping[str, str]) -> TokenAnswer:
        """One question to the token endpoint, with our client's id and secret; the answer may be a failure."""
        fields = {**form, "client_id": self._settings.client_id, "client_secret": self._settings.client_secret}
        body = urlencode({key: value for key, value in fields.items() if value})
        answer = await self._door.ask("POST", self._settings.token, _FORM, body, writes=False)
        if answer.status == 429:
            raise Throttled("Google asks us to slow down.", seconds_to_wait(answer.headers, self._clock.now()))
        return _read(answer)

    async def _renew(self, account_id: str, before: _Kept | None) -> str:
        grant = await self._grants.load(account_id)
        refresh = grant.tokens.get(REFRESH, "")
        if not refresh or self._dead.get(account_id) == refresh:
            raise SignInExpired(_DEAD, account_id)
        used_up = before is not None and before.refresh == refresh
        kept = None if used_up else self._from_grant(grant, refresh)
        if kept is None:
            kept = await self._refresh(account_id, grant, refresh)
        self._dead.pop(account_id, None)
        self._kept[account_id] = kept
        return kept.access

    def _from_grant(self, grant: Grant, refresh: str) -> _Kept | None:
        """The token that came with the grant itself, while it is fresh."""
        try:
            until = datetime.fromisoformat(grant.tokens[UNTIL])
            kept = _Kept(grant.tokens[ACCESS], until - _EARLY, refresh)
            return kept if kept.until > self._clock.now() else None
        except (KeyError, ValueError, TypeError):
            return None

    async def _refresh(self, account_id: str, grant: Grant, refresh: str) -> _Kept:
        found = await self.exchange({"grant_type": "refresh_token", "refresh_token": refresh})
        if found.error:
            self._note_death(account_id, refresh, found)
            raise _read_failure(account_id, found)
        if found.refresh_token and found.refresh_token != refresh:
            refresh = found.refresh_token
            await self._grants.save(account_id, replace(grant, tokens={REFRESH: refresh}))
        return _Kept(found.access_token, self._clock.now() + life_of(found) - _EARLY, refresh)

    def _note_death(self, account_id: str, refresh: str, found: TokenAnswer) -> None:
        if found.error == "invalid_grant":
            self._dead[account_id] = refresh
            self._kept.pop(account_id, None)


def life_of(found: TokenAnswer) -> timedelta:
    """How long an access token lasts, a day at most."""
    return timedelta(seconds=min(max(found.expires_in, 0.0), _LONGEST_LIFE))


def _read(answer: Answer) -> TokenAnswer:
    try:
        found = _ANSWERS.decode(answer.body)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise Unreachable("Google's sign-in gave no usable answer.") from error
    if answer.status >= 500 or not (found.access_token or found.error):
        raise Unreachable("Google's sign-in does not work at the moment.")
    return found


def _read_failure(account_id: str, found: TokenAnswer) -> SignInExpired | Forbidden:
    if found.error == "invalid_grant":
        return SignInExpired(_DEAD, account_id)
    if found.error in _ORGANISATION:
        return Forbidden("The organisation behind this Google account does not allow the connection.")
    return Forbidden("Google does not know this program any more; look at google.client_id and google.client_secret.")
