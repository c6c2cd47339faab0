"""Are the documents true today, as far as a program can tell?"""

import re

import pytest

from tests.tree.printed import PRINTED
from tests.tree.sources import ROOT

DOCUMENTS = sorted(
    path.relative_to(ROOT).as_posix() for folder in (ROOT, ROOT / "docs") for path in folder.glob("**/*.md")
    if not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
)  # fmt: skip
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("path", PRINTED)
def test_a_printed_document_is_up_to_date(path: str) -> None:
    """When this fails, print it anew with `make docs` and commit it."""
    assert (ROOT / path).read_text(encoding="utf-8") == PRINTED[path]()


@pytest.mark.parametrize("path", dict.fromkeys(DOCUMENTS))
def test_links_between_documents_lead_somewhere(path: str) -> None:
    """A page that was moved takes its readers along."""
    document = ROOT / path
    links = [link for link in LINK.findall(document.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_the_readme_names_only_commands_that_exist() -> None:
    """The two commands a newcomer types are the ones the Makefile has."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"\bmake ([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert {name for name in named if not re.search(rf"^{name}:", makefile, re.MULTILINE)} == set()
