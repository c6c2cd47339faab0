"""Which properties may a client of Graph write? (Graph, "Create event", "Update event", "Update message" and the like.)

The description does not say it: there, everything looks as if it could be written.
"""

_EVENT = (
    "allowNewTimeProposals attendees body categories end hideAttendees importance isAllDay isOnlineMeeting "
    "isReminderOn location locations onlineMeetingProvider recurrence reminderMinutesBeforeStart responseRequested "
    "sensitivity showAs singleValueExtendedProperties start subject transactionId"
)
_MESSAGE = (
    "attachments bccRecipients body categories ccRecipients flag from importance inferenceClassification "
    "internetMessageHeaders internetMessageId isDeliveryReceiptRequested isRead isReadReceiptRequested replyTo sender "
    "singleValueExtendedProperties subject toRecipients"
)

WRITABLE = {
    "event": frozenset(_EVENT.split()),
    "message": frozenset(_MESSAGE.split()),
    "outlookCategory": frozenset({"displayName", "color"}),
}
"""By type; nothing else is written by the connector."""

SEND_MAIL = {"message": "message", "savetosentitems": "Edm.Boolean"}
"""The parameters of the one action that belongs to the user, in lower case (Graph, "user: sendMail")."""
