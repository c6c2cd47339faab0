"""How does a meeting mail look on Graph's wire? eventMessage, eventMessageRequest, eventMessageResponse."""

from datetime import datetime

from connectors.sandbox.exchanges import Json
from connectors.sandbox.mailbox import Mailbox, Message
from connectors.sandbox.outlook.meeting_mails import Meeting, read_meeting

PLAIN, EVENT, REQUEST, RESPONSE = "message", "eventMessage", "eventMessageRequest", "eventMessageResponse"
_NAMESPACE = "#microsoft.graph."


def type_name(message: Message) -> str:
    """Which of Graph's four types a mail is; cancellations are no request and no response."""
    meeting = read_meeting(message)
    if meeting is None:
        return PLAIN
    return RESPONSE if meeting.response else REQUEST if meeting.method == "REQUEST" else EVENT


def type_mark(message: Message) -> str:
    """The value of `@odata.type`."""
    return _NAMESPACE + type_name(message)


def meeting_json(mailbox: Mailbox, message: Message) -> Json:
    """What such a mail has beyond an ordinary one; empty for those."""
    meeting = read_meeting(message)
    if meeting is None:
        return {}
    shape: Json = {
        "meetingMessageType": meeting.kind,
        "type": "seriesMaster" if meeting.series else "singleInstance",
        "isOutOfDate": any(other.sequence > meeting.sequence for other in _others(mailbox, message, meeting)),
        "isAllDay": meeting.whole_day,
        "isDelegated": False,
        "startDateTime": _moment(meeting.start),
        "endDateTime": _moment(meeting.end),
        "location": _place(meeting.location),
        "recurrence": None,
    }
    if meeting.method == "REQUEST":
        shape |= _request(mailbox, message, meeting)
    if meeting.response:
        slot = {"start": _moment(meeting.start), "end": _moment(meeting.end)}
        shape |= {"responseType": meeting.answer, "proposedNewTime": slot if meeting.method == "COUNTER" else None}
    return shape


def _request(mailbox: Mailbox, message: Message, meeting: Meeting) -> Json:
    before = _before(mailbox, message, meeting)
    kind = "newMeetingRequest"
    if before is not None:
        same = (before.start, before.end) == (meeting.start, meeting.end)
        kind = "informationalUpdate" if same else "fullUpdate"
    return {
        "meetingRequestType": kind,
        "allowNewTimeProposals": True,
        "responseRequested": True,
        "previousStartDateTime": _moment(before.start) if before else None,
        "previousEndDateTime": _moment(before.end) if before else None,
        "previousLocation": _place(before.location) if before else None,
    }


def _before(mailbox: Mailbox, message: Message, meeting: Meeting) -> Meeting | None:
    """What the last request for this meeting said; deleted mails are forgotten."""
    earlier = [one for one in _others(mailbox, message, meeting) if one.sequence < meeting.sequence]
    requests = [one for one in earlier if one.method == "REQUEST"]
    return max(requests, key=lambda one: one.sequence, default=None)


def _others(mailbox: Mailbox, message: Message, meeting: Meeting) -> list[Meeting]:
    found = [read_meeting(other) for other in mailbox.messages.values() if other.id != message.id]
    return [one for one in found if one is not None and one.uid == meeting.uid]


def _moment(instant: datetime | None) -> Json | None:
    return {"dateTime": f"{instant:%Y-%m-%dT%H:%M:%S}.0000000", "timeZone": "UTC"} if instant else None


def _place(name: str) -> Json:
    return {"displayName": name, "locationType": "default", "uniqueIdType": "unknown"}
