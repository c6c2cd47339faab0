"""Connecting from the command line: on the provider's consent page, or by a code for a machine without a browser.

The redirect goes to a page on loopback, on any free port; only a Web client of Google has one registered address, so
the port of `mulligan serve`, which must not be running then.
"""

import asyncio
import webbrowser
from collections.abc import Sequence

import click

from connectors import PROVIDERS
from service.cli.advice import advise
from service.cli.landing import Landing
from service.cli.session import Progress
from service.config import Config
from service.domain.account import Ability, Account
from service.errors import AdminNeeded, BadSettings, Impossible
from service.offers import offer_of
from service.ports.sign_in import DeviceCode
from service.usecases import codes
from service.usecases.accounts import begin, finish
from service.usecases.desk import Desk
from service.web.settings import Offer
from service.web.views.asking import ask_administrator


async def connect_account(
    desk: Desk, config: Config, provider: str, wanted: frozenset[Ability], hint: str, browse: bool
) -> Account:
    """Take the person through consent and store what was granted; SignInFailed says why it did not work."""
    offer, path = offer_of(provider), f"/connect/{provider}/back"
    async with Landing(path, _port(config, provider), offer.loopback or "127.0.0.1") as landing:
        consent = await begin(desk, provider, landing.address, wanted, hint)
        click.echo(f"Give your consent here:\n\n  {consent.url}\n", err=True)
        if browse:
            await asyncio.to_thread(webbrowser.open, consent.url)
        answer = await landing.wait(consent.state)
        try:
            return await finish(desk, provider, consent, landing.address, answer)
        except AdminNeeded as error:
            raise _tell_how_to_ask(offer, wanted, error) from None


async def connect_by_code(desk: Desk, provider: str, wanted: frozenset[Ability]) -> Account:
    """The same by a code that is typed in on any other machine; Ctrl-C leaves nothing behind."""
    with Progress("Asking for a code") as progress:

        def show(code: DeviceCode) -> None:
            progress.say("")
            click.echo(_explain(code), err=True)
            progress.say("Waiting for your answer there")

        try:
            return await codes.connect_by_code(desk, provider, wanted, show)
        except Impossible as error:
            raise advise(error, f"Connect with a browser: mulligan accounts connect {provider}") from None
        except AdminNeeded as error:
            progress.say("")
            raise _tell_how_to_ask(offer_of(provider), wanted, error) from None


def choose_provider(config: Config, wanted: str, *, by_code: bool = False) -> str:
    """The provider that was named, or the only one with a client; refused where it cannot be connected."""
    ready = [name for name in PROVIDERS if getattr(config, name).client_id]
    if wanted and wanted not in PROVIDERS:
        raise click.UsageError(f"There is no provider '{wanted}'. Known are: {', '.join(PROVIDERS)}.")
    if not wanted and len(ready) > 1:
        raise click.UsageError(f"Name the provider, one of: {', '.join(ready)}.")
    provider = wanted or next(iter(ready), "")
    if provider not in ready:
        raise _no_client([provider] if provider else list(PROVIDERS))
    if by_code and (reason := offer_of(provider).no_device):
        raise click.UsageError(f"There is no sign-in by a code for {offer_of(provider).called}: {reason}.")
    return provider


def _no_client(names: Sequence[str]) -> BadSettings:
    problem = BadSettings(f"No client is set for {' or '.join(names)}: client_id is empty.")
    guides = " or ".join(f"docs/providers/{name}.md" for name in names)
    return advise(problem, f"Register one as {guides} shows. To look around without one: mulligan demo")


def _explain(code: DeviceCode) -> str:
    until = code.expires_at.astimezone()
    return (
        f"Open this page in any browser, on any machine, and type the code in there:\n\n"
        f"  {code.url}\n  {code.user_code}\n\nThe code is good until {until:%H:%M}. Ctrl-C stops waiting.\n"
    )


def _tell_how_to_ask(offer: Offer, wanted: frozenset[Ability], error: AdminNeeded) -> AdminNeeded:
    """Print what to send to an administrator; the error says what to do afterwards."""
    click.echo(f"Send this to your administrator:\n\n{ask_administrator(offer, wanted, error.link).text}\n")
    return advise(error, f"When they have agreed: mulligan accounts connect {offer.name}")


def _port(config: Config, provider: str) -> int:
    """Any free port where the provider ignores it (RFC 8252 section 7.3), else the registered one."""
    google_web = provider == "google" and config.google.client_type == "web"
    if not google_web and not (provider == "outlook" and config.outlook.client_secret):
        return 0
    if config.server.base_url or (google_web and not config.server.port):
        problem = BadSettings(f"The client that is set for {provider} answers at its registered address only.")
        raise advise(problem, "Start mulligan serve, and connect on its page.")
    return config.server.port if google_web else 0
