"""Google for the contract tests: the connector as it is shipped, against the sandbox's Google face."""

from connectors.google.scopes import scopes_for
from service.domain.account import Ability
from service.ports.sign_in import Provider
from tests.contract.bench import Op, Refusal
from tests.contract.sandbox_bench import SandboxBench

_OPS = {
    Op.ANY: "",
    Op.CHANGES: "calendar.events.list",
    Op.EVENT: "calendar.events.get",
    Op.CALENDAR: "calendar.calendars.get",
    Op.CREATE_LABEL: "calendar.calendars.patch",
    Op.ADD_ENTRY: "calendar.events.insert",
    Op.MOVE_ENTRY: "calendar.events.patch",
    Op.REMOVE_ENTRY: "calendar.events.delete",
    Op.CREATE_DRAFT: "gmail.users.drafts.create",
    Op.REPLACE_DRAFT: "gmail.users.drafts.update",
    Op.DISCARD_DRAFT: "gmail.users.drafts.delete",
    Op.READ_DRAFT: "gmail.users.drafts.get",
    Op.SEND: "gmail.users.drafts.send",
    Op.SUBMIT: "gmail.users.messages.send",
    Op.ENVELOPE: "gmail.users.messages.get",
    Op.NEWS: "gmail.users.history.list",
    Op.TOKEN: "oauth.token",
}
_REFUSALS = {
    Refusal.SLOW_DOWN: (429, "rateLimitExceeded"),
    Refusal.SLOW_DOWN_FORBIDDEN: (403, "userRateLimitExceeded"),
    Refusal.NARROW: (403, "insufficientPermissions"),
    Refusal.POLICY: (403, "domainPolicy"),
    Refusal.UNHEARD_OF: (403, "somethingNew"),
    Refusal.MISSING: (404, "notFound"),
    Refusal.INVALID: (400, "invalidArgument"),
    Refusal.TOO_LARGE: (413, "uploadTooLarge"),
    Refusal.CHANGED: (412, "conditionNotMet"),
}


class GoogleBench(SandboxBench):
    """One candidate's Google account in a world of its own."""

    name = "google"
    addresses = ("authorize", "token", "revoke", "calendar", "gmail")
    calendar_id = "robin@keller.example"
    ops = _OPS
    refusals = _REFUSALS

    def client(self) -> tuple[str, str]:
        """The desktop client."""
        return self.sandbox.client

    def tick(self, ticked: frozenset[Ability] | None) -> None:
        """Google's page has a tick for each permission."""
        self.sandbox.state.sign_in.only = None if ticked is None else frozenset(scopes_for(ticked))

    def elsewhere(self, server: str) -> Provider:
        """The connector with every address at another server."""
        return self.open_until_the_end({key: f"{server}/{key}/" for key in self.addresses})

    def stale_access(self) -> None:
        """Access tokens end."""
        self.sandbox.state.grants.expire_access(self.address)

    def revoke(self) -> None:
        """Robin removes the permission in the Google account."""
        self.sandbox.state.grants.revoke_account(self.address)
