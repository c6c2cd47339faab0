"""What happens to one Graph call? Find the operation, check token, mailbox and scopes, run it, shape refusals."""

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote

from connectors.sandbox.bodies import read_object
from connectors.sandbox.exchanges import Json, Outcome, Request
from connectors.sandbox.faults import Fault, Faults
from connectors.sandbox.grants import Access, Grants
from connectors.sandbox.malformed import Breakage
from connectors.sandbox.outlook.calls import ROOT, Call, Operation, Reply, locate
from connectors.sandbox.outlook.challenges import require_claims, stranger
from connectors.sandbox.outlook.errors import ApiError, bad_query, denied, injected, invalid
from connectors.sandbox.outlook.manners import Manners, concerns
from connectors.sandbox.outlook.operations import TABLE
from connectors.sandbox.outlook.preferences import Preferences
from connectors.sandbox.world import World

_BREAKAGE = Breakage(
    "value",
    {"dateTime": "2026-13-45T99:00:00.0000000", "timeZone": "Nowhere Standard Time"},
    {"subject": 42, "attendees": "none", "toRecipients": "none", "lastModifiedDateTime": None},
)
Watcher = Callable[[Request, int, Json | None], None]
_OPEN = ("graph.me.get",)


@dataclass
class Api:
    """Runs calls against the world. Synchronous: a call is one step of the world.

    Watchers see each request with what it is answered, before a fault breaks it.
    """

    world: World
    faults: Faults
    grants: Grants
    manners: Manners
    table: list[Operation] = field(default_factory=lambda: TABLE)
    watchers: list[Watcher] = field(default_factory=list)

    def name(self, request: Request) -> tuple[str, str]:
        """The operation and account a request is about, as far as can be told."""
        access = self._access(request)
        account = access.grant.account if access else ""
        try:
            return locate(self.table, request.method, request.path)[0].name, account
        except ApiError:
            return "unknown", account

    def run(self, request: Request) -> Outcome:
        """Do one call; every refusal becomes an answer."""
        self.world.settle()
        op, account = self.name(request)
        done: list[Reply] = []
        try:
            reply = self._run(request, done)
        except ApiError as error:
            return self.refused(request, error, op, account, bool(done))
        headers = self._traced(request) | reply.headers
        if applied := Preferences.read(request.headers).applied:
            headers["Preference-Applied"] = applied
        return Outcome(reply.status, reply.body, op, account, True, headers, reply.raw)

    def refused(self, request: Request, error: ApiError, op: str, account: str, committed: bool = False) -> Outcome:
        """A refusal as an answer."""
        headers = self._traced(request)
        body = error.body(self.world.clock.now(), headers["request-id"], headers.get("client-request-id", ""))
        self._show(request, error.status, body)
        return Outcome(error.status, body, op, account, committed, headers | error.headers)

    def injected(self, request: Request, fault: Fault, op: str, account: str, committed: bool = False) -> Outcome:
        """What a fault rule wants to be answered."""
        error = injected(fault.code, fault.reason, fault.retry_after)
        return self.refused(request, error, op, account, committed)

    def _show(self, request: Request, status: int, body: Json | None) -> None:
        for watcher in self.watchers:
            watcher(request, status, body)

    def _traced(self, request: Request) -> dict[str, str]:
        echo = request.headers.get("client-request-id", "")
        return {"request-id": self.world.mint.uuid()} | ({"client-request-id": echo} if echo else {})

    def _run(self, request: Request, done: list[Reply]) -> Reply:
        operation, params = locate(self.table, request.method, request.path)
        call = self._call(request, operation, params)
        fault = self.faults.take(("status",), call.op, call.path, request.method, call.person.address)
        if fault and not fault.commit:
            raise injected(fault.code, fault.reason, fault.retry_after)
        reply = operation.handler(call)
        done.append(reply)
        self._show(request, reply.status, reply.body)
        if fault:
            raise injected(fault.code, fault.reason, fault.retry_after)
        if reply.body is not None and (
            broken := self.faults.take(("malformed",), call.op, call.path, account=call.person.address)
        ):
            _BREAKAGE.spoil(reply.body, broken.reason)
        return reply

    def _call(self, request: Request, operation: Operation, params: dict[str, str]) -> Call:
        access = self._access(request)
        if access is None:
            raise stranger(request.site)
        require_claims(access, self.manners, self.world.clock.now(), request.site)
        person = self.world.people.get(access.grant.account)
        if person is None or (operation.name not in _OPEN and concerns(self.manners.unlicensed, person.address)):
            raise ApiError(
                404,
                "MailboxNotEnabledForRESTAPI",
                "The mailbox is either inactive, soft-deleted, or is hosted on-premise.",
            )
        allowed = access.scopes & operation.scopes
        if not allowed:
            raise denied()
        query = dict(parse_qsl(request.query, keep_blank_values=True))
        _require_known(query, operation)
        return Call(
            self.world,
            self.faults,
            self.manners,
            person,
            allowed,
            operation.name,
            unquote(request.path),
            params,
            query,
            request.headers,
            Preferences.read(request.headers),
            request.site + ROOT,
            _json(request),
            request.body,
        )

    def _access(self, request: Request) -> Access | None:
        return self.grants.behind(request.headers.get("Authorization", ""))


def _require_known(query: dict[str, str], operation: Operation) -> None:
    unknown = sorted(name for name in query if name.startswith("$") and name not in operation.parameters)
    if not unknown:
        return
    if operation.name.endswith(".delta"):
        raise bad_query(
            "The following parameters are not supported with change tracking over this resource: "
            f"'{', '.join(unknown)}'."
        )
    raise bad_query(f"The query parameter '{unknown[0]}' is not supported.")


def _json(request: Request) -> Json:
    if not request.body or "json" not in request.headers.get("Content-Type", ""):
        return {}
    try:
        return read_object(request.body)
    except ValueError:
        raise invalid("Unable to read JSON request payload.", "BadRequest") from None
