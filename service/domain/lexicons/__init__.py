"""What is known of each language that people write to us: one module a language, and no list of them anywhere."""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules

from service.domain.lexicons.lexicon import Lexicon, Manner


def _find_lexicons() -> Mapping[str, Lexicon]:
    modules = [import_module(f"{__name__}.{one.name}") for one in iter_modules(__path__)]
    found = [value for module in modules for value in vars(module).values() if isinstance(value, Lexicon)]
    return {one.code: one for one in sorted(found, key=lambda one: one.code)}


LEXICONS: Mapping[str, Lexicon] = _find_lexicons()
"""By language (ISO 639-1)."""

__all__ = ["LEXICONS", "Lexicon", "Manner"]
