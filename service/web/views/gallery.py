"""The list of all letters: by language and kind, where each comes from, and how many remarks there are on it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from service.domain.letter import LetterKind
from service.gallery import Fault
from service.web.views.wordings import KINDS


@dataclass(frozen=True, slots=True)
class Template:
    """One letter: the place of its preview, its name, whether it is the person's own, and what is wrong with it."""

    place: str
    called: str
    own: bool
    errors: Sequence[str]
    warnings: Sequence[str]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The letters of one language."""

    code: str
    language: str
    templates: Sequence[Template]


def own_files(folder: Path | None) -> frozenset[str]:
    """Names of the files in a person's own folder, as "email/en/request/body.txt"; none without a folder."""
    if folder is None or not folder.is_dir():
        return frozenset()
    return frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def list_letters(
    languages: Sequence[tuple[str, str]], files: Collection[str], faults: Sequence[Fault]
) -> Sequence[Shelf]:
    """Every letter of every language, in the order of the playbook."""
    return [
        Shelf(code, name, [_template(code, kind, files, faults) for kind in LetterKind]) for code, name in languages
    ]


def _template(code: str, kind: LetterKind, files: Collection[str], faults: Sequence[Fault]) -> Template:
    room = f"email/{code}/{kind.value}/"
    found = [one for one in faults if one.file.startswith(room)]
    return Template(
        place=f"/letters/{code}/{kind.value}",
        called=KINDS[kind],
        own=any(name.startswith(room) for name in files),
        errors=[one.message for one in found if one.error],
        warnings=[one.message for one in found if not one.error],
    )
