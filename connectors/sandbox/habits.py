"""How does this mail store behave where accounts differ, or where nobody has looked yet? One set per mailbox."""

from dataclasses import dataclass, fields
from typing import Any


@dataclass
class Habits:
    """What the facts about sending leave open; both answers must be safe for a client.

    `send_fails`: "" (it does not), report (a non-delivery report comes, the copy lies in Sent) or stuck (the draft
    stays where it is for ever). `copy_lag` seconds (world time) pass between leaving Drafts and appearing in Sent.
    `send_retry_after` is a Retry-After that comes with a send's 202. `sends_twice`: a
    second send of a draft that is still on its way makes a second copy. `loses_marks`: the sent copy has lost the
    client's private properties. `loses_headers`: x- headers do not travel. `reply_keeps_marks`: a reply's draft
    takes private properties, headers and id from the request that makes it. `reply_copies_pictures`: a reply's draft
    carries the pictures inside the mail that it answers. `keeps_deleted`: a deleted mail lies
    in Deleted Items, where its unchanging id still finds it.
    """

    send_fails: str = ""
    copy_lag: float = 0.0
    send_retry_after: str = ""
    sends_twice: bool = False
    loses_marks: bool = False
    loses_headers: bool = False
    reply_keeps_marks: bool = False
    reply_copies_pictures: bool = False
    keeps_deleted: bool = False

    def change(self, wishes: dict[str, Any]) -> None:
        """Set by name; ValueError for an unknown name or a value of another kind, before anything is changed."""
        usual = {item.name: type(item.default) for item in fields(self)}
        for name, value in wishes.items():
            kind = usual.get(name)
            if kind is None or (type(value) is not kind and (kind, type(value)) != (float, int)):
                raise ValueError(f"a mailbox has no habit {name!r} of {value!r}")
        for name, value in wishes.items():
            setattr(self, name, value)
