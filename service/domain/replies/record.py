"""What goes into the reading of a reply, and what comes out of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from service.domain.event import Event
from service.domain.letter import Slot
from service.domain.people import Person


class ReplyKind(StrEnum):
    """What a mail in a case's conversation is."""

    AGREED = "agreed"
    REFUSED = "refused"
    INVITATION = "invitation"
    COUNTER = "counter"
    QUESTION = "question"
    LINK = "link"
    CANCELLED = "cancelled"
    AUTO_REPLY = "auto_reply"
    DELAYED = "delayed"
    BOUNCED = "bounced"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class ReplyText:
    """The new words of a mail, without quoted history and without the signature, which is kept aside.

    `inline` is true when answers stand between quoted lines; `doubt` says in plain words why the text may not be
    all that its reader sees (hidden words, a forwarded mail), "" when nothing is wrong.
    """

    text: str
    quoted: bool = False
    inline: bool = False
    signature: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyContext:
    """What the reader must know besides the mail.

    `bound` says that the provider's thread, In-Reply-To or References tie the mail to our letter. Zones are IANA
    names: `zone` is the one the letter wrote its times in; the others may be "" when they are not known.
    `my_other_addresses` are the owner's too, beside the one that the letter came from. `trusted_domains` are
    organisations whose staff may answer beside that of the contact. `language` is the letter's.
    """

    now: datetime
    proposed: tuple[Slot, ...]
    event: Event
    contact: Person
    my_address: str
    zone: str
    bound: bool
    organizer_zone: str = ""
    my_zone: str = ""
    my_name: str = ""
    language: str = "en"
    trusted_domains: tuple[str, ...] = ()
    my_other_addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a mail says, and on which words that rests.

    Only when `act` is true may it be acted upon without asking. `quote` is the sentence relied on, with its place
    `quote_start`..`quote_end` in the new text. `suggestions` are answers to offer a person, best first. `slot` is the
    proposed time that was agreed; `start` and `end` are what to book (the reply may have named another end).
    """

    kind: ReplyKind
    why: str
    act: bool = False
    slot: Slot | None = None
    start: datetime | None = None
    end: datetime | None = None
    quote: str = ""
    quote_start: int = 0
    quote_end: int = 0
    suggestions: tuple[Slot, ...] = ()
    event: Event | None = None
