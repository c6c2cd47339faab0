"""How is somebody called, from the display name of a mail or an invitation?"""

import re

from service.domain.folding import one_line
from service.domain.people import Person

_BRACKETED = re.compile(r"\s*[(\[{<][^()\[\]{}<>]*[)\]}>]")
_BEHIND = re.compile(r"\s+(?:via|per|from|von|de chez|@|\||-|\u2013|/)\s.*$", re.IGNORECASE)
_TURNED = re.compile(r"([^\W\d_][\w' .\u2019-]*),\s*([^\W\d_][\w' .\u2019-]*)")


def tidy_name(name: str) -> str:
    """The name as one would say it: "Rieger, Dana (HR)" is Dana Rieger, "Dana Rieger via Greenhouse" too.

    What looks like an address is no name.
    """
    bare = _BEHIND.sub("", _BRACKETED.sub("", one_line(name.strip(" '\"")))).strip(" '\",")
    if "@" in bare or not any(char.isalpha() for char in bare):
        return ""
    turned = _TURNED.fullmatch(bare)
    return f"{turned[2].strip()} {turned[1].strip()}" if turned else bare


def with_name(person: Person, known: tuple[Person, ...]) -> Person:
    """The person with a name: their own, else what somebody else calls the same address."""
    same = (one.name for one in known if one.address == person.address)
    return Person(person.address, next(filter(None, map(tidy_name, (person.name, *same))), ""))
