"""What goes into the reading of a reply, and what comes out of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from service.domain.event import Event, Setting
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

    @property
    def intent(self) -> str:
        """The name of the kind in files of labelled replies, where a delayed letter is a bounce that is not final."""
        return _INTENTS.get(self, self.value)


_INTENTS = {
    ReplyKind.REFUSED: "declined",
    ReplyKind.INVITATION: "invite",
    ReplyKind.QUESTION: "asks_availability",
    ReplyKind.LINK: "scheduling_link",
    ReplyKind.DELAYED: "bounce",
    ReplyKind.BOUNCED: "bounce",
}


class OptionKind(StrEnum):
    """Whether a time on offer is one start, or a stretch within which any start will do."""

    SLOT = "slot"
    WINDOW = "window"


@dataclass(frozen=True, slots=True)
class Option:
    """A time that the reply offers, aware; of a slot `end` is None unless it was said."""

    kind: OptionKind
    start: datetime
    end: datetime | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that the reading rests on: their place in the new text, and what they were taken for ("time", "yes")."""

    start: int
    end: int
    meaning: str


@dataclass(frozen=True, slots=True)
class ReplyText:
    """The new words of a mail, without quoted history and without the signature, which is kept aside.

    `inline` is true when answers stand between quoted lines; `answers` are those, each behind the line of ours that it
    stands under, where every one of them does. `doubt` says in plain words why the text may not be
    all that its reader sees (hidden words, a forwarded mail), "" when nothing is wrong.
    """

    text: str
    quoted: bool = False
    inline: bool = False
    signature: str = ""
    doubt: str = ""
    answers: tuple[tuple[str, str], ...] = ()


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
    proposed time that was agreed; `start` and `end` are what to book (the reply may have named another end; without
    one, and without a slot, `end` is None and the usual length holds). `zone` is the IANA zone that the words name, ""
    when they name none. `options` are the times of a counter-proposal as they were said. `place`, `join_link`, `phone`
    and `interviewer` are "" when nothing new is told; `marks` are all the words relied on.
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
    zone: str = ""
    length: timedelta | None = None
    options: tuple[Option, ...] = ()
    setting: Setting = Setting.UNKNOWN
    place: str = ""
    join_link: str = ""
    phone: str = ""
    interviewer: str = ""
    marks: tuple[Mark, ...] = ()

    @property
    def intent(self) -> str:
        """The kind by its name in files of labelled replies."""
        return self.kind.intent

    @property
    def permanent(self) -> bool | None:
        """Whether a bounce is final; None when it is none."""
        return {ReplyKind.BOUNCED: True, ReplyKind.DELAYED: False}.get(self.kind)
