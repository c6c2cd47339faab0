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
_DMARC_FAIL = re.compile(r"\bdmarc\s*=\s*(?:fail|permerror)", re.IGNORECASE)


def find_mistrust(mail: Mail, thread: ReplyContext) -> str:
    """Return why the sender may not be acted upon, in plain words; "" when nothing speaks against it."""
    sender = mail.sender.address
    if not sender or sender == thread.my_address.lower():
        return "the mail does not come from somebody else"
    if _DMARC_FAIL.search(mail.headers.get("authentication-results", "")):
        return "the mail failed its sender check (DMARC)"
    if sender == thread.contact.address:
        return ""
    if is_same_house(mail.sender.domain, thread):
        return ""
    return (
        f"the mail comes from {mail.sender.domain or 'an unknown place'}, not from your contact or their organisation"
    )


def is_same_house(domain: str, thread: ReplyContext) -> bool:
    """Whether a domain is that of the contact's organisation; public mail services are nobody's organisation."""
    houses = {thread.contact.domain, *thread.trusted_domains}
    return bool(domain) and domain in houses and domain not in PUBLIC_DOMAINS
