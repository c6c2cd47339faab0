"""How does this Microsoft behave today? Everything about it that is unsure in the field, or set by a tenant."""

from dataclasses import dataclass, field, fields
from typing import Any


@dataclass
class Manners:
    """Settable by name under `outlook` in the control's settings; lists hold addresses, `*` means everybody.

    Sign-in: `granted_scopes` (None: all asked for) limits what a consent brings. `redirects` are further
    addresses of the web client. `device_life` and `device_interval` are the seconds (world time) a device code
    lives, and a device waits between two questions. `strict_rotation` kills a refresh token at its first use
    (else its second use is still answered). `token_errors` maps an address or `*` to an AADSTS number which
    the token endpoint answers to a refresh, until that person has signed in anew. `admin_consent_only` keeps
    consent to the administrator until the page for it was used. `secret_expired` lets the web client's secret
    be too old. `claims_challenge`: Graph wants a token that was fetched with claims. `mail_forbidden`: the
    tenant hands out no mail permission.
    Graph: `unlicensed` mailboxes do not exist for it. `duplicate_status` (409 or 400) and `names_duplicate`
    shape the answer to a repeated transactionId; `transactions_forgotten` lets a repetition pass.
    `sync_expiry` is gone (410), or syncStateNotFound, SyncStateNotFound or resyncRequired (400).
    `most_at_once` calls may be under way per mailbox. `shuffle_batches` answers parts out of order.
    Mail: `sent_delay` seconds (world time) pass before a letter that was taken leaves and is in Sent Items.
    `ids_change_on_send` changes even immutable ids then. `own_message_ids` keeps the client's internetMessageId.
    `threads_by_properties` makes headers of what a letter's MAPI properties say that it answers (0x1042, 0x1039).
    """

    granted_scopes: list[str] | None = None
    redirects: list[str] = field(default_factory=list)
    device_life: int = 900
    device_interval: int = 5
    strict_rotation: bool = False
    token_errors: dict[str, int] = field(default_factory=dict)
    admin_consent_only: bool = False
    secret_expired: bool = False
    claims_challenge: list[str] = field(default_factory=list)
    mail_forbidden: bool = False
    unlicensed: list[str] = field(default_factory=list)
    duplicate_status: int = 409
    names_duplicate: bool = True
    transactions_forgotten: bool = False
    sync_expiry: str = "gone"
    most_at_once: int = 4
    shuffle_batches: bool = True
    sent_delay: float = 2.0
    ids_change_on_send: bool = False
    own_message_ids: bool = False
    threads_by_properties: bool = True

    def change(self, wishes: dict[str, Any]) -> None:
        """Set by name; ValueError for an unknown name or a value of another kind, before anything is changed."""
        known = {item.name: getattr(Manners(), item.name) for item in fields(self)}
        for name, value in wishes.items():
            if name not in known:
                raise ValueError(f"outlook has no setting {name!r}")
            usual = known[name]
            kinds = (list, type(None)) if usual is None else (int, float) if isinstance(usual, float) else type(usual)
            if not isinstance(value, kinds) or (isinstance(value, bool) and not isinstance(usual, bool)):
                raise ValueError(f"outlook.{name} cannot be {value!r}")
        for name, value in wishes.items():
            setattr(self, name, value)


def concerns(addresses: list[str], account: str) -> bool:
    """Does such a list speak of this account?"""
    return account in addresses or "*" in addresses
