"""`mulligan approve CASE`: shows the letter, asks, and gives exactly that letter free."""

import sys

import click

from service.cli.advice import advise
from service.cli.exits import Exit
from service.cli.printing import clean, print_json
from service.cli.session import act
from service.cli.show import load
from service.domain.case import Case
from service.errors import Impossible
from service.usecases.desk import Desk
from service.usecases.letters.approval import approve
from service.usecases.overview import Dossier
from service.web.views.moments import say_moment, say_seconds


@click.command("approve")
@click.argument("case")
@click.option(
    "--fingerprint", default="", metavar="HEX", help="Approve without asking, if the letter is still this one."
)
@click.option(
    "--later", is_flag=True, help="Let it leave at the reader's next office hour; it can be undone until then."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def command(ctx: click.Context, case: str, fingerprint: str, later: bool, as_json: bool) -> None:
    """Show the letter of CASE and, after a yes, approve it as shown.

    It leaves after the undo time, or with --later at the reader's next office hour, by the running `mulligan serve`.
    Scripts name the letter that was read with --fingerprint, as printed by `mulligan show CASE --json`.
    """
    dossier = act(ctx, lambda desk: load(desk, case), "Reading")
    letter = dossier.case.letter
    if letter is None:
        raise Impossible("There is no letter to approve yet.")
    if fingerprint and fingerprint != letter.content.fingerprint:
        said = "The letter is not the one that was read: its fingerprint is another one."
        raise advise(Impossible(said), f"Read it again with: mulligan show {dossier.case.id} --json")
    chosen = fingerprint or _ask(dossier)
    approved = act(ctx, lambda desk: _approve(desk, dossier.case.id, chosen, later), "Approving")
    leaves = (approved.approval.leaves_at if approved.approval is not None else None) or approved.wake_at
    if as_json:
        print_json({"case": approved.id, "state": approved.state.value, "sent_after": leaves})
    elif leaves:
        said = (say_moment if later else say_seconds)(leaves, dossier.account.zone)
        click.echo(f"Approved. It leaves after {said}.")


async def _approve(desk: Desk, case_id: str, fingerprint: str, later: bool) -> Case:
    return await approve(desk, case_id, fingerprint, by="command line", later=later)


def _ask(dossier: Dossier) -> str:
    letter = dossier.case.letter
    if letter is None or not sys.stdin.isatty():
        raise click.UsageError("Nobody is here to read the letter. Name the one that was read with --fingerprint.")
    click.echo(clean(f"To: {', '.join(letter.content.to)}\nSubject: {letter.content.subject}\n\n{letter.content.text}"))
    for finding in dossier.findings:
        click.echo(clean(f"! {finding.message}"))
    if not click.confirm("Send exactly this?"):
        raise click.exceptions.Exit(Exit.FAILED)
    return letter.content.fingerprint
