"""Which settings are accepted, which are refused, and whether the refusal says what to write."""

import tomllib
from dataclasses import fields

import pytest

from service.config import Config, Google, Log, Server, print_example, print_settings
from service.config.checks import check_together, check_value
from service.config.keys import SECTIONS
from service.config.reading import field_of, load_config
from service.errors import BadSettings


def overridden(**variables: str) -> Config:
    """The settings that hold with these environment variables and no file."""
    return load_config(environ={f"MULLIGAN_{name}": value for name, value in variables.items()})


def test_the_environment_wins_over_the_default_and_keeps_its_origin() -> None:
    """Whoever asks where a value came from gets the variable's name."""
    config = overridden(SERVER_PORT="9000", SERVER_OPEN_BROWSER="no", WATCH_MAIL_SECONDS="5")
    assert (config.server.port, config.server.open_browser, config.watch.mail_seconds) == (9000, False, 5.0)
    assert config.origins["server.port"] == "MULLIGAN_SERVER_PORT"


@pytest.mark.parametrize(
    ("variable", "value", "hint"),
    [
        ("SERVER_PORT", "eighty", "Write a whole number"),
        ("SERVER_PORT", "70000", "from 0 to 65535"),
        ("SERVER_OPEN_BROWSER", "perhaps", "true or false"),
        ("WATCH_MAIL_SECONDS", "soon", "Write a number"),
        ("WATCH_MAIL_SECONDS", "nan", "from 1 to 86400"),
        ("LOG_FORMAT", "xml", "plain, json"),
        ("GOOGLE_TOKEN_URL", "http://tokens.example.com/", "https://"),
        ("GOOGLE_TOKEN_URL", "https://[broken", "address"),
        ("GOOGLE_CLIENT", "x", "client_id"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_with_what_to_write(variable: str, value: str, hint: str) -> None:
    """The message names the variable and the way out."""
    with pytest.raises(BadSettings, match=hint) as refusal:
        overridden(**{variable: value})
    assert f"MULLIGAN_{variable}" in str(refusal.value)


def test_a_misspelt_key_is_refused_with_the_nearest_one() -> None:
    """Silently ignoring a typing error would leave a person wondering."""
    with pytest.raises(BadSettings, match="Did you mean 'port'"):
        field_of("server", "prot", "config.toml")


def test_variables_of_no_section_are_left_alone() -> None:
    """Other programs may share our prefix, and the vault's key is no setting."""
    assert overridden(VAULT_KEY="x", FLAVOUR="sour").origins == {}


def test_plain_http_is_accepted_for_this_machine_only() -> None:
    """The sandbox answers on loopback without a certificate; nobody else does."""
    assert overridden(GOOGLE_TOKEN_URL="http://127.0.0.1:9/token").google.token_url.startswith("http://127")


def test_an_open_host_needs_an_encrypted_address() -> None:
    """Letters must not travel in the clear."""
    with pytest.raises(BadSettings, match="in the clear"):
        check_together(Config(server=Server(host="0.0.0.0")))  # noqa: S104
    check_together(Config(server=Server(host="0.0.0.0", base_url="https://missed.example.com")))  # noqa: S104


def test_an_unencrypted_base_url_elsewhere_is_refused() -> None:
    """The session's cookie would be readable on the way."""
    with pytest.raises(BadSettings, match="Write https"):
        check_together(Config(server=Server(base_url="http://missed.example.com")))


@pytest.mark.parametrize("name", ["google", "outlook"])
def test_a_secret_without_the_client_it_belongs_to_is_refused(name: str) -> None:
    """One half of a pair was forgotten."""
    with pytest.raises(BadSettings, match=f"{name}.client_id is not"):
        overridden(**{f"{name.upper()}_CLIENT_SECRET": "s"})


@pytest.mark.parametrize(
    "path", ["", "/", "/common/v2.0", "/common/oauth2/v2.0/authorize", "/common?x=1", "/common#x", "/.."]
)
def test_an_authority_that_does_not_end_with_a_tenant_is_refused(path: str) -> None:
    """The portal shows longer addresses, which people copy."""
    with pytest.raises(BadSettings, match="common, organizations, consumers"):
        overridden(OUTLOOK_AUTHORITY_URL=f"https://login.microsoftonline.com{path}")


@pytest.mark.parametrize(
    "authority",
    [
        "https://login.microsoftonline.us/organizations",
        "https://login.partner.microsoftonline.cn/contoso.example/",
        "https://login.microsoftonline.com/4d8f4f0e-6a1b-4a51-9a39-5d4f7c0b5d11",
        "http://127.0.0.1:9/common",
    ],
)
def test_any_tenant_of_any_cloud_can_be_the_authority(authority: str) -> None:
    """Sovereign clouds, one organisation, and the practice world."""
    assert overridden(OUTLOOK_AUTHORITY_URL=authority).outlook.authority_url == authority


def test_a_file_of_certificates_must_be_there() -> None:
    """Found out at the start and not at the first call."""
    with pytest.raises(BadSettings, match=r"network\.ca_file is 'nowhere\.pem'"):
        overridden(NETWORK_CA_FILE="nowhere.pem")


def test_a_whole_number_may_stand_for_a_number_but_not_the_other_way_round() -> None:
    """TOML tells 5 from 5.0; people do not."""
    assert check_value(field_of("watch", "mail_seconds", "f"), "watch", 5, "f") == 5.0
    with pytest.raises(BadSettings, match="whole number"):
        check_value(field_of("server", "port", "f"), "server", 80.0, "f")
    with pytest.raises(BadSettings, match="whole number"):
        check_value(field_of("server", "port", "f"), "server", True, "f")


def test_the_example_states_every_key_with_its_default() -> None:
    """Removing every # from the example changes nothing."""
    bare = "\n".join(
        line.removeprefix("# ") for line in print_example().splitlines() if " = " in line or "[" in line[:1]
    )
    document = tomllib.loads(bare)
    assert document == {
        section: {entry.name: entry.default for entry in fields(kind)} for section, kind in SECTIONS.items()
    }


def test_secrets_are_masked_when_settings_are_shown() -> None:
    """A pasted listing must not give anything away."""
    shown = print_settings(Config(google=Google(client_id="visible-id", client_secret="hidden-secret")))
    assert "visible-id" in shown
    assert "hidden-secret" not in shown


def test_shown_settings_are_valid_toml() -> None:
    """What is shown can be saved as a settings file."""
    shown = tomllib.loads(print_settings(Config(log=Log(level="debug"), server=Server(base_url='https://x.example/"'))))
    assert (shown["log"]["level"], shown["server"]["base_url"]) == ("debug", 'https://x.example/"')


def test_the_address_of_the_pages_follows_host_and_port() -> None:
    """An IPv6 address is put in brackets, and a given base address wins."""
    assert Config(server=Server(host="::1", port=1)).base_url == "http://[::1]:1"
    assert Config(server=Server(base_url="https://missed.example.com/")).base_url == "https://missed.example.com"


@pytest.mark.parametrize(
    "path", ["", "/", "/v1.0/me", "/v1/", "/beta/", "/xv1.0/", "/v1.0/?x=1", "/v1.0/#x", "/v1.0//"]
)
def test_a_graph_address_that_does_not_end_with_a_version_is_refused(path: str) -> None:
    """Every call would find nothing, long after the start."""
    with pytest.raises(BadSettings, match=r"outlook\.graph_url .* does not end with a version"):
        overridden(OUTLOOK_GRAPH_URL=f"https://graph.microsoft.com{path}")


@pytest.mark.parametrize(
    "address",
    ["https://graph.microsoft.us/v1.0", "https://gate.example.com/graph/v1.0/", "http://127.0.0.1:9/v1.0/"],
)
def test_any_graph_with_a_version_can_be_asked(address: str) -> None:
    """Sovereign clouds, a gateway in front, and the practice world."""
    assert overridden(OUTLOOK_GRAPH_URL=address).outlook.graph_url == address


@pytest.mark.parametrize(
    "address",
    [
        "proxy.example.com:3128",
        "proxy",
        "socks5://proxy.example.com",
        "http://",
        "http://proxy.example.com:port",
        "http://[::1",
        "http://sam:open-sesame@proxy.example.com:3128",
        "http://proxy.example.com/?a=open-sesame",
    ],
)
def test_a_proxy_that_is_no_address_is_refused_and_not_repeated(address: str) -> None:
    """Found out at the start; what was written may hold a password."""
    with pytest.raises(BadSettings, match=r"network\.proxy is not an address") as caught:
        overridden(NETWORK_PROXY=address)
    assert "open-sesame" not in str(caught.value)


@pytest.mark.parametrize(
    "address", ["", "http://proxy.example.com:3128", "https://proxy.example.com", "http://[::1]:9"]
)
def test_a_proxy_is_an_address_or_nothing(address: str) -> None:
    """Most people have none."""
    assert overridden(NETWORK_PROXY=address).network.proxy == address
