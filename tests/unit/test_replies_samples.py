"""The reader against our own samples, in voices unlike those of the corpus; and the samples' own labels."""

from collections import Counter
from datetime import datetime
from email.utils import parsedate_to_datetime

from service.reply_cases import makes_entry
from tests.corpus.cases import load_raw, load_samples
from tests.corpus.trial import Known, know_all

LEAST_RECALL = 0.70
LEAST_INTENT = 0.78


def ours() -> list[Known]:
    return [one for one in know_all() if one.case.id.startswith("own-")]


def test_no_sample_makes_a_wrong_entry() -> None:
    assert [one.case.id for one in ours() if one.label.is_wrong(one.reading)] == []


def test_the_share_of_samples_understood_only_rises() -> None:
    wanted = [one for one in ours() if one.label.should_act]
    assert sum(one.right for one in wanted) / len(wanted) >= LEAST_RECALL
    told = [one for one in ours() if one.reading.intent in (one.label.intent, *one.label.also)]
    assert len(told) / len(ours()) >= LEAST_INTENT


def test_samples_are_many_and_of_every_kind() -> None:
    intents = Counter(one.label.intent for one in ours())
    assert sum(intents.values()) >= 140
    assert set(intents) == {case["expect"]["intent"] for case in load_raw()}
    assert {len(one.case.thread.proposed) for one in ours()} == {1, 2, 3}


def test_every_id_is_used_once() -> None:
    ids = Counter(case["id"] for case in [*load_raw(), *load_samples()])
    assert [name for name, times in ids.items() if times > 1] == []


def test_a_label_that_lets_an_entry_be_made_names_a_time_to_come() -> None:
    for case in load_samples():
        expect, now = case["expect"], datetime.fromisoformat(case["now"])
        assert parsedate_to_datetime(case["message"]["headers"]["Date"]) <= now, case["id"]
        if expect["auto_create"]:
            assert expect["intent"] in ("agreed", "invite"), case["id"]
            assert datetime.fromisoformat(expect["start"]) > now, case["id"]
            assert "set-time" in case["tags"] or proposed(case, expect["start"]), case["id"]
        assert all(datetime.fromisoformat(one["start"]) > now for one in expect.get("options", ())), case["id"]


def proposed(case: dict[str, list[str]], start: str) -> bool:
    return datetime.fromisoformat(start) in [datetime.fromisoformat(text) for text in case["proposed"]]


def test_an_unclear_answer_has_no_start_and_makes_no_entry() -> None:
    unclear = [one for one in ours() if one.label.intent == "unclear"]
    assert len(unclear) >= 40
    assert [one.case.id for one in unclear if one.label.start or makes_entry(one.reading)] == []
