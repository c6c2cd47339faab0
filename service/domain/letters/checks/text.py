"""A draft as rules look at it: its words, sentences and lines, and which phrases stand in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.domain.letters.checks.draft import Draft
from service.domain.letters.phrases import Phrases, find_phrases

_WORD = re.compile(r"[^\W\d_][\w'\u2019.-]*")
_ANSWERING = re.compile(r"^\s*(?:re|aw|wg|sv|antw|rif|r|res|odp|tr|rv)\s*:", re.IGNORECASE)
_SLOT_LINE = re.compile(r"^[ \t]*[A-H]\)\s.*\d{1,2}\s?[:.h]\s?\d{2}.*$", re.MULTILINE)
_SENTENCE_END = re.compile(r"(?<=[^\d\s][.!?\u2026])\s+|(?<=\d[!?])\s+|(?<=\?)\s+|\n{2,}|:\s*\n")


@dataclass(frozen=True, slots=True)
class Text:
    """A draft beside the phrases of its language; `every` holds those of all languages that are known."""

    draft: Draft
    phrases: Phrases
    every: Sequence[Phrases] = ()

    @property
    def own_words(self) -> str:
        """Subject and body; the subject of an answer was chosen by somebody else."""
        return self.draft.body if self.answers else f"{self.draft.subject}\n{self.draft.body}"

    @property
    def answers(self) -> bool:
        """Whether the letter answers a mail, by its subject."""
        return _ANSWERING.match(self.draft.subject) is not None

    @property
    def running(self) -> str:
        """The body without the lines of proposed times."""
        return _SLOT_LINE.sub("", self.draft.body)

    @property
    def length(self) -> int:
        """Words of running text; numbers are not counted."""
        return len(_WORD.findall(self.running))

    @property
    def sentences(self) -> list[str]:
        """Sentences and lines of the running text."""
        return [one.strip() for one in _SENTENCE_END.split(self.running) if one.strip()]

    @property
    def prose(self) -> str:
        """The paragraphs between greeting and signature; all of it where there are fewer than three paragraphs."""
        paragraphs = [one.strip() for one in re.split(r"\n\s*\n", self.running) if one.strip()]
        return "\n\n".join(paragraphs[1:-1] or paragraphs)

    @property
    def slot_lines(self) -> list[str]:
        """The lines that propose a time."""
        return _SLOT_LINE.findall(self.draft.body)

    def find(self, theme: Sequence[str]) -> tuple[str, ...]:
        """The phrases of a theme that stand in the letter's own words."""
        return find_phrases(theme, self.own_words)
