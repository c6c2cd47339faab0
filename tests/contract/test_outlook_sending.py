"""Sending through Graph when it goes wrong: nothing is sent twice, and what is in doubt is called so.

(Microsoft, "Things to know about how to send mail": the letter leaves after the answer.)
"""

from datetime import timedelta

import pytest

from connectors.outlook.outbox import OutlookOutbox, read_posted
from connectors.sandbox.faults import Fault
from connectors.shared.calls import Call
from connectors.shared.door import Answer
from service.errors import Changed, Forbidden, NotFound, OutsideError, Refused, Throttled, Uncertain, Unreachable
from service.ports.mail import Draft
from service.wire.mime import content_of
from tests.contract.bench import Op, Spoil
from tests.contract.letters import MESSAGE_ID, REF, write_letter
from tests.contract.outlook_bench import OutlookBench
from tests.contract.sandbox_bench import START

_CALLS = tuple(Call(method, "", {}, None, writes=method != "GET") for method in ("PATCH", "POST", "GET"))


@pytest.fixture
def bench() -> OutlookBench:
    """Outlook's bench; it is opened when the test runs."""
    return OutlookBench()


async def lay(bench: OutlookBench, subject: str = "My apologies for today") -> Draft:
    """A draft of ours."""
    return await bench.connection.drafts.create(write_letter(subject=subject), "")


async def send(bench: OutlookBench, draft: Draft) -> str:
    """Send it as it was laid; the id under which it goes out."""
    return (await bench.connection.outbox.send(draft.id, draft.raw, "", draft.etag)).id


def test_what_is_told_of_outlook_is_that_it_takes_its_time() -> None:
    assert OutlookOutbox.keeps_sent_drafts
    assert OutlookOutbox.settles == timedelta(minutes=15)


async def test_a_gateway_that_gives_up_may_have_delivered(bench: OutlookBench) -> None:
    draft, before = await lay(bench), bench.sent()
    bench.sandbox.state.faults.rules.append(Fault("status", op="graph.messages.send", code=504, commit=True))
    with pytest.raises(Uncertain):
        await send(bench, draft)
    assert (bench.sent(), bench.requests(Op.SEND)) == (before + 1, 1)
    (found,) = await bench.connection.outbox.find_sent("", REF, START)
    assert found.client_ref == REF


async def test_a_letter_that_leaves_late_counts_as_sent_and_is_seen_later(bench: OutlookBench) -> None:
    bench.sandbox.state.outlook.manners.sent_delay = 240
    draft = await lay(bench)
    sent = await bench.connection.outbox.send(draft.id, draft.raw, "", draft.etag)
    assert (sent.id, sent.message_id, sent.thread_id) == (draft.id, MESSAGE_ID, draft.thread_id)
    assert (await bench.connection.drafts.read(draft.id)).id == draft.id
    assert await bench.connection.outbox.find_sent(draft.thread_id, REF, START) == []
    bench.advance(241)
    assert [one.id for one in await bench.connection.outbox.find_sent("", REF, START)] == [draft.id]
    with pytest.raises(NotFound):
        await bench.connection.drafts.read(draft.id)


async def test_a_draft_that_is_taken_and_has_not_left_is_not_sent_a_second_time(bench: OutlookBench) -> None:
    bench.sandbox.state.outlook.manners.sent_delay = 2
    draft, before = await lay(bench), bench.sent()
    await send(bench, draft)
    with pytest.raises(Changed):
        await send(bench, draft)
    bench.advance(3)
    assert bench.sent() == before + 1


@pytest.mark.parametrize("spoil", [Spoil.LOST, Spoil.RESET])
async def test_a_letter_without_a_draft_whose_answer_was_lost_is_found_when_it_has_left(
    bench: OutlookBench, spoil: Spoil
) -> None:
    bench.sandbox.state.outlook.manners.sent_delay = 2
    bench.spoil(Op.SUBMIT, spoil)
    with pytest.raises(Uncertain):
        await bench.connection.outbox.submit(write_letter(), "")
    assert await bench.connection.outbox.find_sent("", REF, START) == []
    bench.advance(3)
    assert len(await bench.connection.outbox.find_sent("", REF, START)) == 1
    assert bench.requests(Op.SUBMIT) == 1


async def test_a_wait_that_comes_with_a_yes_is_no_reason_to_send_again(bench: OutlookBench) -> None:
    bench.person.mailbox.habits.send_retry_after = "2.5"
    before = bench.sent()
    assert await send(bench, await lay(bench))
    assert (bench.sent(), bench.requests(Op.SEND)) == (before + 1, 1)


async def test_a_letter_whose_id_changes_is_found_by_its_mark(bench: OutlookBench) -> None:
    bench.sandbox.state.outlook.manners.ids_change_on_send = True
    draft = await lay(bench)
    assert await send(bench, draft) == draft.id
    (found,) = await bench.connection.outbox.find_sent("", REF, START)
    assert found.id != draft.id


@pytest.mark.parametrize("also_headers", [False, True])
async def test_a_letter_that_lost_its_marks_is_found_all_the_same(bench: OutlookBench, also_headers: bool) -> None:
    bench.person.mailbox.habits.loses_marks = True
    bench.person.mailbox.habits.loses_headers = also_headers
    draft = await lay(bench)
    await send(bench, draft)
    (found,) = await bench.connection.outbox.find_sent(draft.thread_id, REF, START)
    assert found.subject == "My apologies for today"
    assert len(await bench.connection.outbox.find_sent("", REF, START)) == (0 if also_headers else 1)


