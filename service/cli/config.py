"""`mulligan config`: shows, checks and explains the settings."""

import click

from service.cli.printing import print_json
from service.cli.renewal import renew
from service.cli.session import settings
from service.config import print_example, print_settings
from service.config.keys import CLIENTS
from service.config.printing import mask
from service.config.reading import find_file, usual_files


@click.group("config")
def command() -> None:
    """Show, check and explain the settings."""


@command.command("example")
def show_example() -> None:
    """Print config.example.toml: every key with its meaning and default."""
    click.echo(print_example(), nl=False)


@command.command("show")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def show_settings(ctx: click.Context, as_json: bool) -> None:
    """Print the settings in force, secrets masked, and where each came from."""
    config = settings(ctx)
    if as_json:
        print_json({"file": config.file, "origins": dict(config.origins), "settings": mask(config)})
    else:
        click.echo(print_settings(config), nl=False)


@command.command("check")
@click.pass_context
def check_settings(ctx: click.Context) -> None:
    """Say whether the settings can be used (exit code 5 when not)."""
    config = settings(ctx)
    click.echo(f"The settings are fine ({config.file or 'defaults, there is no settings file'}).")
    ready = [name for name in CLIENTS if getattr(config, name).client_id]
    if ready:
        click.echo(f"Accounts can be connected at: {', '.join(ready)}.")
        return
    guides = " or ".join(f"docs/providers/{name}.md" for name in CLIENTS)
    click.echo(f"No client is set for any provider yet, so no account can be connected: see {guides}.")


@command.command("path")
@click.pass_context
def show_path(ctx: click.Context) -> None:
    """Print which settings file is used, or where one would be looked for."""
    chosen = ctx.obj["file"]
    path = find_file(chosen)
    if path:
        click.echo(path)
        return
    click.echo("There is no settings file; defaults are used. One would be found at:")
    for place in usual_files():
        click.echo(f"  {place}")


command.add_command(renew)
