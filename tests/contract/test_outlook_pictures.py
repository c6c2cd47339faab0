"""A mail that is answered may have pictures in it; none of them goes out with a letter of ours."""

from email.message import EmailMessage

import pytest

from connectors.sandbox import post
from connectors.sandbox.faults import Fault
from service.errors import Uncertain
from service.wire.mime import content_of
from tests.contract.letters import write_letter
from tests.contract.outlook_bench import OutlookBench

_ID = "with-a-picture@northwind.example"
_PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(64)


@pytest.fixture
def bench() -> OutlookBench:
    """Outlook's bench; it is opened when the test runs."""
    return OutlookBench()


def arrive_with_picture(bench: OutlookBench) -> str:
    """A mail of Dana's with her company's sign in it; the conversation it begins."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = bench.interviewer, bench.address, "Our sign"
    mail["Message-ID"] = f"<{_ID}>"
    mail.set_content('<p>See below.<br><img src="cid:sign"></p>', subtype="html")
    mail.add_attachment(_PICTURE, maintype="image", subtype="png", disposition="inline", filename="sign.png")
    post.arrive(bench.sandbox.world, bench.person, mail.as_bytes())
    bench.person.mailbox.habits.reply_copies_pictures = True
    return bench.thread_of(_ID)


async def test_a_reply_leaves_the_pictures_of_the_other_mail_behind(bench: OutlookBench) -> None:
    thread = arrive_with_picture(bench)
    raw = write_letter(subject="Re: Our sign", answers=_ID)
    made = await bench.connection.drafts.create(raw, thread)
    draft = await bench.connection.drafts.read(made.id)
    assert content_of(draft.raw).extras == ()
    assert content_of(draft.raw).fingerprint == content_of(raw).fingerprint
    await bench.connection.outbox.send(draft.id, draft.raw, thread, draft.etag)
    (sent,) = bench.person.mailbox.labelled("SENT")[:1]
    assert list(sent.parsed.iter_attachments()) == []


async def test_a_picture_that_somebody_put_into_the_draft_is_seen(bench: OutlookBench) -> None:
    made = await bench.connection.drafts.create(write_letter(), "")
    mailbox = bench.person.mailbox
    (ident,) = mailbox.drafts
    mail = mailbox.draft(ident).parsed
    mail.add_attachment(_PICTURE, maintype="image", subtype="png", disposition="inline", filename="mine.png")
    mailbox.replace_draft(ident, mail.as_bytes(), None)
    assert content_of((await bench.connection.drafts.read(made.id)).raw).extras != ()


async def test_a_picture_that_cannot_be_taken_off_leaves_the_draft_in_doubt(bench: OutlookBench) -> None:
    thread = arrive_with_picture(bench)
    bench.sandbox.state.faults.rules.append(Fault("drop", op="graph.attachments.delete"))
    with pytest.raises(Uncertain):
        await bench.connection.drafts.create(write_letter(subject="Re: Our sign", answers=_ID), thread)
