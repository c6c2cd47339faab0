"""The words by which people mark a missed interview, and by which an interview is known, in every language we know."""

from service.domain.lexicons import LEXICONS

# Written as people write them; capitals make no difference, but accents do: French "raté" is a mark, English "rate"
# is not. Deliberately absent: every word for "absent", because that is how people write holidays.
MISSED_PHRASES: tuple[str, ...] = tuple(
    sorted({phrase for one in LEXICONS.values() for phrase in one.missed}, key=lambda phrase: (-len(phrase), phrase))
)

# Each is matched without accents as the beginning of a word, so that plurals and compounds count too.
INTERVIEW_STARTS: tuple[str, ...] = tuple(sorted({word for one in LEXICONS.values() for word in one.interview}))

# Words for a meeting of any kind that stand in the phrases above; they belong to the title, not to the mark.
APPOINTMENT_STARTS: tuple[str, ...] = tuple(sorted({word for one in LEXICONS.values() for word in one.meeting}))
