"""Any provider's inbox: news since a position, envelopes, whole mails, earlier conversations."""

from datetime import timedelta

import pytest

from service.domain.mail import Delivery, Mail
from service.errors import CursorExpired, NotFound, Unreachable
from service.ports.mail import POSTMASTER
from tests.contract.bench import Bench, Op, Spoil
from tests.contract.letters import write_letter


async def newest(bench: Bench, position: str) -> Mail:
    """The one mail that came since the position, read whole."""
    (new,) = (await bench.connection.inbox.news(position)).messages
    return await bench.connection.inbox.read(new.id)


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


async def test_what_lies_there_already_and_what_is_read_or_deleted_is_no_news(bench: Bench) -> None:
    bench.write_as_interviewer("Before", "Hello\n")
    thread, _, _ = bench.thread()
    position = await bench.connection.inbox.position()
    bench.phone("read_thread", thread=thread)
    bench.phone("delete_thread", thread=thread)
    assert (await bench.connection.inbox.news(position)).messages == ()


async def test_news_of_many_pages_are_all_told(bench: Bench) -> None:
    position = await bench.connection.inbox.position()
    for number in range(103):
        bench.write_as_interviewer(f"Mail {number}", "Hello\n")
    news = await bench.connection.inbox.news(position)
    assert len({one.id for one in news.messages}) == 103
    assert (await bench.connection.inbox.news(news.position)).messages == ()


async def test_a_formatted_answer_shows_what_is_struck_out(bench: Bench) -> None:
    position = await bench.connection.inbox.position()
    bench.deliver("Friday Monday suits me.\n", "<p><s>Friday</s> Monday suits me.</p>")
    mail = await newest(bench, position)
    assert "<s>Friday</s>" in mail.html
    assert "dmarc=pass" in mail.headers["authentication-results"]


async def test_a_report_of_failure_is_read_as_one_and_found(bench: Bench) -> None:
    raw = write_letter().replace(b"dana.rieger@northwind", b"nobody@northwind")
    draft = await bench.connection.drafts.create(raw, "")
    began, position = bench.clock.now(), await bench.connection.inbox.position()
    await bench.connection.outbox.send(draft.id, draft.raw, "", draft.etag)
    (report,) = [one for one in (await bench.connection.inbox.news(position)).messages if not one.outgoing]
    assert (await bench.connection.inbox.read(report.id)).delivery is Delivery.FAILED
    found = await bench.connection.inbox.conversations([POSTMASTER], began)
    assert [one.id for one in found] == [report.id]


async def test_a_meeting_that_moves_is_a_request_for_its_new_time(bench: Bench) -> None:
    position = await bench.connection.inbox.position()
    later = bench.clock.now().replace(microsecond=0) + timedelta(days=3)
    bench.move_as_interviewer(later)
    (part, *_) = (await newest(bench, position)).calendar
    assert (part.method, part.doubt) == ("REQUEST", "")
    assert part.event is not None
    assert (part.event.start, part.event.title) == (later, "Interview: Data Engineer, Northwind")
    assert part.event.organizer is not None
    assert part.event.organizer.address == bench.interviewer


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


async def test_an_envelope_begins_the_text_and_says_where_answers_go_in_the_same_request(bench: Bench) -> None:
    position = await bench.connection.inbox.position()
    bench.receive({"From": "Sam Oduya <sam@northwind.example>", "Reply-To": "Dana <dana.rieger@northwind.example>"})
    (new,) = (await bench.connection.inbox.news(position)).messages
    before = bench.requests()
    envelope = await bench.connection.inbox.envelope(new.id)
    assert bench.requests() - before <= 2, "the folder of sent mail may be asked for once more"
    assert [one.address for one in envelope.reply_to] == ["dana.rieger@northwind.example"]
    assert (envelope.snippet, envelope.automatic) == ("We waited for you & Kim. Where are you?", False)


@pytest.mark.parametrize(
    ("name", "value", "automatic"),
    [
        ("Auto-Submitted", "auto-replied", True),
        ("Auto-Submitted", "no", False),
        ("List-Unsubscribe", "<mailto:off@northwind.example>", True),
        ("List-Id", "Jobs <jobs.northwind.example>", True),
        ("Precedence", "bulk", True),
        ("Precedence", "normal", False),
    ],
)
async def test_an_envelope_tells_machines_and_lists_by_their_headers(
    bench: Bench, name: str, value: str, automatic: bool
) -> None:
    position = await bench.connection.inbox.position()
    bench.receive({"From": "Dana Rieger <dana.rieger@northwind.example>", name: value})
    (new,) = (await bench.connection.inbox.news(position)).messages
    assert (await bench.connection.inbox.envelope(new.id)).automatic is automatic


async def test_what_anybody_of_a_company_wrote_is_found_by_its_domain(bench: Bench) -> None:
    since = bench.clock.now() - timedelta(seconds=1)
    bench.receive({"From": "Sam Oduya <sam@northwind.example>"})
    bench.receive({"From": "Eve <eve@stranger.example>"})
    found = await bench.connection.inbox.conversations(["@northwind.example"], since)
    assert [one.sender.address for one in found] == ["sam@northwind.example"]
    assert await bench.connection.inbox.conversations(["@", "@northwind.example OR from:eve"], since) == []
