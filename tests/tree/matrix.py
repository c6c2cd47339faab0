"""docs/providers.md: what each provider can and cannot do, and what it is asked for, as the registry knows it."""

from collections.abc import Iterator, Sequence
from dataclasses import fields

from connectors import PROVIDERS, provider_facts
from connectors.shared.facts import Facts
from service.domain.account import FULL, LIGHT, Ability
from service.web.views.permissions import say_uses

_OPENING = """\
# Providers

This page is printed by the program itself, from what each connector says about its provider: `make docs`. How to
register a client of your own: {guides}.

## What each can do, and why not

"""
_PERMISSIONS = """
## What is asked for, and what for

*Light* leaves your mail unread; *full* also keeps the draft in your mailbox and finds the answer; *on request* is asked
for when you press its button. Where one permission covers another, only the wider one is asked for.

"""


def print_matrix() -> str:
    """The whole page; a provider or a row that is new appears by itself."""
    every = {name: provider_facts(name) for name in PROVIDERS}
    guides = ", ".join(f"[{facts.called}](providers/{name}.md)" for name, facts in every.items())
    titles = [facts.title for facts in every.values()]
    parts = [_OPENING.format(guides=guides), *_table(["", *titles], _rows(list(every.values())))]
    parts += [_PERMISSIONS, *_table(["what for", *titles], _permissions(list(every.values())))]
    return "".join(parts)


def _table(heads: Sequence[str], rows: Iterator[Sequence[str]]) -> Iterator[str]:
    for row in (heads, ["---"] * len(heads), *rows):
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |\n"


def _rows(every: Sequence[Facts]) -> Iterator[Sequence[str]]:
    for entry in fields(Facts):
        rules = entry.metadata
        if "row" in rules:
            told = [getattr(facts, entry.name) for facts in every]
            yield [rules["row"], *(_say(one, rules["empty"], rules["frame"]) for one in told)]


def _say(told: object, empty: str, frame: str) -> str:
    if isinstance(told, bool):
        return "yes" if told else "no"
    return frame.format(told) if told else empty


def _permissions(every: Sequence[Facts]) -> Iterator[Sequence[str]]:
    for ability in Ability:
        (use,) = say_uses([ability], "label")
        yield [use, *(f"`{_short(facts, ability)}`, {_tier(facts, ability)}" for facts in every)]
    for facts in every:
        for name, use in facts.also.items():
            yield [use, *(f"`{name}`, always" if one is facts else "not needed" for one in every)]


def _short(facts: Facts, ability: Ability) -> str:
    return facts.permissions[ability].rsplit("/", 1)[-1]


def _tier(facts: Facts, ability: Ability) -> str:
    """An ability comes with a tier also when another one of the tier brings it along."""
    brought = {one for one in Ability if facts.permissions[one] == facts.permissions[ability]}
    named = [name for name, wanted in (("light", LIGHT), ("full", FULL)) if brought & wanted]
    return " and ".join(named) or "on request"
