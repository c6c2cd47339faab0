"""What busy spans leave over."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.domain.event import Span
from service.domain.times.free_time import FreeTime
from tests.unit.material import START, span

spans = st.builds(
    lambda begins, minutes: span(START + timedelta(minutes=begins), minutes), st.integers(0, 60), st.integers(1, 30)
)


@settings(max_examples=60)
@given(st.lists(spans, max_size=8), spans)
def test_a_stretch_is_free_exactly_when_it_overlaps_nothing(busy: list[Span], wanted: Span) -> None:
    assert FreeTime(busy).covers(wanted) is not any(wanted.overlaps(taken) for taken in busy)


@pytest.mark.parametrize(
    ("begins", "free"), [(0, False), (9, False), (40, False), (59, False), (60, True), (-10, True)]
)
def test_a_short_entry_within_a_long_one_frees_nothing(begins: int, free: bool) -> None:
    busy = FreeTime([span(START, 60), span(START + timedelta(minutes=10), 5)])
    assert busy.covers(span(START + timedelta(minutes=begins), 10)) is free
