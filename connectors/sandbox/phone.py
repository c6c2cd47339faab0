"""What does a person do with their own hands, in the provider's own apps? Marks, edits, sends, deletes.

Every operation takes the person and plain words; an entry is named by its id or title (the newest draft
and the missed interview are meant when nothing is named). LookupError says what was not found.
"""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import datetime
from email import policy
from typing import Any

from connectors.sandbox import letters, post
from connectors.sandbox.calendars import Calendar, Entry, Label
from connectors.sandbox.invitations import share
from connectors.sandbox.moments import at
from connectors.sandbox.people import Person
from connectors.sandbox.recurrence import find
from connectors.sandbox.story import MISSED, missed_interview
from connectors.sandbox.world import World

Words = dict[str, Any]
Action = Callable[[World, Person, Words], Words]


def _entry(person: Person, words: Words) -> tuple[Calendar, Entry]:
    wanted = words.get("event")
    for calendar in person.calendars.values():
        if wanted is None and calendar is person.primary:
            return calendar, deepcopy(missed_interview(calendar))
        named = [e for e in calendar.entries.values() if e.title == wanted and not e.cancelled]
        found = find(calendar, str(wanted)) or next(iter(named), None)
        if found is not None:
            return calendar, deepcopy(found)
    raise LookupError(f"no entry {wanted!r} in the calendars of {person.address}")


def _saved(calendar: Calendar, entry: Entry) -> Words:
    calendar.save(entry)
    return {"event": entry.id, "title": entry.title}


def mark_missed(world: World, person: Person, words: Words) -> Words:
    """Give an entry the label called Missed interview."""
    return set_label(world, person, {"label": MISSED, **words})


def set_label(world: World, person: Person, words: Words) -> Words:
    """Give an entry the label named `label`; an empty name takes the label away."""
    calendar, entry = _entry(person, words)
    name = str(words.get("label", ""))
    label = person.label_home(calendar).label_named(name)
    if name and label is None:
        raise LookupError(f"the calendar has no label named {name!r}")
    entry.label = label.id if label else ""
    entry.own.pop("categories", None)
    return _saved(calendar, entry)


def define_label(world: World, person: Person, words: Words) -> Words:
    """Add a label definition `label` to the main calendar."""
    label = Label(world.mint.uuid(), str(words.get("color", "#d50000")), str(words["label"]))
    person.primary.labels.append(label)
    person.primary.touch()
    return {"label": label.id}


def remove_label(world: World, person: Person, words: Words) -> Words:
    """Delete the label definition `label` (all of them when none is named). Entries lose the mark,
    except in Outlook, where a category's name stays on whatever carries it."""
    home = person.primary
    gone = {item.id: item.name for item in home.labels if words.get("label") in (None, item.name)}
    home.labels = [item for item in home.labels if item.id not in gone]
    home.touch()
    _unmark(person, gone)
    return {"removed": sorted(gone)}


def rename_label(world: World, person: Person, words: Words) -> Words:
    """Give the label definition `label` another `name`. In Outlook what carries the old name keeps it."""
    home = person.primary
    old = home.label_named(str(words["label"]))
    if old is None:
        raise LookupError(f"there is no label named {words['label']!r}")
    home.labels[home.labels.index(old)] = replace(old, name=str(words["name"]))
    home.touch()
    if person.provider == "outlook":
        _unmark(person, {old.id: old.name})
    return {"label": old.id}


def _unmark(person: Person, gone: dict[str, str]) -> None:
    for calendar in person.calendars.values():
        for entry in [deepcopy(e) for e in calendar.entries.values() if e.label in gone]:
            if person.provider == "outlook":
                entry.own["categories"] = [gone[entry.label], *entry.own.get("categories", [])]
            entry.label = ""
            calendar.save(entry)


def edit_event(world: World, person: Person, words: Words) -> Words:
    """Change `title`, `description`, `location` or `color` of an entry on the person's own copy."""
    calendar, entry = _entry(person, words)
    for name in ("title", "description", "location", "color"):
        if name in words:
            setattr(entry, name, str(words[name]))
    return _saved(calendar, entry)


def move_event(world: World, person: Person, words: Words) -> Words:
    """Put an entry on another `start` (ISO instant), same length; an organiser's guests follow, with mail."""
    calendar, entry = _entry(person, words)
    length = entry.length(calendar.zone)
    start = datetime.fromisoformat(str(words["start"]))
    zone = entry.start.zone or calendar.zone
    entry.start, entry.end = at(start, zone), at(start + length, zone)
    entry.sequence += 1
    answer = _saved(calendar, entry)
    share(world, calendar, entry, "update", mail=True, cause="person")
    return answer


