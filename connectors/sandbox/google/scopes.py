"""Which permission lets a client do what? The scope lists of Google's discovery documents, by call."""

PREFIX = "https://www.googleapis.com/auth/"
_FULL_MAIL = "https://mail.google.com/"


def scopes(*names: str) -> frozenset[str]:
    """Full scope names from their short forms; `mail` is full Gmail access."""
    return frozenset(_FULL_MAIL if name == "mail" else PREFIX + name for name in names)


KNOWN = scopes(
    "mail",
    "gmail.send",
    "gmail.compose",
    "gmail.readonly",
    "gmail.metadata",
    "gmail.modify",
    "gmail.labels",
    "calendar",
    "calendar.readonly",
    "calendar.events",
    "calendar.events.readonly",
    "calendar.events.owned",
    "calendar.events.owned.readonly",
    "calendar.calendars",
    "calendar.calendars.readonly",
    "calendar.calendarlist",
    "calendar.calendarlist.readonly",
    "calendar.freebusy",
    "calendar.events.freebusy",
    "calendar.events.public.readonly",
    "calendar.settings.readonly",
    "calendar.settings",
    "calendar.app.created",
    "userinfo.email",
    "userinfo.profile",
) | {"openid", "email", "profile"}

EVENT_READ = scopes(
    "calendar",
    "calendar.app.created",
    "calendar.events",
    "calendar.events.freebusy",
    "calendar.events.owned",
    "calendar.events.owned.readonly",
    "calendar.events.public.readonly",
    "calendar.events.readonly",
    "calendar.readonly",
)
EVENT_WRITE = scopes("calendar", "calendar.app.created", "calendar.events", "calendar.events.owned")
CHANNEL_STOP = EVENT_READ | scopes(
    "calendar.calendarlist", "calendar.calendarlist.readonly", "calendar.settings", "calendar.settings.readonly"
)
CALENDAR_READ = scopes(
    "calendar", "calendar.app.created", "calendar.calendars", "calendar.calendars.readonly", "calendar.readonly"
)
CALENDAR_WRITE = scopes("calendar", "calendar.app.created", "calendar.calendars")
LIST_READ = scopes("calendar", "calendar.calendarlist", "calendar.calendarlist.readonly", "calendar.readonly")
FREE_BUSY = scopes("calendar", "calendar.events.freebusy", "calendar.freebusy", "calendar.readonly")
COLORS = scopes(
    "calendar",
    "calendar.app.created",
    "calendar.calendarlist",
    "calendar.calendarlist.readonly",
    "calendar.events.freebusy",
    "calendar.events.owned",
    "calendar.events.owned.readonly",
    "calendar.events.public.readonly",
    "calendar.readonly",
)
SETTINGS = scopes("calendar", "calendar.readonly", "calendar.settings", "calendar.settings.readonly")
OWNED_ONLY = scopes("calendar.events.owned", "calendar.events.owned.readonly")
"""Scopes that reach only calendars which the account owns."""

DRAFT_WRITE = scopes("mail", "gmail.compose", "gmail.modify")
DRAFT_READ = scopes("mail", "gmail.compose", "gmail.modify", "gmail.readonly")
MAIL_READ = scopes("mail", "gmail.metadata", "gmail.modify", "gmail.readonly")
ATTACHMENT_READ = scopes("mail", "gmail.modify", "gmail.readonly")
MAIL_CHANGE = scopes("mail", "gmail.modify")
MAIL_SEND = scopes("mail", "gmail.compose", "gmail.modify", "gmail.send")
MAIL_DELETE = scopes("mail")
LABEL_READ = scopes("mail", "gmail.labels", "gmail.metadata", "gmail.modify", "gmail.readonly")
PROFILE = scopes("mail", "gmail.compose", "gmail.metadata", "gmail.modify", "gmail.readonly")
METADATA = scopes("gmail.metadata")
