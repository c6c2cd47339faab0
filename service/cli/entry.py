"""The group of all commands. It knows each command by one line, and imports it only to run it."""

from importlib import import_module

import click

from service.cli.front import COMMANDS, front_page


class LazyGroup(click.Group):
    """Commands by name; listing them imports none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now; None when there is no such name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"service.cli.{cmd_name.replace('-', '_')}").command
        return command

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The front page, which is also shown without click."""
        formatter.write(front_page())


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--config", "file", metavar="FILE", help="Settings file to use instead of the usual ones.")
@click.option("--debug", is_flag=True, help="Show the program's own view of an unexpected failure.")
@click.version_option(package_name="mulligan", prog_name="mulligan", message="%(prog)s %(version)s")
@click.pass_context
def group(ctx: click.Context, file: str | None, debug: bool) -> None:
    """Every command of Mulligan; `service.cli.front` is what people read."""
    ctx.obj.update(file=file, debug=debug)


def run(words: list[str]) -> int:
    """Run one command line (without the program's name); the answer is its documented exit code."""
    chosen: dict[str, object] = {"file": None, "debug": False}
    try:
        return group.main(words, prog_name="mulligan", standalone_mode=False, obj=chosen) or 0
    except (Exception, KeyboardInterrupt) as problem:  # noqa: BLE001  (nothing may reach a person as a traceback)
        from service.cli.failures import explain

        return explain(problem, chosen)
