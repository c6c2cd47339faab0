"""What do check and doctor say about each provider's client?"""

import pytest

from tests.cli.conftest import Terminal

OUTLOOK = '[outlook]\nclient_id = "x"\n'


def write(terminal: Terminal, text: str) -> None:
    """Make this the settings file, readable by its owner only."""
    path = terminal.folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)


def test_without_any_client_both_guides_are_named(terminal: Terminal) -> None:
    """Check and doctor agree."""
    for command in (("config", "check"), ("doctor",)):
        done = terminal.run(*command)
        assert done.returncode == 0
        assert "docs/providers/google.md or docs/providers/outlook.md" in done.stdout


@pytest.mark.parametrize("name", ["google", "outlook"])
def test_one_client_is_enough_and_is_named(terminal: Terminal, name: str) -> None:
    """Nobody has to have both."""
    write(terminal, f'[{name}]\nclient_id = "x"\n')
    assert f"can be connected at: {name}." in terminal.run("config", "check").stdout
    checked = terminal.run("doctor").stdout
    assert f"OK    {name.capitalize()}" in checked
    assert "no client is set" not in checked


def test_the_doctor_says_what_kind_of_application_is_set_and_that_its_secret_ends(terminal: Terminal) -> None:
    """A forgotten secret is the usual end of a hosted installation."""
    write(terminal, OUTLOOK)
    assert "public client is set, for accounts of 'common'" in terminal.run("doctor").stdout
    write(terminal, f'{OUTLOOK}client_secret = "s"\n')
    assert "24 months" in terminal.run("doctor").stdout


def test_the_doctor_names_addresses_that_are_not_the_usual_ones(terminal: Terminal) -> None:
    """Another tenant at the usual address is nothing to wonder about, another cloud is."""
    tenant = "https://login.microsoftonline.com/contoso.example"
    write(terminal, f'{OUTLOOK}authority_url = "{tenant}"\n')
    assert "authority_url points to" not in terminal.run("doctor").stdout
    write(terminal, f'{OUTLOOK}graph_url = "https://graph.microsoft.us/v1.0/"\n')
    assert "graph_url points to graph.microsoft.us" in terminal.run("doctor").stdout


def test_the_doctor_reads_the_file_of_certificates(terminal: Terminal) -> None:
    """A file that is there but holds none would stop the service."""
    (terminal.folder / "ca.pem").write_text("not a certificate", encoding="ascii")
    write(terminal, f'{OUTLOOK}[network]\nca_file = "ca.pem"\n')
    done = terminal.run("doctor")
    assert (done.returncode, "FAIL  Certificates: ca.pem cannot be read" in done.stdout) == (5, True)


def test_a_provider_must_be_named_only_while_several_have_a_client(terminal: Terminal) -> None:
    """Guessing would send a person to the wrong sign-in."""
    write(terminal, f'{OUTLOOK}[google]\nclient_id = "y"\n')
    done = terminal.run("accounts", "connect", "--no-browser")
    assert (done.returncode, "one of: google, outlook" in done.stderr) == (2, True)
