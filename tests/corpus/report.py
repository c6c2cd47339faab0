"""Writes the figures into docs/replies.md: `make replies` (a minute or two).

Wrong entries are named on standard error.
"""

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from tests.corpus.additions import UNCLEAR
from tests.corpus.figures import Share, count
from tests.corpus.trial import Known, Tally, know_all, try_dressed, try_spoilt

PAGE = Path(__file__).parents[2] / "docs" / "replies.md"
OPENS, CLOSES = "<!-- figures: make replies -->\n", "<!-- end of figures -->\n"
LANGUAGES = {"en": "English", "de": "German", "fr": "French", "es": "Spanish"}
_UNCLEAR = (*UNCLEAR, "reserve within", "foreign sender", "failed DMARC", "calendar against words")
_LENGTHS = {1: "letter of one time", 2: "letter of two times", 3: "letter of three times"}
Results = Mapping[str, Mapping[str, Tally]]


def write_figures() -> str:
    """Return all tables, as the page holds them."""
    known = know_all()
    groups = {name: [one for one in known if _language(one) == key] for key, name in LANGUAGES.items()}
    spoilt = {name: try_spoilt(chosen) for name, chosen in groups.items()}
    dressed = {name: try_dressed(chosen) for name, chosen in groups.items()}
    for tallies in (*spoilt.values(), *dressed.values()):
        sys.stderr.writelines(f"wrong: {kind}: {one}\n" for kind, tally in tallies.items() for one in tally.wrong)
    tables = (_plain(known, groups), _spoilt(spoilt), _dressed(dressed), _by_language(spoilt, dressed))
    return "\n".join(tables)


def _plain(known: Sequence[Known], groups: Mapping[str, Sequence[Known]]) -> str:
    chosen = {
        "corpus": [one for one in known if not _is_own(one)],
        "own samples": [one for one in known if _is_own(one)],
        **groups,
        **{name: [one for one in known if len(one.case.thread.proposed) == many] for many, name in _LENGTHS.items()},
    }
    heads = ("cases", "number", "wrong entries", "recall", "kind", "start", "options")
    figures = {name: count(cases) for name, cases in chosen.items()}
    rows = [
        (name, one.cases, one.wrong, one.recall, one.intent, one.start, one.options) for name, one in figures.items()
    ]
    return _table("As they are:", heads, rows)


def _is_own(one: Known) -> bool:
    return one.case.id.startswith("own-")


def _language(one: Known) -> str:
    return str(one.raw["locale"])[:2]


def _spoilt(results: Results) -> str:
    rows = [
        (kind, one.tried, len(one.wrong), "must not" if kind in _UNCLEAR else Share(one.kept, one.of))
        for kind, one in _merge(results).items()
    ]
    return _table("Clear answers with something added:", ("added", "read", "wrong entries", "still right"), rows)


def _dressed(results: Results) -> str:
    rows = [(name, one.tried, len(one.wrong), Share(one.kept, one.of)) for name, one in _merge(results).items()]
    return _table("All replies, dressed anew:", ("dress", "read", "wrong entries", "still right"), rows)


def _by_language(spoilt: Results, dressed: Results) -> str:
    rows = []
    for name, tallies in spoilt.items():
        worn = dressed[name].values()
        harmless = [one for kind, one in tallies.items() if kind not in _UNCLEAR]
        rows.append(
            (
                name,
                sum(len(one.wrong) for one in (*tallies.values(), *worn)),
                Share(sum(one.kept for one in harmless), sum(one.of for one in harmless)),
                Share(sum(one.kept for one in worn), sum(one.of for one in worn)),
            )
        )
    heads = ("language", "wrong entries", "still right with something harmless added", "still right in another dress")
    return _table("The same by language:", heads, rows)


def _merge(results: Results) -> dict[str, Tally]:
    merged: dict[str, Tally] = {}
    for kind, one in (pair for tallies in results.values() for pair in tallies.items()):
        so_far = merged.setdefault(kind, Tally())
        so_far.tried, so_far.kept, so_far.of = so_far.tried + one.tried, so_far.kept + one.kept, so_far.of + one.of
        so_far.wrong += one.wrong
    return merged


def _table(title: str, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return f"{title}\n\n" + "".join(f"| {' | '.join(str(cell) for cell in line)} |\n" for line in lines)


def main() -> None:
    """Put the figures of today between the marks of the page."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(OPENS)
    _, _, after = rest.partition(CLOSES)
    PAGE.write_text(f"{before}{OPENS}\n{write_figures()}\n{CLOSES}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
