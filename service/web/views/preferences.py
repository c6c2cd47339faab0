"""The preferences as a form shows them: what is set, or what was just typed."""

from collections.abc import Mapping
from dataclasses import fields as fields_of

from service.domain.account import Preferences
from service.web.fields import Fields


def fill_form(preferences: Preferences, typed: Fields | None) -> Mapping[str, str]:
    """Each field's name and text; what was typed wins, so that nothing typed is lost."""
    if typed is not None:
        return {field.name: typed.text(field.name) for field in fields_of(Preferences)}
    return {field.name: _text(getattr(preferences, field.name)) for field in fields_of(Preferences)}


def _text(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)
