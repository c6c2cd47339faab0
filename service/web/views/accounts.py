"""How a connected account is, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from service.domain.account import OF_MAIL, Ability, Account, AccountState
from service.usecases.accounts import AccountView
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


@dataclass(frozen=True, slots=True)
class AccountLook:
    """An account as its page shows it. `ends` warns of a permission that runs out soon, `lost` of a dead mailbox."""

    account: Account
    label: str
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


def look_at(view: AccountView, now: datetime, label: str = "label") -> AccountLook:
    """The account in words; `label` is its provider's word for what marks an event."""
    account = view.account
    allowed = account.abilities
    return AccountLook(
        account=account,
        label=label,
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
    return find_loss(view.account)


def _ending(account: Account, now: datetime) -> str:
    until = account.grant_expires_at
    if until is None or account.state is not AccountState.CONNECTED or until - now > _SOON:
        return ""
    return f"The permission ends {say_moment(until, account.zone)}. Connect again before then; nothing is lost."
