"""What Entra's refusals mean: its words and AADSTS numbers become sentences that say what to do.

The numbers are those of "Microsoft Entra authentication & authorization error codes". What Entra writes beside them is
never shown or kept, for it names people and addresses.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from service.errors import AdminNeeded, Forbidden, OutsideError, SignInExpired, SignInFailed, Unreachable

_NUMBER = re.compile(r"AADSTS(\d{4,9})\b")
_FOR_ADMINISTRATORS = frozenset({65001, 90093, 90094, 90095})
_TO_RECONNECT = frozenset({"invalid_grant", "interaction_required", "consent_required", "login_required"})
_DOWN = frozenset({"temporarily_unavailable", "server_error"})

DEAD = "The permission for this Microsoft account has ended; connect it again."

_ADMINISTRATOR = (
    "In this organisation only an administrator may allow the connection. Send them the link, and start again when it "
    "is done."
)
_DENIED = "Microsoft was told not to allow the connection. Nothing was connected."
_TRY_AGAIN = "Microsoft's sign-in does not work at the moment. Nothing was connected; please try again."

# What is wrong with the registration, at sign-in and later.
_REGISTRATION: dict[int, str] = {
    50011: "This address of ours is not registered with the application; add it in Entra under Authentication.",
    50020: "The application is not for this kind of account; use another one, or look at outlook.authority_url.",
    50194: "The application is for one organisation only; write its tenant into outlook.authority_url.",
    90002: "Microsoft knows no such organisation; look at outlook.authority_url.",
    700016: "Microsoft does not know the application; look at outlook.client_id and outlook.authority_url.",
    700025: "The application is a public client; leave outlook.client_secret empty.",
    7000215: "The client secret is wrong; copy its value, not its id, from Entra into outlook.client_secret.",
    7000218: "Allow public client flows for the application in Entra, or write a secret into outlook.client_secret.",
    7000222: "The client secret has run out; make a new one in Entra and write it into outlook.client_secret.",
}

# What an organisation's rules or the account itself stand against.
_RULES: dict[int, str] = {
    50076: "The organisation wants a second proof of who you are; connect the account again.",
    50079: "The organisation wants a second proof of who you are; connect the account again.",
    50105: "The organisation has not let this person use the application; ask its administrator.",
    53003: "The organisation's rules (conditional access) forbid the connection from here; ask its administrator.",
}

_ENDED: dict[int, str] = {
    50173: "The password was changed or the permission was taken back at Microsoft; connect the account again.",
    65001: "The permission was taken back, by you or by an administrator; connect the account again.",
    70043: "The organisation lets a sign-in last for a limited time only; connect the account again.",
    700082: "The account was not used for so long that its permission has ended; connect it again.",
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """The word of RFC 6749 and the AADSTS numbers; an empty word says that there was no answer at all."""

    error: str
    numbers: frozenset[int]

    @classmethod
    def read(cls, found: Mapping[str, Any]) -> Self:
        """From the token endpoint's body, from MSAL, or from what the browser brought back."""
        listed = found.get("error_codes")
        numbers = {number for number in listed if isinstance(number, int)} if isinstance(listed, list) else set()
        numbers |= {int(number) for number in _NUMBER.findall(str(found.get("error_description", "")))}
        return cls(str(found.get("error", "")), frozenset(numbers))

    def at_sign_in(self, link: str) -> SignInFailed:
        """Why nothing was connected; `link` is what an administrator has to open."""
        if self.error == "consent_required" or self.numbers & _FOR_ADMINISTRATORS:
            return AdminNeeded(_ADMINISTRATOR, link)
        if known := self._sentence(_REGISTRATION | _RULES):
            return SignInFailed(f"{known} Nothing was connected.")
        if self.error in ("access_denied", "authorization_declined"):
            return SignInFailed(_DENIED)
        if self.error in _DOWN:
            return SignInFailed(_TRY_AGAIN)
        if self.error in ("invalid_grant", "expired_token"):
            return SignInFailed("The sign-in was too slow or used twice. Start again.")
        return SignInFailed("Microsoft refused the sign-in. Start again.")

    def at_renewal(self, account_id: str) -> OutsideError:
        """What has become of a stored permission."""
        if self.error in _DOWN:
            return Unreachable("Microsoft's sign-in does not work at the moment.")
        if not self.error or self.error in _TO_RECONNECT:
            return SignInExpired(self._sentence(_RULES | _ENDED) or DEAD, account_id)
        unknown = "Microsoft does not accept this program; look at outlook.client_id and outlook.client_secret."
        return Forbidden(self._sentence(_REGISTRATION | _RULES) or unknown)

    def _sentence(self, known: Mapping[int, str]) -> str:
        return next((known[number] for number in sorted(self.numbers) if number in known), "")
