"""What does a person's mailbox look like on a page? Inbox, drafts and sent, and a way to answer letters."""

from zoneinfo import ZoneInfo

from connectors.sandbox import letters, personas
from connectors.sandbox.control.markup import Html, button, hidden, join, link, page, tag
from connectors.sandbox.mailbox import Message
from connectors.sandbox.people import Person
from connectors.sandbox.world import World

_PLACES = (("Inbox", "INBOX"), ("Drafts", "DRAFT"), ("Sent", "SENT"))
_ANSWERS = {
    "agrees": "Say yes to the first time",
    "proposes_other_times": "Propose other times",
    "sends_invitation": "Send a calendar invitation",
    "moves_original": "Move the old meeting",
    "refuses": "Refuse",
    "vague": "Answer vaguely",
    "auto_reply": "Be out of office",
    "other_thread": "Say yes in a new mail",
    "hostile": "Send something nasty",
    "bounce": "Bounce it",
}


def mailbox_page(world: World, person: Person) -> str:
    """Everything a person received, drafted and sent, newest first."""
    places = [_place(person, title, label) for title, label in _PLACES]
    answering = _answering(world, person) if person.company else Html("")
    crossing = tag("p", link(f"/calendar/{person.address}", "Calendar"))
    return page(f"Mail of {person.name}", tag("p", person.address, class_="soft"), crossing, answering, *places)


def _place(person: Person, title: str, label: str) -> Html:
    mails = person.mailbox.labelled(label)
    shown = [_mail(message, person.zone) for message in mails[:50]] or [tag("p", "Nothing here.", class_="soft")]
    return join(tag("h2", f"{title} ({len(mails)})"), *shown)


def _mail(message: Message, zone: str) -> Html:
    when = tag("time", f"{message.at.astimezone(ZoneInfo(zone)):%a %d %b, %H:%M}")
    who = message.header("To") if {"SENT", "DRAFT"} & message.labels else message.header("From")
    heads = "\n".join(f"{name}: {' '.join(str(value).split())}" for name, value in message.parsed.items())
    return tag(
        "details",
        tag("summary", tag("b", message.header("Subject") or "(no subject)"), tag("span", who), when),
        tag("pre", letters.text(message.parsed)),
        tag("pre", heads, class_="head"),
    )


def _answering(world: World, person: Person) -> Html:
    fields = {"address": person.address}
    if not any(personas.is_letter(world, letter) for letter in person.mailbox.labelled("INBOX")):
        return tag("div", "No letter has come yet.", class_="panel soft")
    buttons = [
        button("/act/answer", _ANSWERS[name], fields | {"persona": name}, strong=name == "agrees")
        for name in personas.NAMES
        if name in _ANSWERS
    ]
    words = tag(
        "form",
        hidden(fields),
        tag("label", "In your own words", for_="text"),
        tag("textarea", "", id="text", name="text", rows="3", required="required"),
        tag("button", "Send this answer"),
        method="post",
        action="/act/answer",
        class_="wide",
    )
    return tag("div", tag("h2", "Answer the last letter"), *buttons, words, class_="panel")
