"""The one table of settings: each key with its default, its meaning and its limits.

`config.example.toml`, the environment variables and every check are derived from this table.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

GOOGLE_AUTHORIZE = "https://accounts.google.com/o/oauth2/v2/auth"
GOOGLE_TOKEN = "https://oauth2.googleapis.com/token"  # noqa: S105  (an address, not a secret)
GOOGLE_REVOKE = "https://oauth2.googleapis.com/revoke"
GOOGLE_CALENDAR = "https://www.googleapis.com/calendar/v3/"
GOOGLE_GMAIL = "https://gmail.googleapis.com/"
OUTLOOK_AUTHORITY = "https://login.microsoftonline.com/common"
OUTLOOK_GRAPH = "https://graph.microsoft.com/v1.0/"


def key(
    default: str | float | bool,
    says: str,
    *,
    least: float | None = None,
    most: float | None = None,
    choices: tuple[str, ...] = (),
    secret: bool = False,
    address: bool = False,
) -> Any:  # noqa: ANN401  (stands for a field of any of the four types)
    """One setting: its default, one plain sentence, and what a value must obey."""
    rules = {"says": says, "least": least, "most": most, "choices": choices, "secret": secret, "address": address}
    return field(default=default, metadata=rules)


@dataclass(frozen=True, slots=True)
class Server:
    """Where the pages are shown."""

    host: str = key("127.0.0.1", "Address to listen on. Anything but loopback also needs an https base_url.")
    port: int = key(8210, "Port to listen on; 0 picks a free one.", least=0, most=65535)
    base_url: str = key("", "Address people type, when a proxy stands in front, as in https://missed.example.com.")
    open_browser: bool = key(True, "Open the pages in a browser at start, where there is one.")


@dataclass(frozen=True, slots=True)
class Storage:
    """Where everything is remembered."""

    url: str = key("", "SQLAlchemy address of the database; empty means one SQLite file in data_dir.", secret=True)
    data_dir: str = key(
        "", "Folder for database, key file and notes on unforeseen errors; empty: this system's usual one."
    )
    busy_timeout: float = key(30.0, "Seconds to wait for a locked database before saying so.", least=0, most=600)


@dataclass(frozen=True, slots=True)
class Vault:
    """The key that encrypts tokens and letters at rest. MULLIGAN_VAULT_KEY, where set, wins over both."""

    key_file: str = key("", "File with the key, made at the first start; empty means vault.key in data_dir.")
    keyring: bool = key(False, "Keep the key in the system's keyring instead of a file.")


@dataclass(frozen=True, slots=True)
class Engine:
    """Background work."""

    worker_concurrency: int = key(16, "How many cases may be looked at at the same time.", least=1, most=256)
    poll_interval: float = key(0.5, "Seconds between two looks for new work.", least=0.05, most=60)
    lease_seconds: float = key(60.0, "Seconds a process may hold a mailbox without a sign of life.", least=5, most=3600)
    reconcile_seconds: float = key(5.0, "Seconds between two searches for work that was lost.", least=0.2, most=3600)
    generation: str = key("g1", "Name of this set of workers; change it only to leave old queued work behind.")


@dataclass(frozen=True, slots=True)
class Watch:
    """How often calendars and mailboxes are read."""

    calendar_seconds: float = key(60.0, "Seconds between two looks at a calendar.", least=1, most=86400)
    mail_seconds: float = key(60.0, "Seconds between two looks for an answer, while a case waits.", least=1, most=86400)


@dataclass(frozen=True, slots=True)
class Notices:
    """Reminders to the owners, by any of the ways that apprise knows; each owner may add ways of their own."""

    ways: str = key("", "Addresses to send every reminder to, with spaces between them; empty: none.", secret=True)
    timeout: float = key(15.0, "Seconds after which one reminder by one way is given up.", least=1, most=300)


@dataclass(frozen=True, slots=True)
class Letters:
    """The words of letters; `mulligan letters` shows and checks them."""

    folder: str = key("", "Folder with your own templates, laid out as the built-in ones; empty means none.")


@dataclass(frozen=True, slots=True)
class Network:
    """The way out."""

    call_timeout: float = key(20.0, "Seconds after which one call to a provider is given up.", least=1, most=300)
    ca_file: str = key("", "PEM file with certificates to trust besides the system's; empty means none.")
    proxy: str = key("", "Proxy for every outgoing call, as in http://proxy.example.com:3128.", secret=True)


@dataclass(frozen=True, slots=True)
class Google:
    """Your own Google client; docs/providers/google.md says how to get one."""

    client_id: str = key("", "Client ID of your Google client.")
    client_secret: str = key("", "Client secret of your Google client.", secret=True)
    client_type: str = key("installed", "Kind of client: Desktop app or Web application.", choices=("installed", "web"))
    publishing: str = key(
        "testing",
        "Publishing status of the consent screen; in testing, Google ends a sign-in after seven days.",
        choices=("testing", "production", "internal"),
    )
    authorize_url: str = key(GOOGLE_AUTHORIZE, "Where people consent.", address=True)
    token_url: str = key(GOOGLE_TOKEN, "Where tokens are fetched.", address=True)
    revoke_url: str = key(GOOGLE_REVOKE, "Where tokens are given back.", address=True)
    calendar_url: str = key(GOOGLE_CALENDAR, "Base address of the Calendar API.", address=True)
    gmail_url: str = key(GOOGLE_GMAIL, "Base address of the Gmail API.", address=True)


@dataclass(frozen=True, slots=True)
class Outlook:
    """Your own application at Microsoft; docs/providers/outlook.md says how to get one."""

    client_id: str = key("", "Application (client) ID of your registration.")
    client_secret: str = key("", "Client secret of a Web registration; empty for a public client.", secret=True)
    authority_url: str = key(
        OUTLOOK_AUTHORITY,
        "Where people sign in; ends with common, organizations, consumers or your tenant's ID.",
        address=True,
    )
    graph_url: str = key(OUTLOOK_GRAPH, "Base address of Microsoft Graph; sovereign clouds have another.", address=True)


@dataclass(frozen=True, slots=True)
class Log:
    """What mulligan serve writes to standard error about its work; never letters, titles, addresses or tokens."""

    level: str = key("info", "Least important line that is written.", choices=("debug", "info", "warning", "error"))
    format: str = key("plain", "Lines for people or for machines.", choices=("plain", "json"))


SECTIONS: Mapping[str, type[Any]] = {
    "server": Server,
    "storage": Storage,
    "vault": Vault,
    "engine": Engine,
    "watch": Watch,
    "notices": Notices,
    "letters": Letters,
    "network": Network,
    "google": Google,
    "outlook": Outlook,
    "log": Log,
}

# The sections that hold a client of somebody's own, one for each provider.
CLIENTS = ("google", "outlook")


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All settings in force. `file` is the file they were read from; `origins` says where each set key came from."""

    server: Server = field(default_factory=Server)
    storage: Storage = field(default_factory=Storage)
    vault: Vault = field(default_factory=Vault)
    engine: Engine = field(default_factory=Engine)
    watch: Watch = field(default_factory=Watch)
    notices: Notices = field(default_factory=Notices)
    letters: Letters = field(default_factory=Letters)
    network: Network = field(default_factory=Network)
    google: Google = field(default_factory=Google)
    outlook: Outlook = field(default_factory=Outlook)
    log: Log = field(default_factory=Log)
    file: Path | None = None
    origins: Mapping[str, str] = field(default_factory=dict)

    @property
    def data_dir(self) -> Path:
        """The folder of the database, the key file and the notes on unforeseen errors."""
        if self.storage.data_dir:
            return Path(self.storage.data_dir).expanduser()
        return user_data_path("mulligan", appauthor=False)

    @property
    def database_url(self) -> str:
        """The SQLAlchemy address of the database."""
        return self.storage.url or f"sqlite:///{self.data_dir / 'mulligan.sqlite'}"

    @property
    def key_file(self) -> Path:
        """The file that holds the vault's key, when neither keyring nor environment does."""
        return Path(self.vault.key_file).expanduser() if self.vault.key_file else self.data_dir / "vault.key"

    @property
    def letters_folder(self) -> Path | None:
        """The folder of a person's own templates, None without one."""
        return Path(self.letters.folder).expanduser() if self.letters.folder else None

    @property
    def log_file(self) -> Path:
        """Where commands note what they did not foresee: places in the program only. `serve` logs to standard error."""
        return self.data_dir / "mulligan.log"

    @property
    def base_url(self) -> str:
        """The address of the pages, without a slash at its end."""
        host = f"[{self.server.host}]" if ":" in self.server.host else self.server.host
        return self.server.base_url.rstrip("/") or f"http://{host}:{self.server.port}"
