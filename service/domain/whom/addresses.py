"""Who is behind a mail address: a person, a shared mailbox, or a machine?"""

import re

from service.domain.whom.public_domains import PUBLIC_DOMAINS

# Local parts that no person reads or writes from.
_MACHINE_PARTS = re.compile(
    r"(?:^|[._+-])(?:no[._-]?reply|do[._-]?not[._-]?reply|noreplies|nicht[._-]?antworten|ne[._-]?pas[._-]?repondre"
    r"|notifications?|notify|mailer[._-]?daemon|postmaster|bounces?|auto[._-]?(?:mail|mated|mation|reply)?|robot|bot"
    r"|calendar[._-]?(?:notification|invites?|server)s?|calendar|scheduler|scheduling|invites?|invitations?"
    r"|reminders?|alerts?|system|unknownorganizer)(?:$|[._+-])"
)
# Hosts of rooms and calendars, and of services that arrange meetings for others; any part of the domain counts.
_MACHINE_HOSTS = frozenset(
    {
        *("calendly", "goodtime", "doodle", "savvycal", "youcanbook", "chilipiper", "paradox", "hirevue", "zcal"),
        *("greenhouse", "greenhouse-mail", "lever", "ashby", "ashbyhq", "smartrecruiters", "icims", "jobvite", "taleo"),
        *("workday", "myworkday", "myworkdayjobs", "workable", "workablemail", "bamboohr", "breezy", "successfactors"),
        *("teamtailor", "teamtailor-mail", "personio", "recruitee", "softgarden", "jobylon", "onlyfy", "bullhorn"),
    }
)
_MACHINE_DOMAINS = re.compile(r"^(?:group|resource|import)\.(?:v\.)?calendar\.")
# Local parts that several people share.
_SHARED_PARTS = re.compile(
    r"^(?:jobs?|careers?|recruit(?:ing|ment|er|ers)?|talent(?:[._-]?acquisition)?|hr|people|team|info|hiring|office"
    r"|contact|hello|applications?|bewerbung(?:en)?|karriere|personal|recrutement|rh|empleo|seleccion|rrhh"
    r"|lavoro|selezione|recrutamento|vagas|all|staff|list|group|interviews?|bookings?|events|apply|support|admin"
    r"|service|reply)(?:[._+-].*)?$"
    r"|(?:[._+-](?:team|list|group|all))$"
)
_NAME = re.compile(r"[a-z]{2,}(?:[._-][a-z]{2,}){0,3}")
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
    if _is_host(domain):
        return True
    return _MACHINE_PARTS.search(local) is not None


def is_shared(address: str) -> bool:
    """Whether several people read the mailbox, so that it is not clear who gets the letter."""
    return _SHARED_PARTS.search(address.lower().rpartition("@")[0]) is not None


def is_human(address: str) -> bool:
    """Whether one person reads what is sent there, as far as the address tells."""
    return not is_robot(address) and not is_shared(address)


def may_be_human(address: str) -> bool:
    """Whether its owner may be asked about it: everything but machines, and at a scheduler's host only people's names.

    Somebody who works at such a company has an address there too.
    """
    local, _, domain = address.lower().rpartition("@")
    if not is_robot(address):
        return True
    named = _NAME.fullmatch(local) is not None and not is_shared(address) and _MACHINE_PARTS.search(local) is None
    return named and _MACHINE_DOMAINS.match(domain) is None and "." in domain


def same_organisation(one: str, other: str) -> bool:
    """Whether two domains are one organisation's: the same, or one below the other, and not open to everybody."""
    one, other = one.lower(), other.lower()
    if is_public(one) or is_public(other) or _is_host(one) or _is_host(other):
        return False
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


def names_employer(domain: str) -> bool:
    """Whether a domain belongs to one organisation: neither a mail host's nor a scheduler's."""
    return not is_public(domain) and not _is_host(domain)


def is_public(domain: str) -> bool:
    """Whether anybody can have an address there, so that it names no organisation."""
    if domain.lower() in PUBLIC_DOMAINS:
        return True
    *_, above, name, _top = ("", "", *domain.lower().split("."))
    # "gmail.example" and "gmail.co.example" are hosts; "mail.northwind.example" is a company's own.
    return not domain or name in _PUBLIC_HOSTS or (len(name) <= 3 and above in _PUBLIC_HOSTS)


def same_mailbox(one: str, other: str) -> bool:
    """Whether two addresses reach the same mailbox; capitals and a "+tag" make no difference (RFC 5233)."""
    return _plain(one) == _plain(other)


def _is_host(domain: str) -> bool:
    return _MACHINE_DOMAINS.match(domain) is not None or bool(_MACHINE_HOSTS & set(domain.split(".")))


def _plain(address: str) -> str:
    local, _, domain = address.strip().lower().rpartition("@")
    return f"{local.partition('+')[0] or local}@{domain}"
