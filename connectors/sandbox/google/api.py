"""What happens to one API call? Find the operation, check the token and its scopes, run it, mask the answer."""

from urllib.parse import parse_qs, unquote

from connectors.sandbox.bodies import read_object
from connectors.sandbox.exchanges import Json, Outcome, Request
from connectors.sandbox.faults import Faults
from connectors.sandbox.google import masks
from connectors.sandbox.google.calls import Call, Operation, Reply, locate
from connectors.sandbox.google.channels import Channels
from connectors.sandbox.google.errors import ApiError, forbidden, injected, invalid, not_found
from connectors.sandbox.google.operations import TABLE
from connectors.sandbox.grants import Access, Grants
from connectors.sandbox.malformed import Breakage
from connectors.sandbox.world import World

_BREAKAGE = Breakage(
    "items",
    {"dateTime": "2026-13-45T99:00:00", "timeZone": "Nowhere/City"},
    {"summary": 42, "attendees": "none", "updated": None},
)


class Api:
    """Runs calls against the world. Synchronous: a call is one step of the world."""

    def __init__(self, world: World, faults: Faults, grants: Grants, channels: Channels) -> None:
        self._world, self._faults, self._grants, self._channels = world, faults, grants, channels

    def name(self, request: Request) -> tuple[str, str]:
        """The operation and account a request is about, as far as can be told."""
        access = self._access(request)
        try:
            return locate(TABLE, request.method, request.path)[0].name, access.grant.account if access else ""
        except ApiError:
            return "unknown", ""

    def run(self, request: Request) -> Outcome:
        """Do one call; every refusal becomes an answer."""
        self._world.settle()
        op, account = self.name(request)
        done: list[Reply] = []
        try:
            reply = self._run(request, done)
            return Outcome(reply.status, reply.body, op, account, True, reply.headers)
        except ApiError as error:
            return Outcome(
                error.code,
                error.body(op.startswith("gmail.") or "/gmail/" in request.path),
                op,
                account,
                bool(done),
                error.headers,
            )

    def _run(self, request: Request, done: list[Reply]) -> Reply:
        operation, params = locate(TABLE, request.method, request.path)
        query = parse_qs(request.query, keep_blank_values=True)
        call = self._call(request, operation, params, query)
        fault = self._faults.take(("status",), call.op, call.path, request.method, call.person.address)
        if fault and not fault.commit:
            raise injected(fault.code, fault.reason, fault.retry_after)
        mask = masks.read_mask(call.text("fields")) if call.text("fields") else {}
        reply = operation.handler(call)
        done.append(reply)
        if fault:
            raise injected(fault.code, fault.reason, fault.retry_after)
        if reply.body is not None:
            if broken := self._faults.take(("malformed",), call.op, call.path, account=call.person.address):
                _BREAKAGE.spoil(reply.body, broken.reason)
            reply.body = masks.apply(mask, reply.body)
        return reply

    def _call(
        self, request: Request, operation: Operation, params: dict[str, str], query: dict[str, list[str]]
    ) -> Call:
        access = self._access(request)
        if access is None:
            raise ApiError(
                401,
                "authError",
                "Invalid Credentials",
                "Authorization",
                "header",
                {"WWW-Authenticate": 'Bearer realm="https://accounts.google.com/", error="invalid_token"'},
            )
        allowed = access.scopes & operation.scopes
        if not allowed:
            raise forbidden("insufficientPermissions", "Request had insufficient authentication scopes.")
        for name in query:
            if name not in operation.parameters:
                raise invalid(f"Unknown parameter: {name}", name, "invalidParameter")
        person = self._world.people.get(access.grant.account)
        if person is None:
            raise not_found()
        if params.get("userId", "me") not in ("me", person.address):
            raise forbidden("forbidden", f"Delegation denied for {person.address}")
        return Call(
            self._world,
            self._faults,
            self._channels,
            person,
            allowed,
            operation.name,
            unquote(request.path),
            params,
            query,
            request.headers,
            _json(request),
        )

    def _access(self, request: Request) -> Access | None:
        return self._grants.behind(request.headers.get("Authorization", ""))


def _json(request: Request) -> Json:
    if not request.body or request.method in ("GET", "DELETE"):
        return {}
    try:
        return read_object(request.body)
    except ValueError:
        raise invalid("Parse Error", reason="parseError") from None
