"""`mulligan letters`: shows all letters, tries one, and checks every template, ours and one's own."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.cli.exits import Exit
from service.cli.printing import clean, print_json
from service.cli.session import settings
from service.domain.letter import LetterKind

if TYPE_CHECKING:
    from service.gallery import Fault, Sheet

_FOLDER = click.option(
    "--folder", type=click.Path(path_type=Path, file_okay=False), help="Own templates, instead of letters.folder."
)


@click.group("letters")
def command() -> None:
    """Show all letters, try one, check the templates.

    Own templates lie in a folder of your own (letters.folder), laid out as the built-in ones; each file there goes
    before ours.
    """


@command.command("gallery")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), default="letters.html", show_default=True)
@_FOLDER
@click.pass_context
def show_gallery(ctx: click.Context, output: Path, folder: Path | None) -> None:
    """Write every letter, in every language and for every outcome, to one page."""
    from service.gallery import lay_out, make_samples
    from service.gallery.page import draw
    from service.own_letters import open_letters

    book = open_letters(_choose(ctx, folder))
    sheets = [sheet for code in book.languages() for sheet in lay_out(book, make_samples(code))]
    output.write_text(draw(sheets), encoding="utf-8")
    click.echo(f"Wrote {len(sheets)} letters to {output}.")


@command.command("check")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@_FOLDER
@click.pass_context
def check_letters(ctx: click.Context, as_json: bool, folder: Path | None) -> None:
    """Judge every template, the built-in ones and your own (exit code 1 when one may not be used)."""
    from service.gallery import review
    from service.render import LetterBook

    chosen = _choose(ctx, folder)
    faults = review(LetterBook(chosen), chosen)
    if as_json:
        print_json([_outline(fault) for fault in faults])
    else:
        _print_faults(faults)
    ctx.exit(Exit.FAILED if any(fault.error for fault in faults) else Exit.OK)


@command.command("preview")
@click.argument("kind", type=click.Choice([kind.value for kind in LetterKind]))
@click.option("--language", default="en", show_default=True, help="Code of the language, as in de.")
@click.option("--formal/--informal", default=True, help="How the other side is addressed.")
@_FOLDER
@click.pass_context
def preview(ctx: click.Context, kind: str, language: str, formal: bool, folder: Path | None) -> None:
    """Print one letter from made-up facts, and what the linter says about it."""
    from service.gallery import lay_out, make_samples
    from service.render import LetterBook

    book = LetterBook(_choose(ctx, folder))
    if language not in book.languages():
        raise click.UsageError(f"There are no letters in '{language}', only in: {', '.join(book.languages())}.")
    sample = next(make_samples(language, LetterKind(kind), formal))
    _print_sheet(next(lay_out(book, [sample])))


def _choose(ctx: click.Context, folder: Path | None) -> Path | None:
    return folder or settings(ctx).letters_folder


def _print_sheet(sheet: "Sheet") -> None:
    click.echo(clean(f"Subject: {sheet.subject}\n\n{sheet.body}"))
    figures = f"{sheet.words} words, grade {sheet.grade}, apologies {sheet.apologies}, questions {sheet.questions}."
    click.echo(f"{sheet.sample.title}: {figures}")
    for one in sheet.findings:
        click.echo(clean(f"{'error' if one.error else 'warning':<7}  {one.rule}: {one.message}"))
    if not sheet.findings:
        click.echo("Nothing to remark.")


def _print_faults(faults: "tuple[Fault, ...]") -> None:
    for fault in faults:
        level, line = "error" if fault.error else "warning", f", line {fault.line}" if fault.line else ""
        click.echo(clean(f"{level:<7}  {fault.file}{line}: {fault.rule}"))
        click.echo(clean(f"         {fault.message}{f' ({fault.case})' if fault.case else ''}"))
    if not faults:
        click.echo("All letters are fine.")


def _outline(fault: "Fault") -> dict[str, object]:
    level = "error" if fault.error else "warning"
    return {"level": level, "file": fault.file, "line": fault.line, "rule": fault.rule, "message": fault.message}
