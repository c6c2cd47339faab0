"""What lies in a person's mailbox? Messages in threads, drafts, labels, and the history of changes."""

from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from functools import cached_property
from typing import Any

from connectors.sandbox import letters
from connectors.sandbox.clock import WorldClock
from connectors.sandbox.habits import Habits
from connectors.sandbox.mint import Mint
from connectors.sandbox.threads import same_subject


@dataclass
class Message:
    """One stored mail; `raw` never changes, labels do. `history` is its last change number.

    `item` names the thing a person sees: it stays when a draft is written anew and when it is sent. `extras`
    keeps what only one provider's face knows, and goes with the item.
    """

    id: str
    thread: str
    labels: set[str]
    raw: bytes
    at: datetime
    history: int = 0
    item: str = ""
    created: datetime | None = None
    extras: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def parsed(self) -> EmailMessage:
        """The mail, parsed once."""
        return letters.read(self.raw)

    def header(self, name: str) -> str:
        """One header on one line, or an empty string."""
        return letters.header(self.parsed, name)


@dataclass(frozen=True, slots=True)
class Change:
    """One line of history; `kind` is added, deleted, changed, labels_added or labels_removed."""

    id: int
    kind: str
    message: str
    thread: str
    labels: tuple[str, ...]
    moved: tuple[str, ...] = ()
    item: str = ""


class ThreadMismatch(ValueError):
    """The mail does not belong into the thread it was put into; the text says why."""


@dataclass
class Mailbox:
    """All mail of one person. `floor` is the oldest change number that can still be asked for.

    `conversations` gives every thread the item it began with: a name that outlives a draft's new message ids.
    """

    clock: WorldClock
    mint: Mint
    messages: dict[str, Message] = field(default_factory=dict)
    drafts: dict[str, str] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    conversations: dict[str, str] = field(default_factory=dict)
    habits: Habits = field(default_factory=Habits)
    floor: int = 0
    latest: int = 0

    def __post_init__(self) -> None:
        self.floor = self.latest = self.mint.number()

    def add(self, raw: bytes, labels: set[str], thread: str | None = None, origin: Message | None = None) -> Message:
        """Store a mail, in a given thread or a new one; with an `origin` it is the same item in a later state."""
        ident, now = self.mint.item(), self.clock.now()
        message = Message(ident, thread or ident, set(labels), raw, now, item=ident, created=now)
        if origin is not None:
            message.item, message.created, message.extras = origin.item, origin.created, origin.extras
        self.conversations.setdefault(message.thread, message.item)
        self.messages[ident] = message
        self._note(message, "added")
        return message

    def remove(self, ident: str) -> Message:
        """Delete a mail for good; KeyError if there is none."""
        message = self.messages.pop(ident)
        self._note(message, "deleted")
        return message

    def relabel(self, ident: str, add: set[str], drop: set[str]) -> Message:
        """Change a mail's labels; only real changes enter the history."""
        message = self.messages[ident]
        gained, lost = add - message.labels, drop & message.labels
        message.labels = (message.labels | add) - drop
        if gained:
            self._note(message, "labels_added", gained)
        if lost:
            self._note(message, "labels_removed", lost)
        return message

    def touch(self, ident: str) -> Message:
        """Give a mail a new change number, because something beside its bytes and labels changed."""
        self._note(self.messages[ident], "changed")
        return self.messages[ident]

    def deliver(self, raw: bytes) -> Message:
        """An arriving mail: joins the thread it answers if the subject agrees, else starts one."""
        return self.add(raw, {"INBOX", "UNREAD"}, self.home_thread(letters.read(raw)))

    def home_thread(self, mail: EmailMessage) -> str | None:
        """The thread of a mail this one answers, provided that the subjects agree."""
        named = _references(mail)
        subject = letters.header(mail, "Subject")
        for message in reversed(self.messages.values()):
            known = message.header("Message-ID") in named and "DRAFT" not in message.labels
            if known and same_subject(subject, message.header("Subject")):
                return message.thread
        return None

    def save_draft(self, raw: bytes, thread: str | None) -> str:
        """Put a new draft into the box and return its draft id."""
        self.require_thread(raw, thread)
        message = self.add(raw, {"DRAFT"}, thread)
        ident = "r-" + str(int(message.id, 16))
        self.drafts[ident] = message.id
        return ident

    def replace_draft(self, ident: str, raw: bytes, thread: str | None) -> Message:
        """Exchange a draft's mail: same draft id, new message id."""
        self.require_thread(raw, thread)
        return self.rewrite_draft(ident, raw, thread)

    def rewrite_draft(self, ident: str, raw: bytes, thread: str | None) -> Message:
        """The same without asking whether the mail fits the thread."""
        old = self.messages[self.drafts[ident]]
        message = self.add(raw, {"DRAFT"}, thread, old)
        self.drafts[ident] = message.id
        self.remove(old.id)
        return message

    def draft_with(self, raw: bytes) -> Message | None:
        """The draft that holds these very bytes (not just equal ones)."""
        return next((self.messages[one] for one in self.drafts.values() if self.messages[one].raw is raw), None)

    def conversation(self, message: Message) -> str:
        """The item that a mail's conversation began with."""
        return self.conversations[message.thread]

    def drop_draft(self, ident: str) -> Message:
        """Delete a draft and its mail for good."""
        return self.remove(self.drafts.pop(ident))

    def draft(self, ident: str) -> Message:
        """The mail a draft holds now; KeyError if the draft is gone."""
        return self.messages[self.drafts[ident]]

    def thread(self, ident: str) -> list[Message]:
        """The mails of one thread, oldest first."""
        return [message for message in self.messages.values() if message.thread == ident]

    def labelled(self, label: str) -> list[Message]:
        """All mails with a label, newest first."""
        return [message for message in reversed(self.messages.values()) if label in message.labels]

    def forget(self) -> None:
        """Make every change number known so far too old to be asked for."""
        self.floor = self.mint.number()
        self.latest = self.floor
        self.changes.clear()

    def require_thread(self, raw: bytes, thread: str | None) -> None:
        """Raise ThreadMismatch unless headers and subject of a mail fit the thread it is put into."""
        if thread is None:
            return
        mail = letters.read(raw)
        members = [message for message in self.thread(thread) if "DRAFT" not in message.labels]
        if not members:
            raise ThreadMismatch("there is no such thread")
        if letters.header(mail, "In-Reply-To") not in {m.header("Message-ID") for m in members}:
            raise ThreadMismatch("In-Reply-To names no message of the thread")
        if letters.header(mail, "In-Reply-To") not in letters.header(mail, "References").split():
            raise ThreadMismatch("References does not name the message that is answered")
        if not same_subject(letters.header(mail, "Subject"), members[0].header("Subject")):
            raise ThreadMismatch("the subject is not that of the thread")

    def _note(self, message: Message, kind: str, moved: set[str] | None = None) -> None:
        self.latest = message.history = self.mint.number()
        labels, gone = tuple(sorted(message.labels)), tuple(sorted(moved or ()))
        self.changes.append(Change(self.latest, kind, message.id, message.thread, labels, gone, message.item))


def _references(mail: EmailMessage) -> set[str]:
    return set((letters.header(mail, "References") + " " + letters.header(mail, "In-Reply-To")).split())
