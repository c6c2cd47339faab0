"""Prints the settings as TOML: the commented example, and those in force."""

from dataclasses import fields
from textwrap import dedent

from service.config.keys import SECTIONS, Config

HEADER = """\
# Settings of Mulligan, each with its default. Remove the "#" in front of a key to change it.
# This file is printed by `mulligan config example`.
#
# Every key can also come from the environment, which wins over this file:
# [server] port is MULLIGAN_SERVER_PORT, [google] client_id is MULLIGAN_GOOGLE_CLIENT_ID, and so on.
# The file is looked for in this order: --config FILE, MULLIGAN_CONFIG, ./config.toml, and the
# system's folder for settings (`mulligan config path` says which one is used).
"""
MASK = "********"


def print_example() -> str:
    """The text of config.example.toml."""
    return HEADER + "".join(_example_section(name, kind) for name, kind in SECTIONS.items())


def _example_section(name: str, kind: type) -> str:
    lines = [f"\n# {dedent(kind.__doc__ or '').strip()}", f"[{name}]"]
    for entry in fields(kind):
        rules = entry.metadata
        choices = f" One of: {', '.join(rules['choices'])}." if rules["choices"] else ""
        lines += [f"# {rules['says']}{choices}", f"# {entry.name} = {_literal(entry.default)}"]
    return "\n".join(lines) + "\n"


def print_settings(config: Config) -> str:
    """The settings in force as TOML, secrets masked, each with where it came from when that is not the default."""
    lines = [f"# read from {config.file}" if config.file else "# no settings file: defaults"]
    for section, values in mask(config).items():
        lines += ["", f"[{section}]"]
        for name, value in values.items():
            origin = config.origins.get(f"{section}.{name}")
            lines.append(f"{name} = {_literal(value)}" + (f"  # {origin}" if origin else ""))
    return "\n".join(lines) + "\n"


def mask(config: Config) -> dict[str, dict[str, object]]:
    """The settings in force by section, with every secret that is set replaced."""
    return {section: _mask_section(kind, getattr(config, section)) for section, kind in SECTIONS.items()}


def _mask_section(kind: type, values: object) -> dict[str, object]:
    shown = {entry.name: getattr(values, entry.name) for entry in fields(kind)}
    hidden = {entry.name: MASK for entry in fields(kind) if entry.metadata["secret"] and shown[entry.name]}
    return {**shown, **hidden}


def _literal(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value)
