"""The table of rules, in the order in which a person is told."""

from collections.abc import Callable, Sequence

from service.domain.letters.checks import apology, asking, clock, form, length, privacy, tone
from service.domain.letters.checks.draft import Draft, Finding
from service.domain.letters.checks.text import Text
from service.domain.letters.phrases import Phrases

RULES: tuple[Callable[[Text], Finding | None], ...] = (
    form.has_text,
    form.has_recipient,
    form.has_no_gap,
    clock.offers_what_lies_ahead,
    length.is_short_enough,
    privacy.forgets_the_miss,
    apology.owns_up,
    apology.mends,
    apology.says_sorry,
    apology.says_sorry_twice_at_most,
    apology.is_sorry_for_something,
    asking.asks_once,
    asking.asks_nothing_in_the_end,
    form.names_the_day,
    form.offers_times,
    form.offers_few_times,
    privacy.keeps_health_private,
    privacy.keeps_family_private,
    privacy.keeps_law_private,
    tone.blames_nobody,
    tone.begs_for_nothing,
    tone.flatters_nobody,
    tone.avoids_phrases,
    tone.hides_its_making,
    tone.brings_nothing_along,
    tone.needs_no_link,
    tone.keeps_calm,
    tone.reads_easily,
    length.is_long_enough,
    length.has_brief_subject,
    form.signs_with_name,
    form.signs_with_phone,
    clock.leaves_by_day,
)


def check_letter(draft: Draft, phrases: Phrases, every: Sequence[Phrases] = ()) -> tuple[Finding, ...]:
    """What the etiquette says about a letter, errors first; empty when it is fine.

    `phrases` are those of the letter's language, `every` those of all languages: a thank-you is looked at in each.
    """
    text = Text(draft, phrases, every)
    found = [finding for rule in RULES if (finding := rule(text)) is not None]
    return tuple(sorted(found, key=lambda one: not one.error))