def delete_event(world: World, person: Person, words: Words) -> Words:
    """Delete an entry from the person's calendar; an organiser's guests are told."""
    calendar, entry = _entry(person, words)
    entry.status = "cancelled"
    answer = _saved(calendar, entry)
    share(world, calendar, entry, "cancel", mail=True, cause="person")
    return answer


def add_event(world: World, person: Person, words: Words) -> Words:
    """Write a new entry: `title`, `start`, `end` (ISO instants), optional `description`, `location`."""
    ident = world.mint.entry()
    start, end = (at(datetime.fromisoformat(str(words[name])), person.zone) for name in ("start", "end"))
    entry = Entry(
        ident,
        f"{ident}@provider.example",
        start,
        end,
        title=str(words["title"]),
        description=str(words.get("description", "")),
        location=str(words.get("location", "")),
        organizer=person.address,
        organizer_name=person.name,
    )
    return _saved(person.primary, entry)


def _draft(person: Person, words: Words) -> str:
    ident = words.get("draft") or next(reversed(person.mailbox.drafts), None)
    if ident not in person.mailbox.drafts:
        raise LookupError("there is no such draft")
    return str(ident)


def edit_draft(world: World, person: Person, words: Words) -> Words:
    """Change `text` or `subject` of a draft: its id stays, its message id changes, and with the subject
    its thread too. `keep_headers` false loses headers that mail programs do not know, `html` true saves
    the text as HTML, be it a new one or not; `file` names a file to attach."""
    ident = _draft(person, words)
    old = person.mailbox.draft(ident)
    mail = letters.read(old.raw)
    if "text" in words or (words.get("html") and mail.get_body(("plain",))):
        letters.rewrite(mail, str(words.get("text", letters.text(mail))), html=bool(words.get("html")))
    if "file" in words:
        mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename=str(words["file"]))
    raw = mail.as_bytes(policy=policy.SMTP)
    thread: str | None = old.thread if old.thread != old.id else None
    if "subject" in words:
        raw, thread = letters.set_header(raw, "Subject", str(words["subject"])), None
    if words.get("keep_headers") is False:
        raw = letters.set_header(raw, "X-Client-Ref", None)
    message = person.mailbox.replace_draft(ident, raw, thread)
    return {"draft": ident, "message": message.id, "thread": message.thread}


def send_draft(world: World, person: Person, words: Words) -> Words:
    """Press Send on a draft."""
    ident = _draft(person, words)
    draft = person.mailbox.draft(ident)
    sent = post.send(world, person, draft.raw, draft.thread if draft.thread != draft.id else None)
    person.mailbox.drop_draft(ident)
    return {"message": sent.id, "thread": sent.thread}


def delete_draft(world: World, person: Person, words: Words) -> Words:
    """Throw a draft away."""
    ident = _draft(person, words)
    person.mailbox.drop_draft(ident)
    return {"draft": ident}


def delete_thread(world: World, person: Person, words: Words) -> Words:
    """Delete a whole conversation (`thread`, or the newest draft's), drafts in it included."""
    mailbox = person.mailbox
    thread = str(words.get("thread") or mailbox.draft(_draft(person, words)).thread)
    members = mailbox.thread(thread)
    if not members:
        raise LookupError("there is no such conversation")
    for ident in [draft for draft, message in mailbox.drafts.items() if mailbox.messages[message].thread == thread]:
        mailbox.drop_draft(ident)
    for message in mailbox.thread(thread):
        mailbox.remove(message.id)
    return {"thread": thread, "messages": len(members)}


def read_thread(world: World, person: Person, words: Words) -> Words:
    """Open a conversation (`thread`): its mails count as read."""
    members = person.mailbox.thread(str(words["thread"]))
    for message in members:
        person.mailbox.relabel(message.id, set(), {"UNREAD"})
    return {"messages": len(members)}


def write_mail(world: World, person: Person, words: Words) -> Words:
    """Write and send a fresh mail: `to`, `subject`, `text`."""
    recipient = str(words["to"])
    mail = letters.compose(
        (person.name, person.address),
        ("", recipient),
        str(words.get("subject", "")),
        str(words.get("text", "")),
        world.clock.now(),
        world.message_id(),
    )
    sent = post.send(world, person, letters.seal(mail, world.mint))
    return {"message": sent.id, "thread": sent.thread}


ACTIONS: dict[str, Action] = {
    action.__name__: action
    for action in (
        mark_missed,
        set_label,
        define_label,
        remove_label,
        rename_label,
        edit_event,
        move_event,
        delete_event,
        add_event,
        edit_draft,
        send_draft,
        delete_draft,
        delete_thread,
        read_thread,
        write_mail,
    )
}
"""Everything a person can do, by name."""
