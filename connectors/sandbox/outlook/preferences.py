"""What does the client prefer? The `Prefer` header as Graph reads it (RFC 7240)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

_ITEM = re.compile(r'\s*([A-Za-z][\w.-]*)\s*(?:=\s*(?:"([^"]*)"|([^",;\s]*)))?\s*(?:,|;|$)')
_KNOWN = {"idtype", "outlook.body-content-type", "odata.maxpagesize", "outlook.timezone"}


@dataclass(frozen=True, slots=True)
class Preferences:
    """The wishes this world grants; `page_size` 0 and `zone` "" mean that nothing was wished.

    `applied` is the text for `Preference-Applied`.
    """

    immutable: bool = False
    text_bodies: bool = False
    page_size: int = 0
    zone: str = ""
    applied: str = ""

    @classmethod
    def read(cls, headers: Mapping[str, str]) -> Self:
        """Read all Prefer headers; unknown wishes are ignored, as the standard wants."""
        lines = headers.getall("Prefer", []) if hasattr(headers, "getall") else [headers.get("Prefer", "")]
        found: dict[str, str] = {}
        for match in _ITEM.finditer(", ".join(lines)):
            found.setdefault(match.group(1).lower(), match.group(2) or match.group(3) or "")
        size = found.get("odata.maxpagesize", "")
        return cls(
            found.get("idtype", "").lower() == "immutableid",
            found.get("outlook.body-content-type", "").lower() == "text",
            int(size) if size.isdecimal() else 0,
            found.get("outlook.timezone", ""),
            ", ".join(f'{name}="{value}"' for name, value in found.items() if name in _KNOWN),
        )
