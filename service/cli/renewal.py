"""`mulligan config add-key`: a new key for what is stored."""

import asyncio
import os

import click

from service.cli.session import settings
from service.config import Config
from service.errors import BadSettings, NotFound


@click.command("add-key")
@click.pass_context
def renew(ctx: click.Context) -> None:
    """Add a new key to the key file, and seal everything that is stored with it.

    Stop mulligan serve first: it knows the old keys only. Older keys stay in the file, because copies of the
    database may need them. Signed-in browsers have to sign in again.
    """
    from service.vault import KEYS_VARIABLE, add_key

    config = settings(ctx)
    if config.vault.keyring or os.environ.get(KEYS_VARIABLE):
        place = KEYS_VARIABLE if os.environ.get(KEYS_VARIABLE) else "the system's keyring"
        raise BadSettings(f"The keys are taken from {place}. Write the new key there, behind the others.")
    if not config.key_file.is_file():
        raise NotFound(f"There is no key file {config.key_file} yet; the first start makes one.")
    add_key(config.key_file)
    count = asyncio.run(_seal_anew(config))
    click.echo(f"A new key stands last in {config.key_file}, and {count} record(s) were sealed with it. Keep a copy.")


async def _seal_anew(config: Config) -> int:
    from service.bootstrap import open_house

    async with open_house(config) as house:
        return await house.store.reseal()
