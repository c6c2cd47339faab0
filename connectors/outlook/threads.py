"""Which message does a letter answer? A reply of Graph's is made out of that one message."""

from collections.abc import Iterable

from connectors.outlook.envelopes import MESSAGES, moment_of
from connectors.outlook.mail_wire import MessageRecord
from connectors.outlook.requests import Requests, literal
from connectors.shared.comparison import MOST_COMPARED
from connectors.shared.courier import Courier

_FIELDS = "id,conversationId,isDraft,receivedDateTime,createdDateTime"


async def find_answered(courier: Courier, requests: Requests, message_id: str, thread_id: str) -> str:
    """The id of the message with this RFC 5322 id, else of the newest one in the conversation; "" for none."""
    if message_id:
        named = await _find(courier, requests, f"internetMessageId eq {literal(f'<{message_id}>')}")
        found = [one for one in named if one.conversation_id == thread_id] or named
        if found:
            return found[0].id
    rest = await _find(courier, requests, f"conversationId eq {literal(thread_id)}")
    return rest[0].id if rest else ""


async def _find(courier: Courier, requests: Requests, which: str) -> list[MessageRecord]:
    """Those of the messages that were sent or received, newest first: Graph cannot filter by one thing and sort by
    another."""
    query = {"$filter": which, "$select": _FIELDS, "$top": str(MOST_COMPARED)}
    page = await courier.fetch(requests.read("me/messages", query), MESSAGES)
    return newest_first(one for one in page.items if not one.is_draft)


def newest_first(records: Iterable[MessageRecord]) -> list[MessageRecord]:
    """In the order of their arrival, backwards."""
    return sorted(records, key=moment_of, reverse=True)
