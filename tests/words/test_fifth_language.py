"""A fifth language is new files and no code: beside a copy of ours it is written, judged, recognised and understood."""

import json
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

import service
import templates
from service.domain.case import Occasion
from service.domain.letter import LetterKind
from service.reply_cases import read_lines
from tests.corpus.cases import load_raw

HERE = Path(__file__).parent
CLEAR = next(one for one in load_raw() if one["expect"]["auto_create"] and one["expect"]["intent"] == "agreed")
YES = "A konvenas al ni."
REQUEST = """
Saluton {{ greeting }},

Mi maltrafis nian intervjuon: {{ missed | moment }}. Tio estis mia eraro, kaj mi pardonpetas.

{{ slots | slot_lines }}

{{ name }}
"""
NEW = {
    "service/domain/lexicons/esperanto.py": """
from service.domain.lexicons.lexicon import Lexicon, Manner

ESPERANTO = Lexicon(
    code="eo",
    name="Esperanto",
    small=frozenset("la kaj vi vin ni estas ne por de en al kun mi tio hodiau dankon bonan tagon".split()),
    interview=("intervju",),
    missed=("maltrafita",),
    absence=(r"\\batendis vin\\b",),
    occupations=("kudristo",),
    automatic=("automata respondo",),
    manner=Manner(greeting="saluton|estimata", titles="sinjoro|sinjorino", said=("be far", "be near"), by_name=True),
)
""",
    "service/domain/replies/words/esperanto.py": """
from dataclasses import replace

from service.domain.replies.words.spanish import SPANISH

WORDS = {"firm": ("konvenas",), "doubt": ("ne",), "glue": ("al", "ni")}
ESPERANTO = replace(SPANISH, language="eo", follows="(?:konvenas)", **WORDS)
""",
    "templates/words/eo.toml": """
days = ["lundo", "mardo", "merkredo", "\u0135a\u016ddo", "vendredo", "sabato", "diman\u0109o"]
months = ["januaro", "februaro", "marto", "aprilo", "majo", "junio",
          "julio", "a\u016dgusto", "septembro", "oktobro", "novembro", "decembro"]
full_day = "{weekday}, {day} {month} {year}"
day = "{weekday}, {day} {month}"
date = "{day} {month}"
moment = "{day}, je {time} ({zone})"
both = "{day}, je {time} ({zone}; {elsewhere})"
elsewhere = "{time} {zone}"
elsewhere_day = "{day}, {time} {zone}"
spoken = "{day}, je {time}"
zone = "horo de {city}"
""",
    "templates/phrases/eo.toml": 'apologies = ["pardonpet*"]\nbegging = ["mi petegas"]\n',
    **{f"templates/script/eo/{one.value}.txt": "Bonan tagon." for one in Occasion},
    **{f"templates/email/eo/{one.value}/subject.txt": "Nia intervjuo" for one in LetterKind},
    **{f"templates/email/eo/{one.value}/body.txt": REQUEST for one in LetterKind},
}


def write_yes() -> str:
    """A case of a reply (see `service.reply_cases`) that says yes in Esperanto."""
    message = {**CLEAR["message"], "body_text": YES, "body_html": None}
    return json.dumps({**CLEAR, "locale": "eo", "message": message})


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the program says about Esperanto once these files lie in it; no file of its own is touched."""
    house = tmp_path_factory.mktemp("house")
    for package in (service, templates):
        folder = Path(package.__file__ or "").parent
        shutil.copytree(folder, house / folder.name, ignore=shutil.ignore_patterns("__pycache__"))
    for name, text in NEW.items():
        path = house / name
        assert not path.exists()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    shutil.copy(HERE / "newcomer.py", house)
    asked = [sys.executable, "newcomer.py"]
    done = subprocess.run(asked, cwd=house, input=write_yes(), capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def test_it_is_offered_beside_the_others(told: dict[str, Any]) -> None:
    assert told["languages"] == ["de", "en", "eo", "es", "fr"]
    assert told["called"] == "Esperanto"


def test_its_letters_and_scripts_are_written_with_its_own_days(told: dict[str, Any]) -> None:
    assert "Saluton Robin" in told["letter"]
    assert "A) merkredo, 25 novembro 2026, 10:00" in told["letter"]
    assert told["script"] == ["Bonan tagon."]


def test_its_letters_are_judged_by_its_own_phrases(told: dict[str, Any]) -> None:
    assert "no_apology" not in told["rules"]
    assert {"begging", "no_apology"} <= set(told["spoilt"])


def test_mails_and_titles_in_it_are_recognised(told: dict[str, Any]) -> None:
    assert told["tongue"] == ["eo", True, "They write Esperanto, and be far."]
    assert told["absent"]
    assert told["automatic"]
    assert (told["title"], told["role"]) == ("Intervjuo: Kudristo", "Kudristo")


def test_a_yes_in_it_is_understood_by_its_words_alone(told: dict[str, Any]) -> None:
    without = json.loads(next(iter(read_lines(BytesIO(write_yes().encode())))).text)
    assert not without["auto_create"]
    assert (told["reply"]["intent"], told["reply"]["auto_create"]) == ("agreed", True)
