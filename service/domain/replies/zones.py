"""Names of time zones as people write them in mails, with the zones each may mean."""

from collections.abc import Iterable, Mapping

_GENERIC: Mapping[str, tuple[str, ...]] = {
    "America/Los_Angeles": ("pt", "pst", "pdt", "pacific", "pacific time"),
    "America/Denver": ("mt", "mdt", "mountain", "mountain time"),
    "America/Phoenix": ("az time", "arizona time", "arizona"),
    "America/Chicago": ("ct", "cdt", "central", "central time"),
    "America/New_York": ("et", "est", "edt", "eastern", "eastern time"),
    "Europe/London": ("bst", "uk time", "british time", "gb time"),
    "Europe/Dublin": ("irish time",),
    "Europe/Paris": ("cest", "mez", "mesz", "hora peninsular", "french time", "heure de paris", "heure francaise"),
    "America/Mexico_City": ("hora de cdmx", "hora del centro"),
    "Asia/Tokyo": ("jst",),
    "Asia/Singapore": ("sgt",),
    "Australia/Sydney": ("aest", "aedt"),
    "UTC": ("utc",),
    "Europe/Berlin": ("german time", "deutscher zeit", "berliner zeit", "heure allemande"),
    "Europe/Madrid": ("spanish time", "hora espanola", "hora de espana"),
    "Asia/Kolkata": ("indian time", "india time"),
    "Europe/Zurich": ("swiss time", "schweizer zeit"),
    "Europe/Amsterdam": ("dutch time",),
    "Europe/Rome": ("italian time",),
}
_AMBIGUOUS: Mapping[str, tuple[str, ...]] = {
    "mst": ("America/Denver", "America/Phoenix"),
    "cst": ("America/Chicago", "Asia/Shanghai", "America/Mexico_City"),
    "gmt": ("Europe/London", "UTC"),
    "cet": ("Europe/Paris",),
    "ist": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
}


def name_zones(known: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return every zone name that can be read, folded; `known` are zones of this case, named by their city."""
    names = {name: (zone,) for zone, all_names in _GENERIC.items() for name in all_names} | dict(_AMBIGUOUS)
    for zone in filter(None, known):
        city = zone.rpartition("/")[2].replace("_", " ").lower()
        names |= dict.fromkeys((f"{city} time", f"in {city}", f"here in {city}", f"hora de {city}"), (zone,))
        names[zone.lower()] = (zone,)  # our own letters write it so, and answers copy their lines
    return names
