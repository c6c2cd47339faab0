"""Which mails are listed, and in what order?"""

from connectors.sandbox.exchanges import Json
from connectors.sandbox.mailbox import Message
from connectors.sandbox.outlook import lists
from connectors.sandbox.outlook.calls import Call
from connectors.sandbox.outlook.errors import inefficient
from connectors.sandbox.outlook.mail_filters import read_filter
from connectors.sandbox.outlook.mail_searches import searched
from connectors.sandbox.outlook.mail_shapes import received_at, sent_at
from connectors.sandbox.outlook.mail_views import read_view, show

_ORDERS = {
    "receivedDateTime": received_at,
    "sentDateTime": sent_at,
    "createdDateTime": lambda message: message.created or message.at,
    "lastModifiedDateTime": lambda message: message.at,
}


def selected(call: Call, messages: list[Message]) -> list[Message]:
    """The mails that the call's filter, search and order leave, newest first unless asked otherwise."""
    if "$search" in call.query:
        return searched(call, messages)
    terms = read_filter(call, call.text("$filter"))
    name, backwards = lists.read_order(call, _ORDERS, "receivedDateTime desc")
    # what is sorted by has to lead the filter, else the store has no index for both
    if call.text("$orderby") and terms and terms[0][0] != name:
        raise inefficient()
    found = [message for message in messages if all(test(message) for _, test in terms)]
    return sorted(found, key=_ORDERS[name], reverse=backwards)


def page(call: Call, messages: list[Message], folder: str = "") -> Json:
    """One page of mails, of one folder or of the whole mailbox."""
    view, place = read_view(call), f"mailFolders('{folder}')/messages" if folder else "messages"
    return lists.page(call, place, messages, lambda message: show(call, message, view))
