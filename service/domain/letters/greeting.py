"""How are people named at the top of a letter, and at its end? A wrong title hurts more than a missing one."""

from service.domain.account import Account
from service.domain.folding import one_line
from service.domain.people import Person


def greeting_name(person: Person | None, formal: bool = True) -> str:
    """The full name to greet by, only the first name when it is not formal; "" when it is not known."""
    name = one_line(person.name, 60).strip("'\" ") if person else ""
    name = name.partition("(")[0].partition("|")[0].strip(" ,-")
    last, comma, first = name.partition(", ")
    if comma and "," not in first:
        name = f"{first} {last}"
    if not any(char.isalpha() for char in name) or "@" in name:
        return ""
    name = name.title() if name.islower() else name
    return name if formal else _first_of(name)


def sign(account: Account) -> str:
    """The words under the letter: the owner's signature as typed, line by line, else the name, else the address."""
    lines = [one_line(line) for line in account.preferences.signature.strip().splitlines()]
    return "\n".join(lines) or one_line(account.name) or account.writes_from.address


def unsigned_phone(account: Account) -> str:
    """The owner's number, unless the signature shows it already."""
    number = one_line(account.preferences.phone, 40)
    digits = [char for char in number if char.isdigit()]
    shown = [char for char in account.preferences.signature if char.isdigit()]
    return "" if digits and "".join(digits) in "".join(shown) else number


def _first_of(name: str) -> str:
    """The first word that is no title and no initial, as in "Dana" of "Dr. D. Dana Rieger"; else the whole name."""
    return next((word for word in name.split() if not word.endswith(".") and len(word) > 1), name)
