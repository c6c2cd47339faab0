"""Graph beside events: who the account is, how the mailbox is set, its calendars and its categories."""

from connectors.sandbox.calendars import Calendar, Label
from connectors.sandbox.exchanges import Json
from connectors.sandbox.outlook.calls import Call, Reply
from connectors.sandbox.outlook.colors import COLORS, preset
from connectors.sandbox.outlook.errors import ApiError, invalid
from connectors.sandbox.outlook.identities import object_id
from connectors.sandbox.outlook.ids import write_id
from connectors.sandbox.outlook.zones import windows_name

_LONGEST_NAME = 255


def me(call: Call) -> Reply:
    """GET /me."""
    person = call.person
    return _chosen(
        call,
        {
            "@odata.context": f"{call.graph}/$metadata#users/$entity",
            "id": object_id(person),
            "displayName": person.name,
            "givenName": person.first_name,
            "surname": person.name.partition(" ")[2],
            "mail": person.address,
            "userPrincipalName": person.address,
            "businessPhones": [person.phone] if person.phone else [],
            "preferredLanguage": "en-US",
        },
    )


def mailbox_settings(call: Call) -> Reply:
    """GET /me/mailboxSettings: the zone goes by its Windows name."""
    zone = windows_name(call.person.zone)
    replies = {
        "status": "disabled",
        "externalAudience": "none",
        "internalReplyMessage": "",
        "externalReplyMessage": "",
    }
    return _chosen(
        call,
        {
            "@odata.context": call.context("mailboxSettings"),
            "timeZone": zone,
            "dateFormat": "yyyy-MM-dd",
            "timeFormat": "HH:mm",
            "userPurpose": "user",
            "language": {"locale": "en-US", "displayName": "English (United States)"},
            "automaticRepliesSetting": replies,
            "workingHours": {
                "daysOfWeek": ["monday", "tuesday", "wednesday", "thursday", "friday"],
                "startTime": "08:00:00.0000000",
                "endTime": "17:00:00.0000000",
                "timeZone": {"name": zone},
            },
        },
    )


def list_calendars(call: Call) -> Reply:
    """GET /me/calendars."""
    found = [_calendar(call, calendar) for calendar in call.person.calendars.values()]
    return Reply({"@odata.context": call.context("calendars"), "value": [_picked(call, one) for one in found]})


def get_calendar(call: Call) -> Reply:
    """GET /me/calendar and /me/calendars/{id}."""
    return _chosen(call, {"@odata.context": call.context("calendars/$entity"), **_calendar(call, call.calendar())})


def list_categories(call: Call) -> Reply:
    """GET /me/outlook/masterCategories."""
    labels = call.person.primary.labels
    what = call.context("outlook/masterCategories")
    return Reply({"@odata.context": what, "value": [_picked(call, _category(label)) for label in labels]})


def create_category(call: Call) -> Reply:
    """POST /me/outlook/masterCategories: 201; a name can stand in the list only once, whatever its case."""
    name, color = call.body.get("displayName"), call.body.get("color", "none")
    if not isinstance(name, str) or not 0 < len(name) <= _LONGEST_NAME or color not in {*COLORS, "none"}:
        raise invalid("The category needs a displayName and a known color.", "ErrorInvalidArgument")
    home = call.person.primary
    if home.label_named(name) is not None:
        # which code a real mailbox answers here has not been seen; a client must not depend on it
        raise ApiError(409, "CategoryNameDuplicate", "A category with that name exists already.")
    label = Label(call.world.mint.uuid(), COLORS.get(str(color), ""), name)
    home.labels.append(label)
    home.touch()
    return Reply({"@odata.context": call.context("outlook/masterCategories/$entity"), **_category(label)}, 201)


def _category(label: Label) -> Json:
    return {"id": label.id, "displayName": label.name, "color": preset(label.color)}


def _calendar(call: Call, calendar: Calendar) -> Json:
    main = calendar is call.person.primary
    owner = call.world.people.get(calendar.owner, call.person)
    return {
        "id": write_id("calendar", calendar.id, "", True),
        "name": "Calendar" if main else calendar.title,
        "color": "auto",
        "hexColor": "",
        "isDefaultCalendar": main,
        "changeKey": f"ck{calendar.version}",
        "canShare": main,
        "canViewPrivateItems": True,
        "canEdit": calendar.role == "owner",
        "isTallyingResponses": main,
        "isRemovable": not main,
        "allowedOnlineMeetingProviders": [],
        "defaultOnlineMeetingProvider": "unknown",
        "owner": {"name": owner.name, "address": owner.address},
    }


def _chosen(call: Call, shape: Json) -> Reply:
    return Reply({name: value for name, value in shape.items() if name == "@odata.context"} | _picked(call, shape))


def _picked(call: Call, shape: Json) -> Json:
    if not call.select:
        return shape
    for name in call.select:
        if name not in shape:
            raise invalid(f"Could not find a property named '{name}'.", "RequestBroker--ParseUri")
    return {name: value for name, value in shape.items() if name in (*call.select, "id")}
