"""The words by which people mark a missed interview, and by which an interview is known, in six languages."""

from collections.abc import Mapping

# Written as people write them; capitals make no difference, but accents do: French "raté" is a mark, English "rate"
# is not. Deliberately absent: Italian "perso", because French calendars say "Perso:" for private things, and every
# word for "absent", because that is how people write holidays.
MISSED: Mapping[str, tuple[str, ...]] = {
    "en": ("missed", "missed interview", "interview missed", "no show", "noshow", "did not attend"),
    "de": ("verpasst", "versäumt", "termin verpasst", "interview verpasst", "gespräch verpasst", "nicht erschienen"),
    "fr": ("manqué", "manquée", "raté", "ratée", "entretien manqué", "entretien raté", "non présenté"),
    "es": ("perdida", "perdido", "entrevista perdida", "no asistí", "no me presenté", "no presentado"),
    "it": ("mancato", "mancata", "saltato", "saltata", "colloquio mancato", "colloquio saltato", "non presentato"),
    "pt": ("faltei", "não compareci", "perdi", "entrevista perdida", "falta à entrevista"),
}

MISSED_PHRASES: tuple[str, ...] = tuple(
    sorted({phrase for phrases in MISSED.values() for phrase in phrases}, key=lambda one: (-len(one), one))
)

# Each is matched without accents as the beginning of a word, so that plurals and compounds count too.
INTERVIEW: Mapping[str, tuple[str, ...]] = {
    "en": ("interview", "phone screen", "recruiter screen", "screening call", "hiring manager", "onsite loop"),
    "de": ("vorstellungsgesprach", "bewerbungsgesprach", "jobinterview", "telefoninterview", "kennenlerngesprach"),
    "fr": ("entretien", "entrevue"),
    "es": ("entrevista",),
    "it": ("colloqui",),
    "pt": ("entrevista", "processo seletivo"),
}

INTERVIEW_STARTS: tuple[str, ...] = tuple(sorted({word for words in INTERVIEW.values() for word in words}))

# Words for a meeting of any kind that stand in the phrases above; they belong to the title, not to the mark.
APPOINTMENT_STARTS: tuple[str, ...] = ("gesprach", "termin")
