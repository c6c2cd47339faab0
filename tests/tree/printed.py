"""Documents that the program prints itself. `python -m tests.tree.printed` writes them; a test compares them."""

from collections.abc import Callable, Iterator, Mapping

import click

from service.cli.entry import group
from service.cli.front import COMMANDS
from service.config import print_example
from service.domain.lifecycle import draw
from tests.tree.matrix import print_matrix
from tests.tree.sources import ROOT

_FENCE = "```"
_DIAGRAM_OPENS, _DIAGRAM_CLOSES = f"{_FENCE}mermaid\nstateDiagram-v2", f"\n{_FENCE}"


def print_manual() -> str:
    """docs/cli.md: the help of every command, as a terminal of 100 columns shows it."""
    head = "# The command line\n\nThis page is printed by the program itself: `make docs`.\n"
    return head + "".join(_section(words, command) for words, command in _commands())


def _commands() -> Iterator[tuple[str, click.Command]]:
    yield "mulligan", group
    for name in COMMANDS:
        command = group.get_command(click.Context(group), name)
        assert command is not None
        yield f"mulligan {name}", command
        if isinstance(command, click.Group):
            yield from ((f"mulligan {name} {inner}", part) for inner, part in command.commands.items())


def _section(words: str, command: click.Command) -> str:
    parent = click.Context(group, info_name=words.rpartition(" ")[0]) if " " in words else None
    context = click.Context(
        command,
        info_name=words.rpartition(" ")[2],
        parent=parent,
        terminal_width=100,
        max_content_width=100,
        help_option_names=["-h", "--help"],
    )
    return f"\n## {words}\n\n{_FENCE}text\n{command.get_help(context)}\n{_FENCE}\n"


def print_architecture() -> str:
    """docs/architecture.md as it stands, with the state diagram drawn from the table of the lifecycle."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    before, _, rest = text.partition(_DIAGRAM_OPENS)
    _, _, after = rest.partition(_DIAGRAM_CLOSES)
    return f"{before}{_FENCE}mermaid\n{draw()}{_DIAGRAM_CLOSES}{after}"


PRINTED: Mapping[str, Callable[[], str]] = {
    "config.example.toml": print_example,
    "docs/cli.md": print_manual,
    "docs/architecture.md": print_architecture,
    "docs/providers.md": print_matrix,
}


def write_all() -> None:
    """Print every document anew."""
    for path, write in PRINTED.items():
        (ROOT / path).write_text(write(), encoding="utf-8")


if __name__ == "__main__":
    write_all()
