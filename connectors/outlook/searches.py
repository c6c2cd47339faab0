"""Which searches find what was exchanged with somebody.

Graph can filter by who wrote, exactly and at once; whom something was sent to it only finds through its search index,
which may lag a little behind. What reports that a mail was not delivered has a class of its own (MS-OXCMSG, 2.2.1.3).
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from connectors.outlook.envelopes import VIEW
from connectors.outlook.requests import Requests, literal
from connectors.shared.calls import Call
from service.ports.mail import POSTMASTER

_REPORT = "singleValueExtendedProperties/Any(ep: ep/id eq 'String 0x1a' and ep/value eq 'REPORT.IPM.Note.NDR')"
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+='~-]{0,63}@[A-Za-z0-9][A-Za-z0-9.-]{0,250}")


def searches_for(requests: Requests, address: str, since: datetime, most: int) -> Sequence[Call]:
    """The requests for what came from and went to an address, newest first; none for one that could mean more."""
    moment = since.astimezone(UTC)
    lately = f"receivedDateTime ge {moment:%Y-%m-%dT%H:%M:%SZ}"
    if address == POSTMASTER:
        which, words = _REPORT, f"from:{POSTMASTER}"
    elif _PLAIN.fullmatch(address):
        which, words = f"from/emailAddress/address eq {literal(address)}", f"recipients:{address}"
    else:
        return ()
    filtered = {"$filter": f"{lately} and {which}", "$orderby": "receivedDateTime desc"}
    searched = {"$search": f'"{words} AND received>={moment:%Y-%m-%d}"'}
    return [requests.read("me/messages", {**VIEW, "$top": str(most), **how}) for how in (filtered, searched)]
