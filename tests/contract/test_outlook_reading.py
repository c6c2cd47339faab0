"""What comes into an Outlook mailbox: plain and formatted mails, reports, meeting mails, and rounds that expire."""

from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage

import msgspec
import pytest

from service.domain.mail import Mail
from service.errors import Changed, CursorExpired
from service.wire.mime import content_of
from tests.contract.letters import write_letter
from tests.contract.outlook_bench import OutlookBench
from tests.contract.sandbox_bench import START

_PLAIN = "Yes, Friday at 10 suits me.\n"
_HISTORY = "\nOn Tue, 24 Nov 2026 Robin wrote:\n> Would Friday at 10 do?\n"


@pytest.fixture
def bench() -> OutlookBench:
    """Outlook's bench; it is opened when the test runs."""
    return OutlookBench()


async def newest(bench: OutlookBench, position: str) -> Mail:
    """The one mail that came since the position, read whole."""
    (new,) = (await bench.connection.inbox.news(position)).messages
    return await bench.connection.inbox.read(new.id)


async def test_a_plain_answer_is_read_in_one_request_and_without_its_history(bench: OutlookBench) -> None:
    position = await bench.connection.inbox.position()
    bench.deliver(_PLAIN + _HISTORY)
    (new,) = (await bench.connection.inbox.news(position)).messages
    before = bench.requests()
    mail = await bench.connection.inbox.read(new.id)
    assert bench.requests() - before == 1
    assert mail.text.strip() == _PLAIN.strip()
    assert (mail.message_id, mail.in_reply_to) == ("reply-1@northwind.example", "ours@keller.example")
    assert "dmarc=pass" in mail.headers["authentication-results"]


async def test_a_meeting_whose_entry_is_gone_is_read_from_its_file(bench: OutlookBench) -> None:
    position = await bench.connection.inbox.position()
    later = START + timedelta(days=3)
    bench.move_as_interviewer(later)
    bench.person.primary.entries.clear()
    parts = (await newest(bench, position)).calendar
    assert {(one.method, one.event.start if one.event else None) for one in parts} == {("REQUEST", later)}


@pytest.mark.parametrize("way", ["gone", "syncStateNotFound", "SyncStateNotFound", "resyncRequired"])
async def test_a_position_expires_in_every_documented_way(bench: OutlookBench, way: str) -> None:
    position = await bench.connection.inbox.position()
    bench.sandbox.state.outlook.manners.sync_expiry = way
    bench.expire_cursors()
    with pytest.raises(CursorExpired):
        await bench.connection.inbox.news(position)


async def test_a_position_at_another_server_is_never_followed(bench: OutlookBench) -> None:
    links = msgspec.json.decode(await bench.connection.inbox.position(), type=dict[str, str])
    before = bench.requests()
    for folder in links:
        elsewhere = {**links, folder: "https://graph.elsewhere.example/v1.0/me/messages/delta?$deltatoken=1"}
        with pytest.raises(CursorExpired):
            await bench.connection.inbox.news(msgspec.json.encode(elsewhere).decode())
    assert bench.requests() == before


def take_up(bench: OutlookBench, draft_id: str) -> EmailMessage:
    """The draft as a mail program writes it anew: its own headers, and no content yet."""
    mail = EmailMessage()
    for name, value in bench.person.mailbox.draft(draft_id).parsed.items():
        if not name.lower().startswith(("content-", "mime-")):
            mail[name] = value
    return mail


async def test_a_form_that_a_person_gave_the_draft_is_seen_kept_and_sent(bench: OutlookBench) -> None:
    draft = await bench.connection.drafts.create(write_letter(), "")
    mail = take_up(bench, draft.id)
    mail.set_content("<p>Dear Dana,</p><p>I am <b>sorry</b>.</p>", subtype="html")
    bench.person.mailbox.rewrite_draft(draft.id, mail.as_bytes(), None)
    read = await bench.connection.drafts.read(draft.id)
    seen = content_of(read.raw)
    assert (seen.text.split(), len(seen.extras)) == (["Dear", "Dana,", "I", "am", "sorry."], 1)
    assert content_of((await bench.connection.drafts.read(draft.id)).raw) == seen
    sent = await bench.connection.outbox.send(draft.id, read.raw, "", read.etag)
    assert "<b>sorry</b>" in (await bench.connection.inbox.read(sent.id)).html


async def test_a_text_that_was_only_saved_as_html_is_no_edit(bench: OutlookBench) -> None:
    text = "Dear Dana,\n\nI am  sorry & <here>: https://keller.example/cv\n\n\nBest regards\nRobin\n"
    draft = await bench.connection.drafts.create(write_letter(text=text), "")
    bench.phone("edit_draft", draft=draft.id, html=True)
    assert bench.person.mailbox.draft(draft.id).parsed.get_content_type() == "text/html"
    read = await bench.connection.drafts.read(draft.id)
    assert replace(read, raw=b"", etag="") == replace(draft, raw=b"", etag="")
    assert content_of(read.raw) == content_of(draft.raw)
    sent = await bench.connection.outbox.send(draft.id, read.raw, "", read.etag)
    assert (await bench.connection.inbox.read(sent.id)).text.split() == text.split()


async def test_words_that_were_edited_in_outlook_are_read_as_plain_text(bench: OutlookBench) -> None:
    draft = await bench.connection.drafts.create(write_letter(), "")
    bench.phone("edit_draft", draft=draft.id, html=True, text="Dear Dana,\n\nmy own words.\n")
    seen = content_of((await bench.connection.drafts.read(draft.id)).raw)
    assert (seen.text.split(), seen.extras) == (["Dear", "Dana,", "my", "own", "words."], ())
    with pytest.raises(Changed):
        await bench.connection.outbox.send(draft.id, draft.raw, "", draft.etag)
