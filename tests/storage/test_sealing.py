"""What lies on the disk can be read by nobody without the key."""

import asyncio
import base64
from pathlib import Path

import pytest
from sqlalchemy import text

from service.domain.marks.upcoming import Interview
from service.errors import BadSettings, StorageTrouble
from service.ports.store import Books, EffectState, Position, PositionKind
from service.storage.store import SqlStore, open_store
from service.vault import Vault
from tests.storage.conftest import KEY
from tests.storage.scenes import START, StillClock, after, make_full_case, make_grant, make_note, take_lease

NEW_KEY = b"n" * 32
TALK = Interview(
    account_id="acc",
    calendar_id="primary",
    event_id="event-in-clear",
    key="k",
    start=START,
    end=after(60),
    title="Interview Head Beekeeper",
)
SECRETS = [
    "top-secret", "overslept", "Our talk", "Gardener", "Interviewer", "Candidate", "ida@firm", "candidate@", "5550",
    "Sometime next", "Head Beekeeper", "A suits", "embarrassed", "label", "msg-sent-1", "mailbox could not",
]  # fmt: skip


def write_everything(store: SqlStore) -> None:
    """Put a word of every kind into the books."""
    held = take_lease(store)

    def job(books: Books) -> None:
        books.accounts.put_grant("acc", make_grant())
        case = books.cases.add(make_full_case(), [make_note("They were embarrassed.")])
        books.cases.save(case, [make_note("They were embarrassed still.")], held)
        books.effects.begin("case-full:send", "send", "case-full", held, START)
        books.effects.finish("case-full:send", EffectState.DONE, {"message": "msg-sent-1"})
        books.positions.put(Position(account_id="acc", kind=PositionKind.MAIL, cursor="cursor-in-clear"))
        books.interviews.put(TALK)

    store.run_now(job)


def read_disk(path: Path) -> bytes:
    """Every byte of the database and of the files beside it."""
    files = sorted(path.parent.iterdir())
    assert any(file.name.endswith("-wal") for file in files)
    return b"".join(file.read_bytes() for file in files)


def test_no_word_of_a_person_and_no_token_lies_on_the_disk_in_clear(store: SqlStore, path: Path) -> None:
    write_everything(store)
    disk = read_disk(path)
    assert b"cursor-in-clear" in disk
    assert b"event-in-clear" in disk
    assert [word for word in SECRETS if word.encode() in disk] == []
    assert [word for word in SECRETS if base64.b64encode(word.encode())[:6] in disk] == []


def test_a_record_that_was_moved_to_another_row_is_not_believed(store: SqlStore) -> None:
    write_everything(store)
    with store.database.begin() as connection:
        connection.execute(text("UPDATE grants SET body = (SELECT body FROM accounts)"))
    with pytest.raises(StorageTrouble, match="damaged or was moved"):
        store.run_now(lambda books: books.accounts.grant("acc"))


def test_another_key_does_not_open_the_database(store: SqlStore, path: Path, clock: StillClock) -> None:
    with pytest.raises(BadSettings, match="key that is not here"):
        open_store(f"sqlite:///{path}", Vault([NEW_KEY]), clock)


def test_after_a_new_key_the_old_records_open_and_resealed_ones_need_only_the_new(
    store: SqlStore, path: Path, clock: StillClock
) -> None:
    write_everything(store)
    both = open_store(f"sqlite:///{path}", Vault([KEY, NEW_KEY]), clock)
    assert both.run_now(lambda books: books.accounts.grant("acc")) == make_grant()
    assert both.run_now(lambda books: len(books.cases.notes("case-full"))) == 2
    assert [asyncio.run(both.reseal()), asyncio.run(both.reseal())] == [8, 0]
    both.close()
    new = open_store(f"sqlite:///{path}", Vault([NEW_KEY]), clock)

    def read(books: Books) -> list[object]:
        effect = books.effects.get("case-full:send")
        assert effect is not None
        return [
            books.accounts.grant("acc"),
            len(books.cases.notes("case-full")),
            effect.ref,
            books.accounts.get("acc").id,
        ]

    assert new.run_now(read) == [make_grant(), 2, {"message": "msg-sent-1"}, "acc"]
    assert new.run_now(lambda books: books.interviews.get("acc", "primary", "event-in-clear")) == TALK
    assert new.run_now(lambda books: books.cases.get("case-full").trouble) == make_full_case().trouble
    new.close()
