"""Which mail methods of Graph does the sandbox offer? One table: name, verb, path, permissions, options, handler."""

from connectors.sandbox.outlook import drafts, mail_delta, mail_files, messages, sending
from connectors.sandbox.outlook import scopes as s
from connectors.sandbox.outlook.calls import Operation, operation

_MESSAGES = "/me/messages"
_ONE = _MESSAGES + "/{messageId}"
_FOLDER = "/me/mailFolders/{folderId}"
_LIST = "$select $expand $filter $search $orderby $top $skip $count"
_DELTA = "$select $filter $orderby $top $skiptoken $deltatoken changeType"

MAIL: list[Operation] = [
    operation("graph.messages.list", "GET", _MESSAGES, s.MAIL_READ, messages.list_messages, _LIST),
    operation("graph.messages.list", "GET", _FOLDER + "/messages", s.MAIL_READ, messages.list_folder, _LIST),
    operation("graph.messages.delta", "GET", _FOLDER + "/messages/delta", s.MAIL_READ, mail_delta.delta, _DELTA),
    operation("graph.messages.get", "GET", _ONE, s.MAIL_READ, messages.get, "$select $expand"),
    operation("graph.messages.value", "GET", _ONE + "/$value", s.MAIL_READ, messages.value),
    operation(
        "graph.messages.attachments", "GET", _ONE + "/attachments", s.MAIL_READ, mail_files.list_files, "$select"
    ),
    operation(
        "graph.attachments.delete",
        "DELETE",
        _ONE + "/attachments/{attachmentId}",
        s.MAIL_WRITE,
        mail_files.delete_file,
    ),
    operation("graph.messages.create", "POST", _MESSAGES, s.MAIL_WRITE, drafts.create),
    operation("graph.messages.update", "PATCH", _ONE, s.MAIL_WRITE, drafts.update),
    operation("graph.messages.delete", "DELETE", _ONE, s.MAIL_WRITE, drafts.delete),
    operation("graph.messages.createReply", "POST", _ONE + "/createReply", s.MAIL_WRITE, drafts.reply),
    operation("graph.messages.createReplyAll", "POST", _ONE + "/createReplyAll", s.MAIL_WRITE, drafts.reply_all),
    operation("graph.messages.send", "POST", _ONE + "/send", s.MAIL_SEND, sending.send),
    operation("graph.sendMail", "POST", "/me/sendMail", s.MAIL_SEND, sending.send_mail),
    operation("graph.mailFolders.list", "GET", "/me/mailFolders", s.MAIL_READ, messages.list_folders, "$top $select"),
    operation("graph.mailFolders.get", "GET", _FOLDER, s.MAIL_READ, messages.get_folder, "$select"),
    operation("graph.translateExchangeIds", "POST", "/me/translateExchangeIds", s.MAIL, messages.translate),
]
"""In this order the paths are tried; every `$` option that a method does not name is refused."""
