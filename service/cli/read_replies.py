"""`mulligan read-replies`: how would these replies be read? The product's own reading, over a file of cases."""

from typing import BinaryIO

import click

from service.cli.exits import Exit


@click.command("read-replies")
@click.argument("file", type=click.File("rb"), default="-")
@click.pass_context
def command(ctx: click.Context, file: BinaryIO) -> None:
    """Read replies from FILE (one case a line, JSON) and print what each of them says, one line for each.

    Without FILE, standard input is read. A line that is no case gets a line with its number and what is wrong with it;
    the others are read all the same, and the exit code is 1. Nothing is stored, and nothing leaves this machine.
    docs/replies.md explains the fields.
    """
    from service.reply_cases import read_lines

    sound = True
    for answer in read_lines(file):
        click.echo(answer.text)
        sound = sound and answer.sound
    ctx.exit(Exit.OK if sound else Exit.FAILED)
