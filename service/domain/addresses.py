"""Who is behind a mail address: a person, a shared mailbox, or a machine?"""

import re

# Local parts that no person reads or writes from.
_MACHINE_PARTS = re.compile(
    r"(?:^|[._+-])(?:no[._-]?reply|do[._-]?not[._-]?reply|noreplies|nicht[._-]?antworten|ne[._-]?pas[._-]?repondre"
    r"|notifications?|notify|mailer[._-]?daemon|postmaster|bounces?|auto[._-]?(?:mail|mated|mation|reply)?|robot|bot"
    r"|calendar[._-]?(?:notification|invites?|server)s?|calendar|scheduler|scheduling|invites?|invitations?"
    r"|reminders?|alerts?|system|unknownorganizer)(?:$|[._+-])"
)
# Hosts of rooms and calendars, and of services that arrange meetings for others; any part of the domain counts.
_MACHINE_HOSTS = frozenset({"calendly", "goodtime", "greenhouse", "ashbyhq", "smartrecruiters", "myworkday", "icims"})
_MACHINE_DOMAINS = re.compile(r"^(?:group|resource|import)\.(?:v\.)?calendar\.")
# Local parts that several people share.
_SHARED_PARTS = re.compile(
    r"^(?:jobs?|careers?|recruit(?:ing|ment|er|ers)?|talent(?:[._-]?acquisition)?|hr|people|team|info|hiring|office"
    r"|contact|hello|applications?|bewerbung(?:en)?|karriere|personal|recrutement|rh|empleo|seleccion|rrhh"
    r"|lavoro|selezione|recrutamento|vagas|all|staff|list|group|interviews?|bookings?|events|apply|support|admin"
    r"|service|reply)(?:[._+-].*)?$"
    r"|(?:[._+-](?:team|list|group|all))$"
)
_PUBLIC_HOSTS = frozenset(
    {
        *("gmail", "googlemail", "outlook", "hotmail", "live", "msn", "yahoo", "icloud", "me", "mac", "aol", "gmx"),
        *("web", "proton", "protonmail", "posteo", "mailbox", "fastmail", "orange", "free", "libero", "uol", "mail"),
    }
)


def is_robot(address: str) -> bool:
    """Whether nobody would read a letter sent there: no-reply addresses, schedulers, rooms, calendars; "" too."""
    local, _, domain = address.lower().rpartition("@")
    if not local or not domain:
        return True
    if _MACHINE_DOMAINS.match(domain) or _MACHINE_HOSTS & set(domain.split(".")):
        return True
    return _MACHINE_PARTS.search(local) is not None


def is_shared(address: str) -> bool:
    """Whether several people read the mailbox, so that it is not clear who gets the letter."""
    return _SHARED_PARTS.search(address.lower().rpartition("@")[0]) is not None


def is_public(domain: str) -> bool:
    """Whether anybody can have an address there, so that it names no organisation."""
    labels = domain.lower().split(".")
    return not domain or bool(_PUBLIC_HOSTS & set(labels[-3:-1]))


def same_mailbox(one: str, other: str) -> bool:
    """Whether two addresses reach the same mailbox; capitals and a "+tag" make no difference (RFC 5233)."""
    return _plain(one) == _plain(other)


def _plain(address: str) -> str:
    local, _, domain = address.strip().lower().rpartition("@")
    return f"{local.partition('+')[0] or local}@{domain}"
