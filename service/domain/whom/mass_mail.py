"""Did a person write a mail to this one reader? Its headers say when a machine or a list did."""

from collections.abc import Mapping

HEADERS = ("Auto-Submitted", "Precedence", "List-Id", "List-Unsubscribe", "X-Autoreply", "X-Autorespond")
"""The headers that tell it; all others make no difference."""

_LISTS = ("list-id", "list-unsubscribe", "x-autoreply", "x-autorespond")
_PRECEDENCES = frozenset({"bulk", "list", "junk", "auto_reply"})


def is_automatic(headers: Mapping[str, str]) -> bool:
    """Whether a machine wrote it (RFC 3834) or it went to many (RFC 2919, RFC 2369); names in lower case."""
    submitted = headers.get("auto-submitted", "").partition(";")[0].strip().lower()
    if submitted not in ("", "no"):
        return True
    if headers.get("precedence", "").strip().lower() in _PRECEDENCES:
        return True
    return any(headers.get(name, "").strip() for name in _LISTS)
