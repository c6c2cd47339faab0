"""How does a mail travel? From a sender's mailbox to every recipient, or back as a bounce."""

from email.message import EmailMessage
from email.utils import format_datetime, formataddr

from connectors.sandbox import letters
from connectors.sandbox.bounces import bounce
from connectors.sandbox.mailbox import Message
from connectors.sandbox.people import Person
from connectors.sandbox.world import World


class NoRecipient(ValueError):
    """The mail names nobody to send it to."""


def send(world: World, person: Person, raw: bytes, thread: str | None = None) -> Message:
    """Send a mail from somebody's account and return the copy in Sent, which goes on as the draft it came from.

    The provider writes its own Message-ID, whatever the mail carried.
    """
    final = seal(world, person, raw)
    thread = thread or person.mailbox.home_thread(letters.read(raw))
    sent = person.mailbox.add(final, {"SENT"}, thread, person.mailbox.draft_with(raw))
    carry(world, person, final)
    return sent


def seal(world: World, person: Person, raw: bytes, keep_id: bool = False) -> bytes:
    """The bytes that travel; `keep_id` leaves the writer's own Message-ID."""
    mail = letters.read(raw)
    if not letters.recipients(mail):
        raise NoRecipient("Recipient address required")
    return _as_sent(world, person, raw, mail, keep_id and "Message-ID" in mail)


def carry(world: World, person: Person, final: bytes) -> None:
    """Bring a sealed mail to all its recipients; nobody sees who had a blind copy."""
    for address in letters.recipients(letters.read(final)):
        _deliver(world, person, address, letters.set_header(final, "Bcc", None))


def _as_sent(world: World, person: Person, raw: bytes, mail: EmailMessage, keep_id: bool) -> bytes:
    final = raw if keep_id else letters.set_header(raw, "Message-ID", world.message_id())
    if letters.sender(mail) != person.address:
        final = letters.set_header(final, "From", formataddr((person.name, person.address)))
    if "Date" not in mail:
        final = letters.set_header(final, "Date", format_datetime(world.clock.now()))
    for name in world.dropped_headers:
        final = letters.set_header(final, name, None)
    return final


def _deliver(world: World, author: Person, address: str, raw: bytes) -> None:
    recipient = world.people.get(address)
    if recipient is None or recipient.persona == "bounce":
        arrive(world, author, bounce(world, author, address, raw))
        return
    arrive(
        world,
        recipient,
        letters.prepend(
            raw,
            [
                f"Return-Path: <{author.address}>",
                f"Delivered-To: {address}",
                f"Received: by mail.provider.example; {format_datetime(world.clock.now())}",
            ],
        ),
    )


def arrive(world: World, recipient: Person, raw: bytes) -> Message:
    """Lay a mail into somebody's inbox and tell whoever waits for it."""
    message = recipient.mailbox.deliver(letters.prepend(raw, [_checked(raw, recipient.provider)]))
    for listener in world.arrivals:
        listener(recipient, message)
    return message


def _checked(raw: bytes, provider: str) -> str:
    """What the receiving server found out about the sender: everybody here is who they seem to be.

    Google writes it as RFC 8601 has it; Microsoft leaves out who checked, and adds words of its own.
    """
    domain = letters.sender(letters.read(raw)).rpartition("@")[2] or "provider.example"
    if provider == "outlook":
        return (
            f"Authentication-Results: spf=pass (sender IP is 192.0.2.25) smtp.mailfrom={domain};"
            f" dkim=pass (signature was verified) header.d={domain};dmarc=pass action=none"
            f" header.from={domain};compauth=pass reason=100"
        )
    return (
        f"Authentication-Results: mx.provider.example; spf=pass smtp.mailfrom={domain};"
        f" dkim=pass header.d={domain}; dmarc=pass header.from={domain}"
    )
