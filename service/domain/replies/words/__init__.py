"""The languages that replies are read in: every table in a module of this package; adding one is adding a file."""

from importlib import import_module
from pkgutil import iter_modules

from service.domain.replies.words.table import Words


def _find_languages() -> tuple[Words, ...]:
    modules = (import_module(f"{__name__}.{one.name}") for one in iter_modules(__path__) if one.name != "table")
    tables = (value for module in modules for value in vars(module).values() if isinstance(value, Words))
    return tuple(sorted(tables, key=lambda words: (words.language != "en", words.language)))


LANGUAGES: tuple[Words, ...] = _find_languages()

__all__ = ["LANGUAGES", "Words"]
