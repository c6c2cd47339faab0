"""`mulligan show CASE`: one case, its letter and its timeline."""

from collections.abc import Iterator
from datetime import datetime

import click

from service.cli.cases import outline
from service.cli.finding import find_case
from service.cli.printing import clean, print_json
from service.cli.session import act
from service.domain.account import Account
from service.domain.case import Case, Occasion, State
from service.domain.event import Span
from service.domain.lifecycle import Happening, allows
from service.domain.times.timetable import deadlines
from service.usecases.desk import Desk
from service.usecases.overview import Dossier, open_dossier
from service.web.views.moments import say_moment, say_span
from service.web.views.standings import say_missed, say_occasion, stand, title_of


@click.command("show")
@click.argument("case")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def command(ctx: click.Context, case: str, as_json: bool) -> None:
    """Show one case: where it stands, the letter, and the timeline with the reason of each step.

    CASE is the id that `mulligan cases` prints, or its first characters.
    """
    dossier = act(ctx, lambda desk: load(desk, case), "Reading")
    if as_json:
        print_json(detail(dossier))
        return
    for line in _lines(dossier):
        click.echo(clean(line))


_KEPT = (datetime,)  # written by `print_json`, like every other time


async def load(desk: Desk, wanted: str) -> Dossier:
    """Everything about the case that is meant."""
    return await open_dossier(desk, await find_case(desk, wanted))


def detail(dossier: Dossier) -> dict[str, object]:
    """A case as scripts see it: its outline, and every record about it."""
    import msgspec

    records = {"case": dossier.case, "notes": dossier.notes, "effects": dossier.effects, "findings": dossier.findings}
    letter = dossier.case.letter
    fingerprint = letter.content.fingerprint if letter else ""
    return {
        **outline(dossier.case, dossier.account),
        "fingerprint": fingerprint,
        **msgspec.to_builtins(records, builtin_types=_KEPT),
    }


def _lines(dossier: Dossier) -> Iterator[str]:
    case, account = dossier.case, dossier.account
    standing = stand(case, account)
    yield f"{title_of(case)}. {say_occasion(case)}: {say_missed(case, account.zone)}"
    yield f"{_sentence(standing.headline)} {standing.detail}"
    if case.trouble:
        yield f"Trouble: {case.trouble}"
    yield from _deadline_lines(case, account)
    yield from _phone_lines(case)
    if case.question:
        yield from ("", f"Question: {case.question.why}")
        yield from (f"  > {line}" for line in case.question.quote.splitlines())
        yield from (f"  - {choice.label}" for choice in case.question.choices)
        yield "  Answer it on the case's page (mulligan serve)."
    if case.booking:
        yield from ("", f"New interview: {say_span(Span(case.booking.start, case.booking.end), account.zone)}")
    yield from _letter_lines(dossier)
    yield from ("", "Timeline")
    for note in dossier.notes:
        yield f"  {say_moment(note.at, account.zone)}  {note.what}"
        if note.why:
            yield f"      {note.why}"


def _sentence(words: str) -> str:
    return words if words.endswith(("?", ".")) else f"{words}."


def _deadline_lines(case: Case, account: Account) -> Iterator[str]:
    """By when the letter should be out, or when it leaves by itself."""
    due = deadlines(case)
    if case.approval is not None and case.approval.leaves_at is not None and case.state is State.APPROVED:
        yield f"Leaves: {say_moment(case.approval.leaves_at, account.zone)}"
    elif _is_told_ahead(case):
        yield f"Send it before it begins: {say_moment(case.event.start, account.zone)}"
    elif due is not None:
        first, last = (say_moment(moment, account.zone) for moment in due)
        yield f"Send it by: {first}, at the latest by {last}"


def _is_told_ahead(case: Case) -> bool:
    """Whether the letter has to be there before the interview begins, and is not out yet."""
    open_ = case.state is not State.CLOSED and case.booking is None
    return case.occasion is Occasion.AHEAD and open_ and not case.sent


def _phone_lines(case: Case) -> Iterator[str]:
    if case.phone and allows(case.state, Happening.CALL_OPEN):
        yield f"{'Their number' if case.sent else 'Call now'}: {case.phone}"


def _letter_lines(dossier: Dossier) -> Iterator[str]:
    letter = dossier.case.letter
    if letter is None:
        return
    yield from ("", f"To: {', '.join(letter.content.to)}", f"Subject: {letter.content.subject}", "")
    yield from (f"  {line}" for line in letter.content.text.rstrip().splitlines())
    yield from (f"  ! {finding.message}" for finding in dossier.findings)
