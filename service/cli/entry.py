"""The group of all commands. It knows each command by one line, and imports it only to run it."""

import sys
from importlib import import_module

import click

COMMANDS = {
    "demo": "Play the whole story on this machine, without an account.",
    "serve": "Run Mulligan: the pages and the background work.",
    "accounts": "List, connect and disconnect accounts; choose calendars.",
    "cases": "List the cases, newest first.",
    "show": "Show one case with its timeline.",
    "missed": "List recent events, or mark one as missed.",
    "approve": "Approve the letter of a case, so that it is sent.",
    "config": "Show, check and explain the settings.",
    "doctor": "Check everything that could be wrong, and say what to do.",
    "export": "Write everything that is stored about you to a file.",
    "sandbox": "Start only the practice world, for any client to try.",
}
EPILOG = """\b
Exit codes:
    0  done
    1  it did not work (network, provider, disk, or a check failed)
    2  the command was not understood
    3  there is no such case, account or event
    4  a person has to do something first, such as connecting again
    5  the settings cannot be used
  130  interrupted with Ctrl-C
"""


class LazyGroup(click.Group):
    """Commands by name; listing them imports none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now; None when there is no such name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"service.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Print the table of commands."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--config", "file", metavar="FILE", help="Settings file to use instead of the usual ones.")
@click.option("--debug", is_flag=True, help="Show the program's own view of an unexpected failure.")
@click.version_option(package_name="mulligan", prog_name="mulligan", message="%(prog)s %(version)s")
@click.pass_context
def group(ctx: click.Context, file: str | None, debug: bool) -> None:
    """A second chance after a missed job interview.

    Drafts the apology, waits for your approval, and books the new meeting.
    """
    ctx.obj.update(file=file, debug=debug)


def run(words: list[str]) -> int:
    """Run one command line (without the program's name); the answer is its documented exit code."""
    chosen: dict[str, object] = {"file": None, "debug": False}
    try:
        return group.main(words, prog_name="mulligan", standalone_mode=False, obj=chosen) or 0
    except (Exception, KeyboardInterrupt) as problem:  # noqa: BLE001  (nothing may reach a person as a traceback)
        from service.cli.failures import explain

        return explain(problem, chosen)


def main() -> None:
    """The program's entry."""
    sys.exit(run(sys.argv[1:]))
