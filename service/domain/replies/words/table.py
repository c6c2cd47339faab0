"""What the reader knows of a language: one table of words, nothing else.

All entries are folded (lower case, no accents, straight quotes). Entries of the phrase groups are small patterns in
which a space stands for any white space; the longest match at a place wins.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_CONTINUED = re.compile(r"\|\n\s*")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Words:
    """The words of one language, by what they do in a reply."""

    language: str
    weekdays: Mapping[str, int]
    """Names and usual short forms; Monday is 0."""
    months: Mapping[str, int]
    """Names and usual short forms; January is 1."""
    days: Mapping[str, int]
    """Relative days, as days from the day of writing."""
    parts: Mapping[str, tuple[int, int]]
    """Parts of the day, as first hour and the hour after the last."""
    hours: Mapping[str, int]
    """Hours said in words, and noon."""
    ordinals: Mapping[str, int]
    """Which of the proposed times, counted from 1; -1 is the last."""
    slot_nouns: str
    """Pattern: what a proposed time is called after "the first ..."."""
    numbered: str
    """Pattern: what stands before its letter or number ("option 2")."""
    follows: str
    """Pattern: words after which a lone capital letter before them can only be the letter of a time."""
    clock: tuple[str, ...]
    """Patterns of spoken times, with groups h, m and the named shifts that `clock` understands."""
    at: str
    """Pattern: words that make a following number an hour."""
    from_: str
    to: str
    """Patterns: the words of a range of hours."""
    day_before: str
    """Pattern: articles that make a following number a day of the month."""
    firm: tuple[str, ...]
    """Words that commit, even alone when only one time was proposed."""
    yes: tuple[str, ...]
    """Words that commit to a time they stand beside, but alone may be mere politeness."""
    welcome: tuple[str, ...]
    """Words that commit and open an arrangement ("see you", "please come")."""
    arrangement: tuple[str, ...]
    """Openings of sentences about place, people and things to bring."""
    greeting: tuple[str, ...]
    """Openings after which a name follows."""
    courtesy: tuple[str, ...]
    """Phrases that carry no decision at all."""
    glue: tuple[str, ...]
    """Small words that may stand between the others."""
    doubt: tuple[str, ...]
    """Whatever reserves, denies, conditions, defers, changes or takes back; one of them means: ask."""
    mild: tuple[str, ...]
    """Those of them that also stand in the small print of signatures."""
    persons: tuple[str, ...]
    """Words by which writer and reader are meant."""
    asking: tuple[str, ...]
    """First words that make a sentence a question even without its mark."""
    refusal: tuple[str, ...]
    """Unmistakable refusals, with their own negation inside where they have one."""
    opening: tuple[str, ...]
    """Words beside a refusal that leave a door open; then it is no refusal to act on."""
    contrast: tuple[str, ...]
    """Those of them that may lead into a refusal ("thanks, but ...")."""
    closing: tuple[str, ...]
    """Such a door, denied ("will not schedule another interview"): at the end of its sentence it opens nothing."""
    offer: tuple[str, ...]
    """Words by which another time, or a free choice, is offered."""
    availability: tuple[str, ...]
    """Requests to send times."""
    cancelling: tuple[str, ...]
    """The meeting is called off, without a word on the application."""
    automatic: tuple[str, ...]
    """Phrases of absence notes and ticket systems, in subject or text."""
    footer: tuple[str, ...]
    """Words by which the small print under a mail is known."""
    device: tuple[str, ...]
    """The line by which a telephone's mail program ends a mail."""
    booking: tuple[str, ...]
    """Words that turn a link into a wish that we choose a time there."""
    done: tuple[str, ...] = ()
    """A time stated as done ("booked you in for"): it commits, even to a time that was not proposed."""
    busy: tuple[str, ...] = ()
    """What makes a clause say that a time is not possible; its times are turned down, not taken."""
    rest: tuple[str, ...] = ()
    """The times that are not named one by one ("the other two"), which may be turned down as well."""
    aside: tuple[str, ...] = ()
    """Other things that have times: events, office hours, tasks, the past. Times in such a clause say nothing."""
    arrival: tuple[str, ...] = ()
    """Words after which a time of day is that of arrival; a second one beside it is the start."""
    besides: tuple[str, ...] = ()
    """Words after which a time of day is anything but the start (an end, a second talk, opening doors)."""
    about: tuple[str, ...] = ()
    """Openings like those of `arrangement`, but only where no time stands beside them ("I'll be in the lobby")."""
    kind: tuple[str, ...] = ()
    """Openings of polite sentences that go on freely ("sorry to hear ...")."""
    plain: tuple[str, ...] = ()
    """Words of office life that never bear on the decision."""
    action: tuple[str, ...] = ()
    """Everyday verbs and pronouns, which never bear on the decision unless a time stands beside them."""
    causal: tuple[str, ...] = ()
    """Words that begin a reason, which goes on freely where it names no time."""
    rough: str = "(?!)"
    """Pattern: words that make a following time of day an approximate one."""
    declining: tuple[str, ...] = ()
    """Likely refusals, which a person has to judge."""
    instead: tuple[str, ...] = ()
    """Words after which a day or a time is the one that is not meant."""
    minutes: Mapping[str, int] = field(default_factory=dict)
    """Minutes said in words behind an hour ("ten thirty")."""
    denial: tuple[str, ...] = ()
    """Short answers that turn down what stands above them."""
    leads: tuple[str, ...] = ()
    """Articles, possessives and prepositions: one unknown word right behind them is a noun."""
    soft: tuple[str, ...] = ()
    """Those of `doubt` that change nothing in a clause about something else, or one that turns a time down."""
    topics: tuple[str, ...] = ()
    """What side questions are about ("your salary expectation?"); such a question leaves an agreement whole."""
    promise: tuple[str, ...] = ()
    """An answer is announced; times beside it are when that comes."""
    cut: tuple[str, ...] = ()
    """Words between clauses."""
    also: tuple[str, ...] = ()
    """Words between clauses, or between the parts of one."""
    weeks: Mapping[str, int] = field(default_factory=dict)
    """Calendar weeks, counted from that of writing."""
    next_before: str = "(?!)"
    next_after: str = "(?!)"
    """Patterns: what makes a weekday before or after it the next one, which is no longer this week's."""
    week_after: str = "(?!)"
    """Pattern: what behind a weekday moves it by a week."""
    coming: str = "(?!)"
    """Pattern: what before a weekday makes it this week's or the coming one."""
    after: str = "(?!)"
    before: str = "(?!)"
    between: str = "(?!)"
    """Patterns: the words of stretches of time; `joins` stands between the two ends of the last."""
    joins: str = "(?!)"
    earlier: str = "(?!)"
    later: str = "(?!)"
    """Patterns: the earlier and the later one of two times."""
    same_time: str = "(?!)"
    """Pattern: the time of day of the meeting that was missed."""
    mine: tuple[str, ...] = ()
    yours: tuple[str, ...] = ()
    """Whose clock a time is told by: the writer's, or the reader's."""
    video: tuple[str, ...] = ()
    phone: tuple[str, ...] = ()
    on_site: tuple[str, ...] = ()
    """How or where the two will meet."""
    places: tuple[str, ...] = ()
    """Patterns with a group `place`: the place to come to, in folded text."""
    partners: tuple[str, ...] = ()
    """Patterns before the name of another interviewer."""
    below: tuple[str, ...] = ()
    """Words that send the reader to the signature for a link or number."""


def phrases(text: str, **parts: str) -> tuple[str, ...]:
    """Read a group of phrases, divided by " / " and line ends; `<name>` stands for the pattern given by that name.

    A line that ends with "|" goes on below.
    """
    text = _CONTINUED.sub("|", text)
    for name, pattern in parts.items():
        text = text.replace(f"<{name}>", pattern)
    return tuple(phrase for line in text.splitlines() for phrase in line.strip().split(" / ") if phrase)


def numbers(text: str) -> dict[str, int]:
    """Read words with a number behind each: "monday 0 / mon 0"."""
    return {name: int(number) for name, _, number in (phrase.rpartition(" ") for phrase in phrases(text))}


def spans(text: str) -> dict[str, tuple[int, int]]:
    """Read words with a span of hours behind each: "morning 0-12"."""
    pairs = ((name, hours.split("-")) for name, _, hours in (phrase.rpartition(" ") for phrase in phrases(text)))
    return {name: (int(first), int(after)) for name, (first, after) in pairs}
