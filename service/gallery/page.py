"""The gallery as one page that needs nothing beside itself."""

from collections.abc import Sequence
from functools import cache

from jinja2 import PackageLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from service.domain.letter import LetterKind
from service.gallery.sheets import Sheet


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        loader=PackageLoader("templates", "gallery"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def draw(sheets: Sequence[Sheet]) -> str:
    """All sheets as HTML, by language, with an overview of their lengths and grades."""
    codes = list(dict.fromkeys(sheet.sample.case.language for sheet in sheets))
    languages = [(code, [sheet for sheet in sheets if sheet.sample.case.language == code]) for code in codes]
    overview = [(kind.value, [_sum_up(kind, group) for _, group in languages]) for kind in LetterKind]
    facts = {"sheets": sheets, "languages": languages, "overview": overview}
    return _environment().get_template("page.html").render(facts)


def _sum_up(kind: LetterKind, group: Sequence[Sheet]) -> tuple[str, str]:
    """The range of words and the highest grade of the letters of a kind."""
    mine = [sheet for sheet in group if sheet.sample.kind is kind]
    if not mine:
        return "", ""
    least, most = min(one.words for one in mine), max(one.words for one in mine)
    return (str(least) if least == most else f"{least}\u2013{most}"), str(max(one.grade for one in mine))
