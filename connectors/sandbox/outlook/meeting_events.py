"""Which calendar entry does a meeting mail belong to? The `event` behind an eventMessage."""

from connectors.sandbox.exchanges import Json
from connectors.sandbox.mailbox import Message
from connectors.sandbox.outlook.calls import Call
from connectors.sandbox.outlook.event_shapes import event_json
from connectors.sandbox.outlook.meeting_mails import read_meeting


def event_of(call: Call, message: Message) -> Json | None:
    """The event with the meeting's UID in the person's calendars; None for other mails and deleted events."""
    meeting = read_meeting(message)
    if meeting is None:
        return None
    found = [(one, entry) for one in call.person.calendars.values() for entry in one.with_uid(meeting.uid)]
    return event_json(call, *found[0]) if found else None
