"""Letters in words: templates rendered in a sandbox, compiled once."""

from collections.abc import Mapping
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, PackageLoader, StrictUndefined, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment

from service.domain.letter import LetterKind


class LetterBook:
    """Writes letters from `templates/email/<language>/<kind>/{subject,body}.txt` (see `service.ports.words.Letters`).

    A person's own folder of the same shape, if given, goes before ours, file by file.
    """

    def __init__(self, folder: Path | None = None) -> None:
        ours: BaseLoader = PackageLoader("templates", "email")
        own: list[BaseLoader] = [FileSystemLoader(folder)] if folder is not None else []
        self._pages = ImmutableSandboxedEnvironment(
            loader=ChoiceLoader([*own, ours]),
            undefined=StrictUndefined,
            autoescape=False,
            auto_reload=False,
            keep_trailing_newline=True,
        )

    def write(self, kind: LetterKind, language: str, facts: Mapping[str, object]) -> tuple[str, str]:
        """Subject and body; the body ends with one line end. Raises LookupError for a language without templates."""
        return self._render(kind, language, "subject", facts).strip(), self._render(kind, language, "body", facts)

    def _render(self, kind: LetterKind, language: str, part: str, facts: Mapping[str, object]) -> str:
        try:
            template = self._pages.get_template(f"{language}/{kind.value}/{part}.txt")
        except TemplateNotFound as missing:
            raise LookupError(f"there is no letter '{kind.value}' in '{language}'") from missing
        return _tidy(template.render(facts))


def _tidy(text: str) -> str:
    """At most one empty line in a row, no blanks at line ends, one line end at the end."""
    lines: list[str] = []
    for line in (one.rstrip() for one in text.strip().splitlines()):
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines) + "\n"
