"""Letters: what is written to whom, and how two texts are known to be the same."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from service.domain.people import Person


class LetterKind(StrEnum):
    """Which letter of the playbook it is.

    `request` apologises and asks, `ahead` does so before the interview begins, `late` says when one will be there,
    `absence` asks for a new time after the other side did not come.
    """

    REQUEST = "request"
    CONFIRMATION = "confirmation"
    CLOSE = "close"
    NUDGE = "nudge"
    THANKS = "thanks"
    ABSENCE = "absence"
    LATE = "late"
    AHEAD = "ahead"

    @property
    def offers(self) -> bool:
        """Whether it proposes times."""
        return self in (LetterKind.REQUEST, LetterKind.AHEAD, LetterKind.ABSENCE)


@dataclass(frozen=True, slots=True)
class Slot:
    """A proposed time: letter ("A", "B", ...), aware start and end, and the zone it is written in (IANA)."""

    letter: str
    start: datetime
    end: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class Conversation:
    """The mail thread a letter answers in: provider thread id and the RFC 5322 ids needed to stay in it."""

    thread_id: str
    subject: str
    message_id: str
    references: tuple[str, ...] = ()
    partner: Person | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All that a reader of the mail can see; two mails with equal content are the same letter.

    `text` uses "\\n" line ends and ends with exactly one. `extras` are digests of any other MIME part
    (HTML, attachments) that the mail carries; letters that we compose have none.
    """

    sender: str
    to: tuple[str, ...]
    subject: str
    text: str
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """SHA-256 over the whole content, as 64 hex digits."""
        fields = [self.sender, self.to, self.cc, self.bcc, self.subject, self.in_reply_to, self.references]
        packed = json.dumps([*fields, self.text, self.extras], ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(packed.encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter as it stands: `token` is its neutral reference, unique per case, kind and revision.

    `message_id` is the RFC 5322 Message-ID that the draft carries (providers may replace it when sending).
    `edited` is true once a person changed our words.
    """

    kind: LetterKind
    language: str
    content: Content
    token: str
    message_id: str
    revision: int = 1
    sender_name: str = ""
    to_names: tuple[str, ...] = ()
    thread_id: str = ""
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Approval:
    """A person's consent to one exact content, and when it was given.

    `leaves_at` is set when it was asked for to leave later, at the reader's office hours.
    """

    fingerprint: str
    given_at: datetime
    by: str
    leaves_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """Where a sent letter lies: provider ids, the Message-ID that really went out ("" if unknown), when.

    `elsewhere` is true when the person sent it from the mailbox; `token` is the letter's own. `left` is false while a
    provider that says yes before it sends has only said yes.
    """

    message_id: str
    provider_id: str
    thread_id: str
    at: datetime
    elsewhere: bool = False
    content: Content | None = None
    token: str = ""
    left: bool = True
    kind: LetterKind | None = None
