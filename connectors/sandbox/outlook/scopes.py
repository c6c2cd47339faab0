"""Which permission lets a client do what? Delegated permissions of the Graph reference, by call, in short form."""

GRAPH = "https://graph.microsoft.com/"
"""What may stand before a permission's name in a token request."""

RESERVED = frozenset({"openid", "profile", "email", "offline_access"})

CALENDAR_READ = frozenset({"Calendars.Read", "Calendars.ReadWrite"})
CALENDAR_WRITE = frozenset({"Calendars.ReadWrite"})
MAILBOX_READ = frozenset({"MailboxSettings.Read", "MailboxSettings.ReadWrite"})
MAILBOX_WRITE = frozenset({"MailboxSettings.ReadWrite"})
MAIL_READ = frozenset({"Mail.Read", "Mail.ReadWrite"})
MAIL_WRITE = frozenset({"Mail.ReadWrite"})
MAIL_SEND = frozenset({"Mail.Send"})
MAIL = frozenset({"Mail.ReadBasic", "Mail.Read", "Mail.ReadWrite", "Mail.Send"})
USER_READ = frozenset({"User.Read", "User.ReadWrite"})

KNOWN = RESERVED | CALENDAR_READ | MAILBOX_WRITE | MAILBOX_READ | MAIL | USER_READ
"""Every permission that the registered applications may ask for."""


def short(scope: str) -> str:
    """A permission without the address of Graph before it."""
    return scope.removeprefix(GRAPH)
