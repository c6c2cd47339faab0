"""Which fields does a message have, and who may set them? Graph's names, in tables."""

_LETTER = "subject body toRecipients ccRecipients bccRecipients replyTo from sender internetMessageId"
_BESIDE = (
    "importance categories isRead flag inferenceClassification isDeliveryReceiptRequested isReadReceiptRequested "
    "internetMessageHeaders singleValueExtendedProperties"
)
_PLAIN = (
    "createdDateTime lastModifiedDateTime changeKey categories receivedDateTime sentDateTime hasAttachments "
    "internetMessageId subject bodyPreview importance parentFolderId conversationId conversationIndex "
    "isDeliveryReceiptRequested isReadReceiptRequested isRead isDraft webLink inferenceClassification body sender "
    "from toRecipients ccRecipients bccRecipients replyTo flag"
)
_MEETING = (
    "meetingMessageType type isOutOfDate isAllDay isDelegated startDateTime endDateTime location recurrence "
    "meetingRequestType allowNewTimeProposals responseRequested previousStartDateTime previousEndDateTime "
    "previousLocation responseType proposedNewTime"
)

DRAFT_ONLY = frozenset(_LETTER.split())
"""What belongs to the letter itself and is fixed once it was sent."""

WRITABLE = DRAFT_ONLY | frozenset(_BESIDE.split())
"""What a client may set at all."""

PLAIN = tuple(_PLAIN.split())
"""What an answer holds when nothing is selected, in Graph's order."""

ON_REQUEST = ("uniqueBody", "internetMessageHeaders")
"""What is only given when it is selected."""

MEETING = frozenset(_MEETING.split())
"""What only meeting mails have; selected as `microsoft.graph.eventMessage/...`."""

KEPT = {
    "importance": "normal",
    "categories": [],
    "flag": {"flagStatus": "notFlagged"},
    "inferenceClassification": "focused",
    "isDeliveryReceiptRequested": False,
    "isReadReceiptRequested": False,
}
"""What the store keeps beside the letter, with its usual value."""
