"""Graph mail reads: one message, its MIME bytes, lists of a mailbox or folder, folders, and ids turned over."""

from connectors.sandbox.exchanges import Json
from connectors.sandbox.outlook.calls import Call, Reply
from connectors.sandbox.outlook.errors import ApiError, invalid
from connectors.sandbox.outlook.ids import read_id, write_id
from connectors.sandbox.outlook.mail_ids import FOLDERS, find, folder_id, folder_of, in_folder, read_folder
from connectors.sandbox.outlook.mail_pages import page, selected
from connectors.sandbox.outlook.mail_views import read_view, show

_MOST_IDS = 1000
_FORMS = {"restId": False, "restImmutableEntryId": True}


def get(call: Call) -> Reply:
    """GET /me/messages/{id}."""
    message = find(call, call.params["messageId"])
    return Reply({"@odata.context": call.context("messages/$entity"), **show(call, message, read_view(call))})


def value(call: Call) -> Reply:
    """GET /me/messages/{id}/$value: the letter as RFC 5322 bytes."""
    message = find(call, call.params["messageId"])
    return Reply(raw=message.raw, headers={"Content-Type": "text/plain"})


def list_messages(call: Call) -> Reply:
    """GET /me/messages: the whole mailbox, deleted items too."""
    return Reply(page(call, selected(call, list(reversed(call.person.mailbox.messages.values())))))


def list_folder(call: Call) -> Reply:
    """GET /me/mailFolders/{id}/messages."""
    name = read_folder(call.params["folderId"])
    return Reply(page(call, selected(call, in_folder(call.person.mailbox, name)), name))


def list_folders(call: Call) -> Reply:
    """GET /me/mailFolders: the well-known ones."""
    shapes = [_folder(call, name) for name in FOLDERS]
    return Reply({"@odata.context": call.context("mailFolders"), "value": shapes})


def get_folder(call: Call) -> Reply:
    """GET /me/mailFolders/{id}, by id or well-known name."""
    name = read_folder(call.params["folderId"])
    return Reply({"@odata.context": call.context("mailFolders/$entity"), **_folder(call, name)})


def translate(call: Call) -> Reply:
    """POST /me/translateExchangeIds: at most 1,000 ids from one form into the other."""
    given = {name.lower(): item for name, item in call.body.items()}
    idents, target = given.get("inputids"), given.get("targetidtype")
    if not isinstance(idents, list) or target not in _FORMS or given.get("sourceidtype") not in _FORMS:
        raise invalid("inputIds, sourceIdType and targetIdType are needed.", "RequestBodyRead")
    if len(idents) > _MOST_IDS:
        raise invalid(f"At most {_MOST_IDS} ids can be translated at once.", "ErrorInvalidRequest")
    shapes = [_translated(call, str(ident), _FORMS[str(target)]) for ident in idents]
    return Reply(
        {"@odata.context": f"{call.graph}/$metadata#Collection(microsoft.graph.convertIdResult)", "value": shapes}
    )


def _translated(call: Call, ident: str, immutable: bool) -> Json:
    try:
        message = find(call, ident)
    except ApiError as error:
        return {"sourceId": ident, "errorDetails": {"code": error.code, "message": error.message}}
    item = read_id(ident, "message").item
    return {"sourceId": ident, "targetId": write_id("message", item, folder_of(message), immutable)}


def _folder(call: Call, name: str) -> Json:
    inside = in_folder(call.person.mailbox, name)
    shape: Json = {
        "id": folder_id(name),
        "displayName": FOLDERS[name][1],
        "parentFolderId": folder_id("msgfolderroot"),
        "childFolderCount": 0,
        "unreadItemCount": sum("UNREAD" in message.labels for message in inside),
        "totalItemCount": len(inside),
        "isHidden": False,
    }
    return {item: shape[item] for item in shape if not call.select or item in ("id", *call.select)}
