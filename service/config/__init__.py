"""Which settings are in force: defaults, then `config.toml`, then environment variables."""

from service.config.keys import Config, Engine, Google, Log, Network, Server, Storage, Vault, Watch
from service.config.printing import print_example, print_settings
from service.config.reading import find_file, load_config

__all__ = [
    "Config",
    "Engine",
    "Google",
    "Log",
    "Network",
    "Server",
    "Storage",
    "Vault",
    "Watch",
    "find_file",
    "load_config",
    "print_example",
    "print_settings",
]
