"""Reads settings from a TOML file (TOML 1.0) and the environment, and refuses what it does not understand."""

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import Field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from platformdirs import user_config_path

from service.config.checks import check_together, check_value
from service.config.keys import SECTIONS, Config
from service.errors import BadSettings

PREFIX = "MULLIGAN_"
NOT_SETTINGS = frozenset({"MULLIGAN_CONFIG", "MULLIGAN_VAULT_KEY"})

Values = dict[str, dict[str, Any]]


def find_file(chosen: Path | None = None, environ: Mapping[str, str] | None = None) -> Path | None:
    """The settings file in force: the chosen one, MULLIGAN_CONFIG, ./config.toml, or the one in the usual folder."""
    named = chosen or (environ if environ is not None else os.environ).get("MULLIGAN_CONFIG")
    if named:
        path = Path(named).expanduser()
        if path.is_dir():
            raise BadSettings(f"{path} is a folder. Name the settings file in it, as in {path / 'config.toml'}.")
        if not path.is_file():
            raise BadSettings(f"There is no settings file {path}. Name another one, or leave it out to use defaults.")
        return path
    return next((path for path in usual_files() if path.is_file()), None)


def usual_files() -> Iterator[Path]:
    """Where a settings file is looked for when none is named, first hit wins."""
    yield Path("config.toml")
    yield user_config_path("mulligan", appauthor=False) / "config.toml"


def load_config(chosen: Path | None = None, environ: Mapping[str, str] | None = None) -> Config:
    """All settings in force; BadSettings names the key, the file and what to write instead."""
    environ = os.environ if environ is None else environ
    path = find_file(chosen, environ)
    values: Values = {section: {} for section in SECTIONS}
    origins: dict[str, str] = {}
    if path:
        for section, name, value in read_file(path):
            _put(values, origins, section, name, value, str(path))
    for variable, section, name, text in read_environment(environ):
        _put(values, origins, section, name, _parse(section, name, text, variable), variable)
    built = {section: kind(**values[section]) for section, kind in SECTIONS.items()}
    config = Config(**built, file=path, origins=origins)
    check_together(config)
    return config


def _put(values: Values, origins: dict[str, str], section: str, name: str, value: object, origin: str) -> None:
    values[section][name] = check_value(field_of(section, name, origin), section, value, origin)
    origins[f"{section}.{name}"] = origin


def read_file(path: Path) -> Iterator[tuple[str, str, object]]:
    """(section, key, value) of everything in the file."""
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as problem:
        raise BadSettings(f"{path} cannot be read ({problem}). Check that it is a text file you may read.") from None
    except tomllib.TOMLDecodeError as problem:
        raise BadSettings(f"{path} is not valid TOML: {problem}. Mend that line.") from None
    for section, table in document.items():
        if section not in SECTIONS:
            raise BadSettings(f"{path}: there is no section [{section}].{_nearest(section, SECTIONS)}")
        if not isinstance(table, dict):
            raise BadSettings(f"{path}: '{section}' is a section. Write [{section}] on a line of its own.")
        for name, value in table.items():
            yield section, name, value


def read_environment(environ: Mapping[str, str]) -> Iterator[tuple[str, str, str, str]]:
    """(variable, section, key, text) of every override; variables of no known section are not ours to judge."""
    for variable in sorted(environ):
        if not variable.startswith(PREFIX) or variable in NOT_SETTINGS:
            continue
        section, _, name = variable.removeprefix(PREFIX).lower().partition("_")
        if section in SECTIONS and name:
            yield variable, section, name, environ[variable]


def field_of(section: str, name: str, origin: str) -> "Field[Any]":
    """The entry of the table for a key; BadSettings when there is none."""
    known = {entry.name: entry for entry in fields(SECTIONS[section])}
    if name not in known:
        raise BadSettings(f"{origin}: there is no key '{name}' in [{section}].{_nearest(name, known)}")
    return known[name]


def _parse(section: str, name: str, text: str, variable: str) -> object:
    entry = field_of(section, name, variable)
    if entry.type is bool:
        return {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}.get(text.lower(), text)
    if entry.type in (int, float):
        try:
            return entry.type(text)
        except ValueError:
            return text
    return text


def _nearest(name: str, known: Mapping[str, object]) -> str:
    near = get_close_matches(name, known, n=1)
    return f" Did you mean '{near[0]}'?" if near else f" Known are: {', '.join(known)}."
