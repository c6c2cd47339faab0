"""How a connected account is, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from service.domain.account import OF_CALENDAR, OF_MAIL, Ability, Account, AccountState
from service.usecases.accounts import AccountView
from service.web.settings import Offer
from service.web.views.mailboxes import find_loss
from service.web.views.moments import say_moment
from service.web.views.permissions import say_uses

_STATES = {
    AccountState.CONNECTED: "Connected",
    AccountState.RECONNECT: "Has to be connected again",
    AccountState.BLOCKED: "Blocked by the provider or your organisation",
    AccountState.GONE: "Disconnected",
}
_SOON = timedelta(days=3)
_LASTING = 3  # tries in a row that failed: some minutes


@dataclass(frozen=True, slots=True)
class AccountLook:
    """An account as its page shows it. `ends` warns of a permission that runs out soon, `lost` of a mailbox
    that is dead or missing. `kind` says whose account it is, and which half of it is used.
    """

    account: Account
    label: str
    kind: str
    state: str
    well: bool
    gone: bool
    reason: str
    lost: str
    ends: str
    troubles: Sequence[str]
    allowed: Sequence[str]
    refused: Sequence[str]
    may_label: bool
    has_calendar: bool


def look_at(view: AccountView, now: datetime, offer: Offer | None = None) -> AccountLook:
    """The account in words, its provider's own where that is still offered."""
    account = view.account
    allowed, label = account.abilities, offer.label if offer else "label"
    return AccountLook(
        account=account,
        label=label,
        kind=_say_kind(account, offer),
        state=_STATES[account.state],
        well=account.state is AccountState.CONNECTED,
        gone=account.state is AccountState.GONE,
        reason=account.state_reason,
        lost=find_loss(account),
        ends=_ending(account, now),
        troubles=list(dict.fromkeys(one.trouble for one in view.positions if one.trouble)),
        allowed=say_uses(allowed, label),
        refused=say_uses(set(Ability) - allowed, label),
        may_label=account.state is AccountState.CONNECTED and account.can(Ability.CREATE_LABELS),
        has_calendar=account.can(Ability.READ_CALENDAR) or not allowed & OF_MAIL,
    )


def sees_trouble(view: AccountView) -> bool:
    """Whether the owner has to do something about this account."""
    return bool(say_trouble(view))


def say_trouble(view: AccountView) -> str:
    """What is in the way of this account until its owner mends it, in a sentence; "" when nothing is."""
    if view.account.state in (AccountState.RECONNECT, AccountState.BLOCKED):
        return f"{view.account.address} has to be connected again before anything more can happen there."
    return find_loss(view.account) or _find_lasting(view)


def _find_lasting(view: AccountView) -> str:
    """What has kept a calendar or mailbox from being read for some minutes; a short hiccup is not worth a word."""
    lasting = (one.trouble for one in view.positions if one.failures >= _LASTING and one.trouble)
    connected = view.account.state is AccountState.CONNECTED
    return next((f"{view.account.address} could not be read for a while: {said}" for said in lasting if connected), "")


def _say_kind(account: Account, offer: Offer | None) -> str:
    called = f"{offer.called if offer else account.provider.capitalize()} account"
    if account.abilities and not account.abilities & OF_CALENDAR:
        return f"{called}, mailbox only"
    return f"{called}, calendar only" if account.abilities and not account.abilities & OF_MAIL else called


def _ending(account: Account, now: datetime) -> str:
    until = account.grant_expires_at
    if until is None or account.state is not AccountState.CONNECTED or until - now > _SOON:
        return ""
    return f"The permission ends {say_moment(until, account.zone)}. Connect again before then; nothing is lost."
