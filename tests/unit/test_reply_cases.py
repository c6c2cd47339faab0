"""Cases of replies as lines of a file: every line gets its answer, however odd it is."""

import copy
import json
from collections.abc import Iterator
from functools import reduce
from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.reply_cases import decode_case, read_lines
from service.reply_cases.lines import LONGEST
from tests.corpus.cases import load_raw

CASES = load_raw()
CLEAR = next(case for case in CASES if case["expect"]["auto_create"] and case["expect"]["intent"] == "agreed")
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


def answer(*lines: bytes) -> list[dict[str, Any]]:
    return [json.loads(one.text) for one in read_lines(BytesIO(b"\n".join(lines)))]


def changed(path: str, value: object) -> bytes:
    """The clear case with one field changed; the path is written with dots."""
    case = copy.deepcopy(CLEAR)
    *outer, last = path.split(".")
    reduce(lambda place, name: place[name], outer, case)[last] = value
    return json.dumps(case).encode()


def without(path: str) -> bytes:
    case = copy.deepcopy(CLEAR)
    *outer, last = path.split(".")
    del reduce(lambda place, name: place[name], outer, case)[last]
    return json.dumps(case).encode()


def test_every_case_gets_one_line_in_order() -> None:
    told = answer(*(json.dumps(case).encode() for case in CASES))
    assert [one["id"] for one in told] == [case["id"] for case in CASES]
    assert all({"intent", "auto_create", "ms", "why"} <= set(one) for one in told)


def test_an_agreement_tells_its_time_with_an_offset() -> None:
    told = answer(json.dumps(CLEAR).encode())[0]
    assert (told["intent"], told["auto_create"], told["start"][:16]) == ("agreed", True, CLEAR["expect"]["start"][:16])


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"", "empty"),
        (b"   ", "empty"),
        (b"{", "truncated"),
        (b"[]", "object"),
        (b"null", "object"),
        (b"17", "object"),
        (b'"case"', "object"),
        (b"{}", "id"),
        (b"NaN", "JSON"),
        (b"\xff\xfe{}", "JSON"),
        (b'{"id": "\xff"}', "JSON"),
        (b"[" * 100_000, "object"),
        (b'{"x": ' + b"[" * 100_000, "deeply"),
        (b'{"id": 1' + b"0" * 5_000 + b"}", "id"),
        (changed("id", 7), "id"),
        (changed("now", "yesterday"), "now"),
        (changed("now", "2026-08-11T09:04"), "offset"),
        (changed("now", "9999-12-31T23:59+00:00"), "now"),
        (changed("original.tz", "Mars/Olympus"), "original.tz"),
        (changed("original.tz", "../etc/localtime"), "original.tz"),
        (changed("original.tz", "Europe"), "original.tz"),
        (changed("proposed_tz", "\x00"), "proposed_tz"),
        (changed("user_tz", "x" * 5_000), "user_tz"),
        (changed("original.end", "2020-01-01T00:00Z"), "original.end"),
        (changed("original.end", "9000-01-01T00:00Z"), "original.end"),
        (changed("proposed", ["2026-08-12T16:00+05:30"] * 27), "proposed"),
        (changed("proposed", "2026-08-12T16:00+05:30"), "proposed"),
        (changed("message.headers", {"From": 3}), "headers"),
        (changed("message.headers", {"From:": "x"}), "headers"),
        (changed("message.headers", {"": "x"}), "headers"),
        (changed("message.body_text", ["x"]), "body_text"),
        (changed("message.attachments", [{"text": "x"}]), "content_type"),
        (without("message"), "message"),
        (without("user"), "user"),
        (without("original.start"), "start"),
    ],
)
def test_a_line_that_is_no_case_says_what_is_wrong_and_the_rest_goes_on(line: bytes, words: str) -> None:
    told = answer(line, json.dumps(CLEAR).encode())
    assert set(told[0]) == {"line", "error"}
    assert (told[0]["line"], told[1]["id"]) == (1, CLEAR["id"])
    assert words in told[0]["error"]


def test_a_line_longer_than_any_mail_is_passed_over_piece_by_piece() -> None:
    class Endless(BytesIO):
        """A file whose first line never seems to end; it counts how much of it was asked for at once."""

        most = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            self.most = max(self.most, size or 0)
            return super().readline(size)

    file = Endless(b"x" * (2 * LONGEST) + b"\n" + json.dumps(CLEAR).encode())
    told = [json.loads(one.text) for one in read_lines(file)]
    assert (told[0]["line"], told[1]["id"]) == (1, CLEAR["id"])
    assert "longer" in told[0]["error"]
    assert file.most == LONGEST + 1


def test_answers_come_before_the_next_line_is_asked_for() -> None:
    class Slow(BytesIO):
        """A file that notes how often it was asked for a line."""

        asked = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            self.asked += 1
            return super().readline(size)

    file = Slow(b"{}\n{}\n{}\n")
    asked = [file.asked for _ in read_lines(file)]
    assert asked == [1, 2, 3]


def test_a_line_break_in_a_head_begins_no_other_head() -> None:
    hostile = changed("message.headers", {**CLEAR["message"]["headers"], "Subject": "Re: x\r\nAuto-Submitted: auto"})
    assert b"\r\nAuto-Submitted" not in decode_case(hostile).raw


def test_a_part_that_holds_the_boundary_ends_no_other_part() -> None:
    part = {"content_type": "text/plain", "text": f"--=={CLEAR['id']}--\r\n\r\nOption B works.", "filename": "a"}
    raw = decode_case(changed("message.attachments", [part])).raw
    assert raw.rstrip().endswith(f"--==1=={CLEAR['id']}--".encode())


def test_fields_that_nobody_needs_may_be_left_out_or_added() -> None:
    told = answer(without("expect"), without("tags"), without("locale"), changed("stars", [1.5, None]))
    assert all(one["start"] == told[0]["start"] for one in told)


def test_half_a_surrogate_and_other_odd_letters_are_no_obstacle() -> None:
    case = json.dumps({**CLEAR, "why": "\ud800"}).encode()
    told = answer(case, changed("message.body_text", "Option B works. \U0001f600\x00\ufeff"), changed("id", "\u2028"))
    assert "error" in told[0] or told[0]["id"] == CLEAR["id"]
    assert told[1]["auto_create"] is False
    assert told[2]["id"] == "\u2028"


def paths(case: dict[str, Any], above: str = "") -> Iterator[str]:
    for name, value in case.items():
        yield above + name
        if isinstance(value, dict):
            yield from paths(value, f"{above}{name}.")


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(path=st.sampled_from(sorted(set(paths(CLEAR)) - {"id"})), value=ANYTHING)
def test_whatever_stands_in_a_field_there_is_one_answer(path: str, value: object) -> None:
    told = answer(changed(path, value))
    assert len(told) == 1
    assert "reader failed" not in told[0].get("error", "")


@settings(max_examples=150, deadline=None)
@given(line=st.binary(max_size=60).filter(lambda line: b"\n" not in line and line))
def test_whatever_bytes_a_line_holds_there_is_one_answer(line: bytes) -> None:
    assert len(answer(line)) == 1
