"""May this mail speak for the interviewer? Anything else is shown to a person."""

import re

from service.domain.mail import Mail
from service.domain.replies.record import ReplyContext

PUBLIC_DOMAINS = frozenset(
    """
    gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com yahoo.co.uk yahoo.fr yahoo.de ymail.com
    icloud.com me.com mac.com aol.com proton.me protonmail.com pm.me gmx.de gmx.net gmx.at gmx.ch web.de t-online.de
    freenet.de posteo.de mailbox.org orange.fr wanadoo.fr free.fr laposte.net sfr.fr terra.es telefonica.net zoho.com
    fastmail.com hey.com mail.com mail.ru yandex.ru qq.com 163.com rediffmail.com btinternet.com comcast.net
    """.split()  # noqa: SIM905
)
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"@?|[()"]|[^"()]+', re.DOTALL)
_TAME = re.compile(r'"([^\s;()"\\]*)"')
_RESULT = re.compile(r"\s*(dmarc|dkim|spf)\s*=\s*([a-z]+)")
_DOMAIN = re.compile(r"\b(?:header\.from|header\.d|header\.i|smtp\.mailfrom)\s*=\s*(?:[^\s;]*@)?([^\s;@]+)")
_FAILURES = frozenset(("fail", "hardfail", "permerror", "policy"))


def find_mistrust(mail: Mail, thread: ReplyContext) -> str:
    """Return why the sender may not be acted upon, in plain words; "" when nothing speaks against it."""
    sender = mail.sender.address
    mine = {one.lower() for one in (thread.my_address, *thread.my_other_addresses)}
    if not sender or sender in mine:
        return "the mail does not come from somebody else"
    if doubt := _find_forgery(mail):
        return doubt
    if sender == thread.contact.address:
        return ""
    if is_same_house(mail.sender.domain, thread):
        return ""
    return (
        f"the mail comes from {mail.sender.domain or 'an unknown place'}, not from your contact or their organisation"
    )


def is_checked(mail: Mail) -> bool:
    """Whether the mail server tells anything of the sender; where it does not, only answers to our letter count."""
    return bool(mail.headers.get("authentication-results", "").strip())


def _find_forgery(mail: Mail) -> str:
    """Read what the person's own mail server found out about the sender (RFC 8601), the topmost header of its kind.

    Without DMARC, a check that passed for the sender's own domain will do.
    """
    if not is_checked(mail):
        return ""
    told = _read_plain(mail.headers["authentication-results"].lower())
    found = [(one[1], one[2], method) for method in told.split(";") if (one := _RESULT.match(method))]
    passed = {name for name, result, method in found if result == "pass" and _is_aligned(method, mail.sender.domain)}
    failed = {name for name, result, _ in found if result in _FAILURES}
    if "dmarc" in failed:
        return "the mail failed its sender check (DMARC)"
    if "dmarc" in passed or (passed and not failed):
        return ""
    return "no check proves that its sender is who it seems"


def _read_plain(told: str) -> str:
    """What a server found, without comments and quoted words, in which a sender may write anything; "" when it is not
    sure where those end. A part before the @ says nothing of a domain, quoted or not (RFC 8601 section 2.2)."""
    depth, kept = 0, []
    for piece in _TOKEN.findall(told):
        if piece in ("(", ")"):
            depth += 1 if piece == "(" else -1
        elif piece.startswith('"') and (depth or piece == '"'):
            return ""
        elif piece.startswith('"'):
            kept.append(whole[1] if (whole := _TAME.fullmatch(piece)) else "")
        elif not depth:
            kept.append(piece)
        if depth < 0:
            return ""
    return "" if depth else "".join(kept)


def _is_aligned(method: str, sender: str) -> bool:
    """Whether a check is about the sender's domain, or one above or below it; DMARC without a domain always is."""
    domains = [found.rstrip(".") for found in _DOMAIN.findall(method)]
    near = (one == sender or sender.endswith(f".{one}") or one.endswith(f".{sender}") for one in domains if "." in one)
    return bool(sender) and (any(near) or (not domains and method.strip().startswith("dmarc")))


def is_same_house(domain: str, thread: ReplyContext) -> bool:
    """Whether a domain is that of the contact's organisation; public mail services are nobody's organisation."""
    houses = {thread.contact.domain, *thread.trusted_domains}
    return bool(domain) and domain in houses and domain not in PUBLIC_DOMAINS
