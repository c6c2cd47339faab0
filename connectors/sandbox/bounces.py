"""What comes back when a mail cannot be delivered? A delivery status report (RFC 3464)."""

from email.message import EmailMessage, Message
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.parser import BytesHeaderParser
from email.utils import format_datetime

from connectors.sandbox import letters
from connectors.sandbox.people import Person
from connectors.sandbox.world import World

_DAEMON = "mailer-daemon@provider.example"


def bounce(world: World, author: Person, address: str, raw: bytes) -> bytes:
    """The report to `author` that `address` could not be reached."""
    report = MIMEMultipart("report", boundary="=_" + world.mint.token(24), report_type="delivery-status")
    original = letters.read(raw)
    report["Return-Path"] = "<>"
    report["From"] = f"Mail Delivery Subsystem <{_DAEMON}>"
    report["To"] = author.address
    report["Subject"] = "Delivery Status Notification (Failure)"
    report["Date"] = format_datetime(world.clock.now())
    report["Message-ID"] = world.message_id()
    report["Auto-Submitted"] = "auto-replied"
    ident = letters.header(original, "Message-ID")
    report["In-Reply-To"] = ident
    report["References"] = ident
    report.attach(MIMEText(f"Your message was not delivered to {address}: the address could not be found.\r\n"))
    report.attach(_status(world, address))
    headers = MIMEText(BytesHeaderParser().parsebytes(raw).as_string(), "rfc822-headers")
    report.attach(headers)
    return report.as_bytes()


def _status(world: World, address: str) -> Message:
    fields = EmailMessage()
    fields["Reporting-MTA"] = "dns; mail.provider.example"
    fields["Arrival-Date"] = format_datetime(world.clock.now())
    recipient = EmailMessage()
    recipient["Final-Recipient"] = f"rfc822; {address}"
    recipient["Action"] = "failed"
    recipient["Status"] = "5.1.1"
    recipient["Diagnostic-Code"] = "smtp; 550 5.1.1 No such user here"
    part = Message()
    part["Content-Type"] = "message/delivery-status"
    part.set_payload([fields, recipient])
    return part
