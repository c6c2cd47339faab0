"""Which API methods does the sandbox offer? One table: name, verb, path, scopes, parameters, handler."""

from connectors.sandbox.google import (
    calendar_settings,
    channels_api,
    drafts,
    event_reading,
    event_writing,
    free_busy,
    messages,
)
from connectors.sandbox.google import scopes as s
from connectors.sandbox.google.calls import Operation, operation

_CAL = "/calendar/v3/"
_EVENTS = _CAL + "calendars/{calendarId}/events"
_BOX = "/gmail/v1/users/{userId}/"
_LIST = (
    "alwaysIncludeEmail eventTypes iCalUID maxAttendees maxResults orderBy pageToken privateExtendedProperty "
    "q sharedExtendedProperty showDeleted showHiddenInvitations singleEvents syncToken timeMax timeMin "
    "timeZone updatedMin"
)
_INSTANCES = "alwaysIncludeEmail maxAttendees maxResults originalStart pageToken showDeleted timeMax timeMin timeZone"
_SHAPE = "alwaysIncludeEmail maxAttendees"
_WRITE = "conferenceDataVersion eventLabelVersion maxAttendees sendNotifications sendUpdates supportsAttachments"
_CALENDAR_LIST = "maxResults minAccessRole pageToken showDeleted showHidden showOwnOrganizationOnly syncToken"
_SEARCH = "includeSpamTrash maxResults pageToken q"

CALENDAR = [
    operation(
        "calendar.calendarList.list",
        "GET",
        _CAL + "users/me/calendarList",
        s.LIST_READ,
        calendar_settings.list_calendars,
        _CALENDAR_LIST,
    ),
    operation(
        "calendar.calendars.get",
        "GET",
        _CAL + "calendars/{calendarId}",
        s.CALENDAR_READ,
        calendar_settings.get_calendar,
    ),
    operation(
        "calendar.calendars.patch",
        "PATCH",
        _CAL + "calendars/{calendarId}",
        s.CALENDAR_WRITE,
        calendar_settings.patch_calendar,
    ),
    operation("calendar.colors.get", "GET", _CAL + "colors", s.COLORS, calendar_settings.colors),
    operation(
        "calendar.settings.get", "GET", _CAL + "users/me/settings/{setting}", s.SETTINGS, calendar_settings.get_setting
    ),
    operation(
        "calendar.settings.list",
        "GET",
        _CAL + "users/me/settings",
        s.SETTINGS,
        calendar_settings.list_settings,
        "maxResults pageToken syncToken",
    ),
    operation("calendar.freebusy.query", "POST", _CAL + "freeBusy", s.FREE_BUSY, free_busy.query),
    operation("calendar.events.list", "GET", _EVENTS, s.EVENT_READ, event_reading.list_events, _LIST),
    operation("calendar.events.insert", "POST", _EVENTS, s.EVENT_WRITE, event_writing.insert, _WRITE),
    operation("calendar.events.watch", "POST", _EVENTS + "/watch", s.EVENT_READ, channels_api.watch, _LIST),
    operation("calendar.channels.stop", "POST", _CAL + "channels/stop", s.CHANNEL_STOP, channels_api.stop),
    operation(
        "calendar.events.get", "GET", _EVENTS + "/{eventId}", s.EVENT_READ, event_reading.get, _SHAPE + " timeZone"
    ),
    operation(
        "calendar.events.update",
        "PUT",
        _EVENTS + "/{eventId}",
        s.EVENT_WRITE,
        event_writing.update,
        _WRITE + " alwaysIncludeEmail",
    ),
    operation(
        "calendar.events.patch",
        "PATCH",
        _EVENTS + "/{eventId}",
        s.EVENT_WRITE,
        event_writing.patch,
        _WRITE + " alwaysIncludeEmail",
    ),
    operation(
        "calendar.events.delete",
        "DELETE",
        _EVENTS + "/{eventId}",
        s.EVENT_WRITE,
        event_writing.delete,
        "sendNotifications sendUpdates",
    ),
    operation(
        "calendar.events.instances",
        "GET",
        _EVENTS + "/{eventId}/instances",
        s.EVENT_READ,
        event_reading.list_instances,
        _INSTANCES,
    ),
]

GMAIL = [
    operation("gmail.users.getProfile", "GET", _BOX + "profile", s.PROFILE, messages.profile),
    operation("gmail.users.watch", "POST", _BOX + "watch", s.MAIL_READ, messages.watch),
    operation("gmail.users.stop", "POST", _BOX + "stop", s.MAIL_READ, messages.stop),
    operation("gmail.users.labels.list", "GET", _BOX + "labels", s.LABEL_READ, messages.labels),
    operation(
        "gmail.users.history.list",
        "GET",
        _BOX + "history",
        s.MAIL_READ,
        messages.history,
        "historyTypes labelId maxResults pageToken startHistoryId",
    ),
    operation("gmail.users.drafts.send", "POST", _BOX + "drafts/send", s.DRAFT_WRITE, drafts.send),
    operation("gmail.users.drafts.create", "POST", _BOX + "drafts", s.DRAFT_WRITE, drafts.create),
    operation("gmail.users.drafts.list", "GET", _BOX + "drafts", s.DRAFT_READ, drafts.list_drafts, _SEARCH),
    operation("gmail.users.drafts.get", "GET", _BOX + "drafts/{id}", s.DRAFT_READ, drafts.get, "format"),
    operation("gmail.users.drafts.update", "PUT", _BOX + "drafts/{id}", s.DRAFT_WRITE, drafts.update),
    operation("gmail.users.drafts.delete", "DELETE", _BOX + "drafts/{id}", s.DRAFT_WRITE, drafts.delete),
    operation("gmail.users.messages.send", "POST", _BOX + "messages/send", s.MAIL_SEND, drafts.send_message),
    operation(
        "gmail.users.messages.list",
        "GET",
        _BOX + "messages",
        s.MAIL_READ,
        messages.list_messages,
        _SEARCH + " labelIds",
    ),
    operation(
        "gmail.users.messages.get",
        "GET",
        _BOX + "messages/{id}",
        s.MAIL_READ,
        messages.get_message,
        "format metadataHeaders",
    ),
    operation("gmail.users.messages.modify", "POST", _BOX + "messages/{id}/modify", s.MAIL_CHANGE, messages.modify),
    operation("gmail.users.messages.trash", "POST", _BOX + "messages/{id}/trash", s.MAIL_CHANGE, messages.trash),
    operation(
        "gmail.users.messages.attachments.get",
        "GET",
        _BOX + "messages/{messageId}/attachments/{id}",
        s.ATTACHMENT_READ,
        messages.get_attachment,
    ),
    operation(
        "gmail.users.threads.list", "GET", _BOX + "threads", s.MAIL_READ, messages.list_threads, _SEARCH + " labelIds"
    ),
    operation(
        "gmail.users.threads.get",
        "GET",
        _BOX + "threads/{id}",
        s.MAIL_READ,
        messages.get_thread,
        "format metadataHeaders",
    ),
]

TABLE: list[Operation] = CALENDAR + GMAIL
