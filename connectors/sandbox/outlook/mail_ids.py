"""Which mail, folder or conversation does an id name? Outlook's ids over the neutral mailbox."""

import base64

from connectors.sandbox.mailbox import Mailbox, Message
from connectors.sandbox.outlook.calls import Call
from connectors.sandbox.outlook.errors import ApiError, not_found
from connectors.sandbox.outlook.ids import read_id, write_id

FOLDERS = {
    "inbox": ("INBOX", "Inbox"),
    "drafts": ("DRAFT", "Drafts"),
    "sentitems": ("SENT", "Sent Items"),
    "deleteditems": ("TRASH", "Deleted Items"),
    "junkemail": ("SPAM", "Junk Email"),
    "archive": ("", "Archive"),
}
"""The well-known folders: the label that stands for each in the neutral world, and its English name."""

_ORDER = ("deleteditems", "junkemail", "drafts", "sentitems", "inbox")


def folder_of(message: Message) -> str:
    """The one folder a mail lies in; the archive when it is nowhere else."""
    return next((name for name in _ORDER if FOLDERS[name][0] in message.labels), "archive")


def folder_id(name: str) -> str:
    """A folder's id; it is the same in both forms of ids."""
    return write_id("folder", name, "", immutable=False)


def read_folder(text: str) -> str:
    """The well-known name of a folder that a path names by name or id."""
    if text.lower() in FOLDERS:
        return text.lower()
    name = read_id(text, "folder").item
    if name not in FOLDERS:
        raise ApiError(404, "ErrorFolderNotFound", "The specified folder could not be found in the store.")
    return name


def in_folder(mailbox: Mailbox, name: str) -> list[Message]:
    """The mails of a folder, newest first."""
    return [message for message in reversed(mailbox.messages.values()) if folder_of(message) == name]


def message_id(call: Call, message: Message) -> str:
    """The id to answer with."""
    return call.ident("message", message.item, folder_of(message))


def draft_id(message: Message) -> str:
    """The unchanging id, under which the mailbox keeps a draft, so that a person's hands find it by that too."""
    return write_id("message", message.item, "", immutable=True)


def find(call: Call, text: str) -> Message:
    """The mail with that id of either form; a placed id is dead once its mail lies elsewhere."""
    handle = read_id(text, "message")
    for message in reversed(call.person.mailbox.messages.values()):
        if message.item == handle.item and handle.place in ("", folder_of(message)):
            return message
    raise not_found()


def conversation_id(mailbox: Mailbox, message: Message) -> str:
    """The id of the conversation that a mail belongs to."""
    return "AAQkAD" + base64.urlsafe_b64encode(f"conversation {mailbox.conversation(message)}".encode()).decode()
