"""How does the world look from outside? People, mails, calendars and the log as JSON."""

from dataclasses import asdict
from typing import Any

from connectors.sandbox import letters
from connectors.sandbox.calendars import Calendar, Entry
from connectors.sandbox.journal import Line
from connectors.sandbox.mailbox import Message
from connectors.sandbox.moments import Moment
from connectors.sandbox.people import Person
from connectors.sandbox.state import State
from connectors.sandbox.world import Notice

Json = dict[str, Any]


def person_json(person: Person) -> Json:
    """One inhabitant."""
    return {
        "address": person.address,
        "name": person.name,
        "zone": person.zone,
        "company": person.company,
        "provider": person.provider,
        "phone": person.phone,
        "persona": person.persona,
        "patience": person.patience,
        "answered": person.answered,
        "watched": person.watched,
        "calendars": list(person.calendars),
        "messages": len(person.mailbox.messages),
        "drafts": list(person.mailbox.drafts),
        "habits": asdict(person.mailbox.habits),
    }


def message_json(message: Message, draft: str = "") -> Json:
    """One mail with all its headers and its text."""
    mail = message.parsed
    shape: Json = {
        "id": message.id,
        "thread": message.thread,
        "labels": sorted(message.labels),
        "at": message.at.isoformat(),
        "from": letters.sender(mail),
        "to": letters.recipients(mail),
        "subject": letters.header(mail, "Subject"),
        "message_id": letters.header(mail, "Message-ID"),
        "headers": [[name, " ".join(str(value).split())] for name, value in mail.items()],
        "text": letters.text(mail),
        "content_type": mail.get_content_type(),
        "raw": message.raw.decode("utf-8", "surrogateescape").encode("utf-8", "replace").decode(),
    }
    return shape | ({"draft": draft} if draft else {})


def mailbox_json(person: Person, label: str = "") -> list[Json]:
    """A mailbox, oldest first; `label` such as INBOX, SENT or DRAFT narrows it."""
    drafts = {message: draft for draft, message in person.mailbox.drafts.items()}
    return [
        message_json(message, drafts.get(message.id, ""))
        for message in person.mailbox.messages.values()
        if not label or label in message.labels
    ]


def _moment(moment: Moment, zone: str) -> str:
    return moment.day.isoformat() if moment.day else moment.instant(zone).isoformat()


def entry_json(person: Person, entry: Entry, calendar: Calendar) -> Json:
    """One calendar entry; times in UTC, or a date. `label` is the first of its marks."""
    marks = person.marks(calendar, entry)
    return {
        "id": entry.id,
        "uid": entry.uid,
        "calendar": calendar.id,
        "status": entry.status,
        "title": entry.title,
        "description": entry.description,
        "location": entry.location,
        "start": _moment(entry.start, calendar.zone),
        "end": _moment(entry.end, calendar.zone),
        "zone": entry.start.zone or calendar.zone,
        "organizer": entry.organizer,
        "guests": [{"address": g.address, "answer": g.answer} for g in entry.guests],
        "label": marks[0] if marks else "",
        "marks": marks,
        "color": entry.color,
        "private": entry.private,
        "shared": entry.shared,
        "busy": entry.busy,
        "visibility": entry.visibility,
        "reminders": entry.reminders,
        "sequence": entry.sequence,
        "rules": entry.rules,
        "version": entry.version,
    }


def calendar_json(person: Person) -> list[Json]:
    """Every stored entry of a person, deleted ones included, oldest first."""
    found = [(calendar, entry) for calendar in person.calendars.values() for entry in calendar.entries.values()]
    found.sort(key=lambda pair: pair[1].start.instant(pair[0].zone))
    return [entry_json(person, entry, calendar) for calendar, entry in found]


def notice_json(notice: Notice) -> Json:
    """One calendar mail that went to a guest."""
    return {"kind": notice.kind, "to": notice.to, "uid": notice.uid, "cause": notice.cause, "at": notice.at.isoformat()}


def line_json(line: Line) -> Json:
    """One request of the log."""
    return {
        "at": line.at.isoformat(),
        "method": line.method,
        "path": line.path,
        "op": line.op,
        "status": line.status,
        "account": line.account,
        "committed": line.committed,
    }


def settings_json(state: State) -> Json:
    """What is set on the face and the sign-in."""
    only = state.sign_in.only
    return {
        "latency_ms": state.latency * 1000,
        "auto_consent": state.sign_in.auto,
        "deny_consent": state.sign_in.deny,
        "granted_scopes": None if only is None else sorted(only),
        "testing": state.grants.testing,
        "dropped_headers": sorted(state.world.dropped_headers),
        "search_lag": state.world.search_lag,
        "outlook": asdict(state.outlook.manners),
    }