async def test_a_letter_without_a_draft_is_found_though_it_joins_no_conversation(bench: OutlookBench) -> None:
    bench.sandbox.state.outlook.manners.threads_by_properties = False
    thread, subject, answered = bench.thread()
    sent = await bench.connection.outbox.submit(write_letter(subject=subject, answers=answered), thread)
    assert (sent.thread_id == thread, sent.in_reply_to) == (False, answered)
    assert [one.id for one in await bench.connection.outbox.find_sent(thread, REF, START)] == [sent.id]


async def test_a_letter_that_never_leaves_is_never_found(bench: OutlookBench) -> None:
    bench.person.mailbox.habits.send_fails = "stuck"
    draft, before = await lay(bench), bench.sent()
    await send(bench, draft)
    bench.advance(3600)
    assert bench.sent() == before
    assert await bench.connection.outbox.find_sent(draft.thread_id, REF, START) == []
    assert (await bench.connection.drafts.read(draft.id)).id == draft.id


async def test_a_brake_on_the_send_alone_means_that_nothing_left(bench: OutlookBench) -> None:
    draft, before = await lay(bench), bench.sent()
    bench.refuse(Op.SEND, 429, retry_after="2.128")
    with pytest.raises(Throttled) as caught:
        await send(bench, draft)
    assert caught.value.retry_after == pytest.approx(2.128)
    assert bench.sent() == before


async def test_a_failure_before_the_send_means_that_nothing_left(bench: OutlookBench) -> None:
    draft, before = await lay(bench), bench.sent()
    bench.refuse(Op.REPLACE_DRAFT, 504)
    with pytest.raises(Unreachable):
        await send(bench, draft)
    assert bench.sent() == before


async def test_a_letter_with_parts_of_a_persons_own_needs_a_state_to_be_sure_of(bench: OutlookBench) -> None:
    draft = await lay(bench)
    raw = draft.raw.replace(b"Content-Type: text/plain", b"Content-Type: text/html")
    with pytest.raises(Changed):
        await bench.connection.outbox.send(draft.id, raw, "", "")
    assert bench.requests(Op.SEND) == 0


def _answers(filling: int, sending: int) -> list[Answer]:
    return [Answer(filling, {}, b"{}"), Answer(sending, {}, b""), Answer(424, {}, b"")]


@pytest.mark.parametrize(
    ("filling", "sending", "error"),
    [
        (412, 424, Changed),
        (404, 424, NotFound),
        (400, 424, Refused),
        (403, 424, Forbidden),
        (429, 424, Throttled),
        (500, 424, Unreachable),
        (504, 424, Unreachable),
        (200, 400, Refused),
        (200, 403, Forbidden),
        (200, 429, Throttled),
        (200, 500, Uncertain),
        (200, 503, Uncertain),
        (200, 504, Uncertain),
        (200, 302, Uncertain),
        (200, 424, Uncertain),
        (412, 202, Uncertain),
        (504, 202, Uncertain),
    ],
)
def test_each_pair_of_answers_means_one_thing(filling: int, sending: int, error: type[OutsideError]) -> None:
    with pytest.raises(error):
        read_posted(_CALLS, _answers(filling, sending), START)


def test_only_two_successes_mean_that_it_was_taken() -> None:
    assert read_posted(_CALLS, _answers(200, 202), START) == b"{}"


async def test_a_lost_answer_to_a_reply_is_found_by_its_mark_or_its_words(bench: OutlookBench) -> None:
    thread, subject, answered = bench.thread()
    raw = write_letter(subject=subject, answers=answered)
    bench.spoil(Op.REPLACE_DRAFT, Spoil.DROPPED)
    with pytest.raises(Uncertain):
        await bench.connection.drafts.create(raw, thread)
    assert await bench.connection.drafts.find(MESSAGE_ID, REF) == []
    (begun,) = await bench.connection.drafts.find_unmarked(thread)
    assert content_of((await bench.connection.drafts.read(begun)).raw).text == content_of(raw).text
    await bench.connection.drafts.replace(begun, raw, thread)
    assert await bench.connection.drafts.find_unmarked(thread) == []
    assert await bench.connection.drafts.find("", REF) == [begun]


async def test_a_reply_takes_four_requests_two_of_them_at_once_and_another_draft_one(bench: OutlookBench) -> None:
    thread, subject, answered = bench.thread()
    before = bench.requests()
    await lay(bench)
    assert bench.requests() - before == 1
    made = await bench.connection.drafts.create(write_letter(subject=subject, answers=answered), thread)
    assert bench.requests() - before == 5
    assert made.thread_id == thread


async def test_a_reply_to_a_conversation_that_is_gone_begins_another(bench: OutlookBench) -> None:
    thread, subject, answered = bench.thread()
    bench.phone("delete_thread", thread=thread)
    made = await bench.connection.drafts.create(write_letter(subject=subject, answers=answered), thread)
    assert made.thread_id not in ("", thread)
    assert await bench.connection.drafts.find("", REF) == [made.id]


async def test_a_draft_in_deleted_items_is_gone(bench: OutlookBench) -> None:
    bench.person.mailbox.habits.keeps_deleted = True
    draft = await lay(bench)
    await bench.connection.drafts.discard(draft.id)
    with pytest.raises(NotFound):
        await bench.connection.drafts.read(draft.id)
    assert await bench.connection.drafts.find(MESSAGE_ID, REF) == []
