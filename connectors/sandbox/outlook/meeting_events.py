"""Which calendar entry does a meeting mail belong to? The `event` behind an eventMessage."""

from connectors.sandbox.calendars import Calendar, Entry
from connectors.sandbox.mailbox import Message
from connectors.sandbox.outlook.calls import Call
from connectors.sandbox.outlook.meeting_mails import read_meeting


def entry_of(call: Call, message: Message) -> tuple[Calendar, Entry] | None:
    """The entry with the meeting's UID in the person's calendars; None for other mails and deleted entries."""
    meeting = read_meeting(message)
    for calendar in call.person.calendars.values() if meeting else ():
        for entry in calendar.with_uid(meeting.uid if meeting else ""):
            return calendar, entry
    return None
