"""Are all templates fit for use? Ours and a person's own: each is tried on every sample, and judged by the linter."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from jinja2 import TemplateSyntaxError

from service.domain.case import Occasion
from service.domain.letter import LetterKind
from service.domain.letters.facts import gather_facts
from service.domain.letters.phrases import Phrases
from service.errors import BadSettings
from service.gallery.samples import Sample, make_samples
from service.gallery.sheets import judge_body, lay_one
from service.ports.words import Letters


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a file: `rule` is the linter's, or "broken" and "unknown"; `line` 0 when it is not known.

    `case` says for which sample it was seen.
    """

    file: str
    rule: str
    message: str
    error: bool = True
    line: int = 0
    case: str = ""


def review(book: Letters, folder: Path | None = None) -> tuple[Fault, ...]:
    """Every fault of every letter and script, each file and rule once; `folder` is the person's own, if any."""
    found: dict[tuple[str, str], Fault] = {}
    for fault in (*_look_through(folder, book), *_try_all(book)):
        found.setdefault((fault.file, fault.rule), fault)
    return tuple(sorted(found.values(), key=lambda one: (not one.error, one.file)))


def _try_all(book: Letters) -> Iterator[Fault]:
    languages, every = book.languages(), []
    for code in languages:
        try:
            every.append(book.phrases(code))
        except (BadSettings, OSError) as broken:
            yield Fault(f"phrases/{code}.toml", "broken", str(broken))
    for code in languages:
        for sample in make_samples(code):
            yield from _try(book, sample, every)
        yield from _try_scripts(book, code)


def _try(book: Letters, sample: Sample, every: Sequence[Phrases]) -> Iterator[Fault]:
    room = f"email/{sample.case.language}/{sample.kind.value}"
    try:
        sheet = lay_one(book, sample, every)
    except (BadSettings, LookupError, OSError) as broken:
        yield _say_broken(broken, f"{room}/body.txt")
        return
    of_body = judge_body(book, sheet) if sheet.findings else frozenset()
    for one in sheet.findings:
        part = "body" if one.rule in of_body else "subject"
        yield Fault(f"{room}/{part}.txt", one.rule, one.message, one.error, case=sample.title)


def _try_scripts(book: Letters, code: str) -> Iterator[Fault]:
    one_each = {sample.case.occasion: sample for sample in make_samples(code, formal=True)}
    for occasion, sample in one_each.items():
        case = sample.case
        try:
            book.script(occasion, code, gather_facts(case, sample.account, sample.kind, book.words(code)))
        except (BadSettings, LookupError, OSError) as broken:
            yield _say_broken(broken, f"script/{code}/{occasion.value}.txt")


def _say_broken(broken: Exception, file: str) -> Fault:
    """The file and line in which it happened, as far as the error tells."""
    named = next((word for word in str(broken).split() if word.endswith((".txt", ".toml"))), file)
    message = str(broken).splitlines()[0].rstrip(".") + "."
    return Fault(named, "broken", message, line=_find_line(broken.__cause__))


def _find_line(cause: BaseException | None) -> int:
    if isinstance(cause, TemplateSyntaxError):
        return cause.lineno
    step, line = (cause.__traceback__ if cause else None), 0
    while step is not None:
        if step.tb_frame.f_code.co_filename.endswith(".txt"):
            line = step.tb_lineno
        step = step.tb_next
    return line


def _look_through(folder: Path | None, book: Letters) -> Iterator[Fault]:
    """Files in a person's own folder that nothing reads: a slip in a name would otherwise go unseen."""
    if folder is None:
        return
    if not folder.is_dir():
        yield Fault(str(folder), "broken", "There is no such folder, so the built-in letters are used.")
        return
    yield from _try_lists(folder, book)
    languages = book.languages()
    for room in sorted(one for one in folder.glob("email/*") if one.is_dir() and one.name not in languages):
        yield Fault(f"email/{room.name}", "incomplete", _say_missing(folder, room.name), error=False)
    for path in sorted(one for one in folder.rglob("*") if one.is_file() and not one.name.startswith(".")):
        name = path.relative_to(folder).as_posix()
        if not _is_read(name):
            yield Fault(name, "unknown", "Nothing reads this file. Is its name as it should be?", error=False)


def _try_lists(folder: Path, book: Letters) -> Iterator[Fault]:
    """Word lists of one's own; a language whose list is broken is written with ours, or not at all."""
    for read in (book.words, book.phrases):
        for path in sorted(folder.glob(f"{read.__name__}/*.toml")):
            try:
                read(path.stem)
            except (BadSettings, LookupError, OSError) as broken:
                yield _say_broken(broken, f"{read.__name__}/{path.name}")


def _say_missing(folder: Path, code: str) -> str:
    """What a language of one's own still needs before anything is written in it."""
    needed = [f"email/{code}/{kind.value}/{part}.txt" for kind in LetterKind for part in ("subject", "body")]
    missing = [name for name in (f"words/{code}.toml", *needed) if not (folder / name).is_file()]
    more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
    return f"Not used yet: {missing[0]}{more} missing." if missing else f"words/{code}.toml cannot be used."


def _is_read(name: str) -> bool:
    match name.split("/"):
        case ["email", _, kind, "subject.txt" | "body.txt"]:
            return kind in set(LetterKind)
        case ["script", _, script]:
            return script.removesuffix(".txt") in set(Occasion)
        case ["words" | "phrases", table]:
            return table.endswith(".toml")
    return (files("templates") / name).is_file()
