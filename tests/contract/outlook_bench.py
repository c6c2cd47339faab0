"""Outlook for the contract tests: the connector as it is shipped, against the sandbox's Outlook face."""

import base64
import json

from connectors.outlook.scopes import scopes_for
from connectors.sandbox.exchanges import Json, Request
from connectors.sandbox.outlook.ids import read_id, write_id
from connectors.sandbox.outlook.mail_ids import conversation_id
from service.domain.account import Ability
from service.ports.sign_in import Provider
from tests.contract.bench import Op, Refusal
from tests.contract.sandbox_bench import SandboxBench
from tests.servers.sandbox.csdl import Violation, description

_GRAPH = description()
_EVENT_MARK = "AAkALg"
_CONVERSATION_MARK = "AAQkAD"

_OPS = {
    Op.ANY: "",
    Op.CHANGES: "graph.events.delta",
    Op.EVENT: "graph.events.get",
    Op.CALENDAR: "graph.categories.list",
    Op.CREATE_LABEL: "graph.categories.create",
    Op.ADD_ENTRY: "graph.events.create",
    Op.MOVE_ENTRY: "graph.events.update",
    Op.REMOVE_ENTRY: "graph.events.delete",
    Op.CREATE_DRAFT: "graph.messages.create",
    Op.REPLACE_DRAFT: "graph.messages.update",
    Op.DISCARD_DRAFT: "graph.messages.delete",
    Op.READ_DRAFT: "graph.messages.get",
    Op.SEND: "graph.messages.send",
    Op.SUBMIT: "graph.sendMail",
    Op.ENVELOPE: "graph.messages.get",
    Op.NEWS: "graph.messages.delta",
    Op.TOKEN: "entra.token",
}
_REFUSALS = {
    Refusal.SLOW_DOWN: (429, "TooManyRequests"),
    Refusal.SLOW_DOWN_FORBIDDEN: (403, "ApplicationThrottled"),
    Refusal.NARROW: (403, "ErrorAccessDenied"),
    Refusal.POLICY: (403, "ErrorSendAsDenied"),
    Refusal.UNHEARD_OF: (403, "ErrorSomethingNew"),
    Refusal.MISSING: (404, "ErrorItemNotFound"),
    Refusal.INVALID: (400, "ErrorInvalidRequest"),
    Refusal.TOO_LARGE: (413, "RequestEntityTooLarge"),
    Refusal.CHANGED: (412, "ErrorIrresolvableConflict"),
}


class OutlookBench(SandboxBench):
    """One candidate's Microsoft account in a world of its own."""

    name = "outlook"
    addresses = ("authority", "graph")
    calendar_id = "primary"
    ops = _OPS
    refusals = _REFUSALS

    def __init__(self) -> None:
        super().__init__()
        self.sandbox.state.outlook.api.watchers.append(self._watch)
        # letters leave at once, except where a test is about their taking time
        self.sandbox.state.outlook.manners.sent_delay = 0.0

    def client(self) -> tuple[str, str]:
        """The public client."""
        return self.sandbox.outlook_client

    def tick(self, ticked: frozenset[Ability] | None) -> None:
        """Microsoft's page is for all or nothing; an administrator may have allowed less."""
        allowed = None if ticked is None else list(scopes_for(ticked))
        self.sandbox.state.outlook.manners.granted_scopes = allowed

    def elsewhere(self, server: str) -> Provider:
        """The connector with every address at another server."""
        return self.open_until_the_end({"authority": f"{server}/common", "graph": f"{server}/v1.0/"})

    def phone(self, action: str, **words: object) -> dict[str, str]:
        """What the person does in Outlook; ids are Graph's on both sides."""
        found = super().phone(action, **{name: self._inside(name, word) for name, word in words.items()})
        return {name: self._outside(name, word) for name, word in found.items()}

    def missed_event(self) -> str:
        """The interview in Robin's calendar."""
        return write_id("event", super().missed_event(), "", immutable=True)

    def invitation(self) -> str:
        """An event that waits for an answer."""
        return write_id("event", super().invitation(), "", immutable=True)

    def thread(self) -> tuple[str, str, str]:
        """The conversation that Dana began."""
        _, subject, message_id = super().thread()
        return conversation_id(self.person.mailbox, self.newest()), subject, message_id

    def thread_of(self, message_id: str) -> str:
        """The conversation in which the mail with this Message-ID lies."""
        mails = self.person.mailbox.messages.values()
        found = next(mail for mail in mails if mail.header("Message-ID") == f"<{message_id}>")
        return conversation_id(self.person.mailbox, found)

    def requests(self, op: Op = Op.ANY) -> int:
        """Requests since the bench was opened; a letter is sent by a batch, which counts as one whatever is in it."""
        calls = self.sandbox.state.journal.calls
        return calls["graph.batch"] if op is Op.SEND else super().requests(op)

    def stale_access(self) -> None:
        """Access tokens end."""
        self.sandbox.state.outlook.grants.expire_access(self.address)

    def revoke(self) -> None:
        """Robin removes the permission in the Microsoft account."""
        self.sandbox.state.outlook.grants.revoke_account(self.address)

    def _watch(self, request: Request, status: int, body: Json | None) -> None:
        """Hold what goes over the wire against Graph's own description; the bench complains when it is closed."""
        try:
            if request.body and "json" in request.headers.get("Content-Type", ""):
                _GRAPH.check_request(request.path, json.loads(request.body))
            _GRAPH.check_answer(request.path, status, body)
        except Violation as violation:
            self.complaints.append(f"{request.method} {violation}")

    def _inside(self, name: str, word: object) -> object:
        """The world's own id behind one of Graph's."""
        if name == "event" and str(word).startswith(_EVENT_MARK):
            return read_id(str(word), "event").item
        if name == "thread" and str(word).startswith(_CONVERSATION_MARK):
            first = base64.urlsafe_b64decode(str(word).removeprefix(_CONVERSATION_MARK)).decode().split()[-1]
            return next(thread for thread, item in self.person.mailbox.conversations.items() if item == first)
        return word

    def _outside(self, name: str, word: str) -> str:
        """Graph's id for one of the world's."""
        mailbox = self.person.mailbox
        if name == "event":
            return write_id("event", word, "", immutable=True)
        if name == "message" and word in mailbox.messages:
            return write_id("message", mailbox.messages[word].item, "", immutable=True)
        if name == "thread" and mailbox.thread(word):
            return conversation_id(mailbox, mailbox.thread(word)[-1])
        return word
