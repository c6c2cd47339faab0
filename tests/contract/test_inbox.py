"""Any provider's inbox: news since a position, envelopes, whole mails, earlier conversations."""

from datetime import timedelta

import pytest

from service.errors import CursorExpired, NotFound, Unreachable
from tests.contract.bench import Bench, Op, Spoil
from tests.contract.letters import write_letter


async def test_a_received_mail_is_news(bench: Bench) -> None:
    position = await bench.connection.inbox.position()
    bench.write_as_interviewer("Tuesday?", "Would Tuesday do?\n")
    news = await bench.connection.inbox.news(position)
    (new,) = news.messages
    mail = await bench.connection.inbox.read(new.id)
    assert (new.outgoing, mail.subject, mail.text.strip()) == (False, "Tuesday?", "Would Tuesday do?")
    assert mail.sender.address == bench.interviewer


async def test_a_letter_that_the_person_sends_is_news_and_its_draft_is_not(bench: Bench) -> None:
    position = await bench.connection.inbox.position()
    made = await bench.connection.drafts.create(write_letter(), "")
    bench.phone("edit_draft", draft=made.id, text="My own words.\n")
    assert (await bench.connection.inbox.news(position)).messages == ()
    sent = bench.phone("send_draft", draft=made.id)
    outgoing = [new for new in (await bench.connection.inbox.news(position)).messages if new.outgoing]
    assert [(new.id, new.thread_id) for new in outgoing] == [(sent["message"], sent["thread"])]


async def test_news_come_once_and_an_idle_poll_asks_once_for_each_folder(bench: Bench) -> None:
    position = await bench.connection.inbox.position()
    bench.write_as_interviewer("Tuesday?", "Would Tuesday do?\n")
    position = (await bench.connection.inbox.news(position)).position
    before, asked = bench.requests(), bench.requests(Op.NEWS)
    again = await bench.connection.inbox.news(position)
    assert bench.requests() - before == bench.requests(Op.NEWS) - asked <= 2
    assert again.messages == ()


async def test_a_position_that_is_too_old_says_so(bench: Bench) -> None:
    position = await bench.connection.inbox.position()
    bench.expire_cursors()
    for stale in (position, "", "no position"):
        with pytest.raises(CursorExpired):
            await bench.connection.inbox.news(stale)


async def test_news_that_are_cut_off_are_no_news(bench: Bench) -> None:
    position = await bench.connection.inbox.position()
    bench.spoil(Op.NEWS, Spoil.TRUNCATED)
    with pytest.raises(Unreachable):
        await bench.connection.inbox.news(position)


async def test_an_envelope_tells_who_when_and_what_it_answers(bench: Bench) -> None:
    thread, subject, answered = bench.thread()
    made = await bench.connection.drafts.create(write_letter(subject=f"Re: {subject}", answers=answered), thread)
    sent = await bench.connection.outbox.send(made.id, made.raw, "", made.etag)
    envelope = await bench.connection.inbox.envelope(sent.id)
    assert envelope == sent
    assert (envelope.sender.address, envelope.sender.name) == (bench.address, "Robin Keller")
    assert (envelope.in_reply_to, envelope.to, envelope.outgoing) == (answered, (bench.interviewer,), True)
    assert abs(envelope.date - bench.clock.now()) < timedelta(seconds=5)


async def test_a_mail_that_is_gone_is_not_found(bench: Bench) -> None:
    position = await bench.connection.inbox.position()
    bench.write_as_interviewer("Tuesday?", "Would Tuesday do?\n")
    (new,) = (await bench.connection.inbox.news(position)).messages
    bench.phone("delete_thread", thread=new.thread_id)
    with pytest.raises(NotFound):
        await bench.connection.inbox.read(new.id)
    with pytest.raises(NotFound):
        await bench.connection.inbox.envelope(new.id)


async def test_earlier_conversations_come_newest_first(bench: Bench) -> None:
    thread, _, newest = bench.thread()
    since = bench.clock.now() - timedelta(days=30)
    found = await bench.connection.inbox.conversations([bench.interviewer], since)
    assert newest in [one.message_id for one in found if one.thread_id == thread]
    assert {one.outgoing for one in found} == {True, False}
    assert [one.date for one in found] == sorted((one.date for one in found), reverse=True)


async def test_conversations_are_bounded_in_number_and_time(bench: Bench) -> None:
    since = bench.clock.now()
    bench.advance(2)
    for number in range(12):
        bench.write_as_interviewer(f"Mail {number}", "Hello\n")
    found = await bench.connection.inbox.conversations([bench.interviewer], since)
    assert [one.subject for one in found] == [f"Mail {number}" for number in range(11, 1, -1)]


async def test_strangers_and_drafts_are_no_conversation(bench: Bench) -> None:
    await bench.connection.drafts.create(write_letter(), "")
    since = bench.clock.now() - timedelta(seconds=1)
    assert await bench.connection.inbox.conversations([bench.interviewer], since) == []
    month = bench.clock.now() - timedelta(days=30)
    assert await bench.connection.inbox.conversations(["stranger@elsewhere.example"], month) == []


async def test_an_address_cannot_widen_the_search(bench: Bench) -> None:
    month = bench.clock.now() - timedelta(days=30)
    before = bench.requests()
    for hostile in ("a@b.example OR in:anywhere", "in:inbox", '"@', "{a@b.example}"):
        assert await bench.connection.inbox.conversations([hostile], month) == []
    assert bench.requests() == before
