"""Letters in words: templates rendered in a sandbox, compiled once, in any language that has them."""

from collections.abc import Mapping, Sequence
from functools import partial
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, TemplateError, TemplateNotFound

from service.domain.case import Occasion
from service.domain.letter import LetterKind, Slot
from service.domain.letters.language import Language, Moment, say_date, say_day, say_moment, speak_moment
from service.domain.letters.phrases import Phrases
from service.domain.times.slots import write_slot
from service.errors import BadSettings
from service.render.grammar import LetterLanguage
from service.render.vocabulary import Vocabulary

_LONGEST = 20_000
_BROKEN = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError)


class LetterBook:
    """Writes what `templates/email/<language>/<kind>/{subject,body}.txt` and `templates/script/<language>` hold.

    A person's own folder with `email`, `script`, `words` and `phrases` in it, if given, goes before ours, file by
    file (see `service.ports.words.Letters`). Times become words by the filters `moment`, `day`, `date`, `slot_lines`
    and `spoken`, with the names in `words/<language>.toml`.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._vocabulary = Vocabulary(folder)
        self._books: dict[str, LetterLanguage] = {}

    def write(self, kind: LetterKind, language: str, facts: Mapping[str, object]) -> tuple[str, str]:
        """Subject and body; the body ends with one line end.

        Raises LookupError for a language without templates, BadSettings for a template that does not work.
        """
        words = self.words(language)
        room = f"email/{words.code}/{kind.value}"
        subject = self._render(words, f"{room}/subject.txt", facts)
        return " ".join(subject.split()), self._render(words, f"{room}/body.txt", facts)

    def script(self, occasion: Occasion, language: str, facts: Mapping[str, object]) -> tuple[str, ...]:
        """The few lines to say on the phone; raises as `write` does."""
        words = self.words(language)
        text = self._render(words, f"script/{words.code}/{occasion.value}.txt", facts)
        return tuple(line for line in text.splitlines() if line)

    def words(self, language: str) -> Language:
        """How a language says things ("pt-BR" falls back to "pt"); LookupError when it has no words."""
        return self._vocabulary.words(language)

    def phrases(self, language: str) -> Phrases:
        """By which phrases letters in the language are judged; none for a language without a list."""
        return self._vocabulary.phrases(language)

    def languages(self) -> tuple[str, ...]:
        """Codes of the languages in which every letter can be written."""
        rooms = [one / "email" for one in self._rooms() if (one / "email").is_dir()]
        found = {one.name for room in rooms for one in room.iterdir() if one.is_dir()}
        return tuple(sorted(code for code in found if self._is_whole(code)))

    def _is_whole(self, code: str) -> bool:
        try:
            self.words(code)
        except (LookupError, BadSettings):
            return False
        needed = [f"{kind.value}/{part}.txt" for kind in LetterKind for part in ("subject", "body")]
        return all(any((room / "email" / code / name).is_file() for room in self._rooms()) for name in needed)

    def _rooms(self) -> list[Traversable]:
        own: list[Traversable] = [self._folder] if self._folder is not None else []
        return [*own, files("templates")]

    def _render(self, words: Language, name: str, facts: Mapping[str, object]) -> str:
        try:
            text = self._book(words).get_template(name).render(facts)
        except TemplateNotFound as missing:
            room, code, called = name.removesuffix("/subject.txt").removesuffix("/body.txt").split("/", 2)
            what = "letter" if room == "email" else "script"
            called = called.removesuffix(".txt")
            raise LookupError(f"there is no {what} '{called}' in the language '{code}'") from missing
        except UnicodeDecodeError as broken:
            raise BadSettings(f"The template {name} does not work: it is not saved as UTF-8 text.") from broken
        except _BROKEN as broken:
            raise BadSettings(f"The template {name} does not work: {broken}.") from broken
        if len(text) > _LONGEST:
            raise BadSettings(f"The template {name} makes more than {_LONGEST} signs.")
        return _tidy(text)

    def _book(self, words: Language) -> LetterLanguage:
        if words.code not in self._books:
            self._books[words.code] = self._open_book(words)
        return self._books[words.code]

    def _open_book(self, words: Language) -> LetterLanguage:
        own = [FileSystemLoader(self._folder)] if self._folder is not None else []
        book = LetterLanguage(loader=ChoiceLoader([*own, PackageLoader("templates", "")]))
        book.filters["moment"] = partial(say_moment, words=words)
        book.filters["day"] = partial(say_day, words=words)
        book.filters["date"] = partial(say_date, words=words)
        book.filters["slot_lines"] = partial(_write_slots, words)
        book.filters["spoken"] = partial(_speak, words)
        book.filters["first_line"] = _first_line
        return book


def _write_slots(words: Language, slots: Sequence[Slot], other_zone: str = "") -> str:
    return "\n".join(write_slot(slot, words.code, other_zone, words) for slot in slots)


def _speak(words: Language, when: Moment | Slot) -> str:
    return speak_moment(when if isinstance(when, Moment) else Moment(when.start, when.zone), words)


def _first_line(text: str) -> str:
    return text.partition("\n")[0]


def _tidy(text: str) -> str:
    """At most one empty line in a row, no blanks at line ends, one line end at the end."""
    lines: list[str] = []
    for line in (one.rstrip() for one in text.strip().splitlines()):
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines) + "\n"
