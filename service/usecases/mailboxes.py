"""Which mailbox an account's letters go out from: its own, or that of another connected account."""

from collections.abc import Sequence
from dataclasses import replace

from service.domain.account import Ability, Account, AccountState, Mailbox
from service.domain.case import Case, Choice, Note, Question, QuestionKind, State
from service.domain.lifecycle import Happening, allows, move
from service.domain.marks.detection import plain_title
from service.errors import Impossible, NotFound
from service.ports.store import Books
from service.usecases.desk import Desk
from service.usecases.job import check_mailbox
from service.usecases.keeping import keep, keep_words, listen_anew, mail_position


async def write_through(desk: Desk, account_id: str, mailbox_id: str = "") -> Account:
    """Let letters go out from the mailbox of another account, or from its own again with "".

    Impossible, and it says why, where that mailbox cannot send, borrows another one itself, or where a letter or an
    answer would be lost on the way. The mailbox is held meanwhile, so that nobody is just writing there.
    """
    account = await desk.store.run(lambda books: books.accounts.get(account_id))
    async with desk.leases.hold(account.writes_from.account_id) as held:

        def work(books: Books) -> Account:
            now = books.accounts.get(account_id)
            if now.state is AccountState.GONE:
                raise Impossible("This account was disconnected. Connect it again first.")
            check_mailbox(now, held)
            return _switch(desk, books, now, mailbox_id)

        return await desk.store.run(work)


def writers_through(books: Books, mailbox_id: str) -> Sequence[Account]:
    """The other accounts whose letters go out from this one's mailbox."""
    return [one for one in books.accounts.all() if one.mailbox is not None and one.mailbox.account_id == mailbox_id]


def find_mailboxes(account: Account, accounts: Sequence[Account]) -> Sequence[Account]:
    """The accounts whose mailboxes this one's letters could go out from, beside its own."""
    return [one for one in accounts if not find_refusal(account, one, accounts)]


def find_refusal(account: Account, other: Account, accounts: Sequence[Account]) -> str:
    """Why letters of an account cannot go out from another one's mailbox, in a plain sentence; "" when they can."""
    if other.id == account.id:
        return f"{account.address} is this account itself."
    if other.state is not AccountState.CONNECTED:
        return f"{other.address} has to be connected again first."
    for one in accounts:
        if one.mailbox is not None and one.mailbox.account_id == account.id:
            return f"Letters of {one.address} go out from {account.address}. Change that first."
    if other.mailbox is not None:
        return f"Letters of {other.address} go out from {other.mailbox.address} and not from its own mailbox."
    if Ability.SEND not in other.abilities:
        return f"{other.address} does not allow sending. Connect it again and allow its mailbox."
    return ""


def _switch(desk: Desk, books: Books, account: Account, mailbox_id: str) -> Account:
    other = None if mailbox_id in ("", account.id) else _find(books, account, mailbox_id)
    before, after = account.writes_from, replace(account, mailbox=other.own_mailbox if other else None)
    if after.writes_from.account_id == before.account_id:
        return account
    books.positions.put(replace(mail_position(books, account), cursor="", due=None, trouble=""))
    books.accounts.put(after)
    for case in books.shelf.unclosed(account.id):
        if not _is_settled(desk, case):
            _leave(desk, books, before, case)
    listen_anew(desk, books, after)
    return after


def _find(books: Books, account: Account, mailbox_id: str) -> Account:
    accounts = books.accounts.all()
    other = next((one for one in accounts if one.id == mailbox_id), None)
    if other is None:
        raise NotFound("There is no such account. It may have been disconnected.")
    if why := find_refusal(account, other, accounts):
        raise Impossible(why)
    return other


def _is_settled(desk: Desk, case: Case) -> bool:
    """Whether no letter of the case lies in the mailbox, and nothing is awaited there any more."""
    if case.state is State.BOOKED and case.booking is not None and not case.draft_id:
        return case.booking.end <= desk.now()
    return not (case.letter_count or case.draft_id or case.sent)


def _leave(desk: Desk, books: Books, mailbox: Mailbox, case: Case) -> None:
    """Let a case go on without a mailbox that holds nothing of it or was disconnected; Impossible for any other."""
    if _is_kept_here(mailbox, case):
        words = keep_words(case)
        anew = replace(case, letter=None) if case.state is State.DRAFTING else move(case, Happening.DRAFT_AGAIN)
        keep(desk, books, anew, Note(desk.now(), "Your letters go out from another mailbox now.", words))
    elif mailbox.state is AccountState.GONE:
        _part(desk, books, mailbox, case)
    else:
        raise Impossible(
            f"The case “{plain_title(case.event)}” has a letter in the mailbox of {mailbox.address}, or waits for an "
            "answer there. Finish or close it first."
        )


def _is_kept_here(mailbox: Mailbox, case: Case) -> bool:
    """Whether the letter was never in that mailbox: it may keep no drafts of ours, and nothing was approved."""
    laid = Ability.DRAFT in mailbox.abilities or case.draft_id or case.sent
    return not laid and case.state in (State.DRAFTING, State.READY, State.REVISING)


def _part(desk: Desk, books: Books, mailbox: Mailbox, case: Case) -> None:
    """Forget what lies in a mailbox that cannot be looked into any more; what became of a letter is asked."""
    note = Note(desk.now(), "Your letters go out from another mailbox now.", f"{mailbox.address} was disconnected.")
    thread = case.conversation and replace(case.conversation, thread_id="")
    letter = case.letter and replace(case.letter, thread_id="")
    if case.state is State.DRAFTING:
        letter = None  # it is written anew, in the name of the new mailbox
    sent = tuple(replace(one, left=True) for one in case.sent)  # whether they did cannot be seen any more
    parted = replace(case, letter=letter, conversation=thread, draft_id="", written="", sent=sent)
    if parted.state is State.APPROVED:
        parted = move(parted, Happening.UNDONE, approval=None)
    if allows(parted.state, Happening.DRAFT_LOST):
        parted = move(parted, Happening.DRAFT_LOST, approval=None, question=_ask_about_letter(mailbox.address))
    keep(desk, books, parted, note)


def _ask_about_letter(address: str) -> Question:
    return Question(
        QuestionKind.DRAFT_GONE,
        f"A letter was left in the mailbox of {address}, which I cannot look into any more. What should happen?",
        choices=(
            Choice("draft_again", "Write it again"),
            Choice("was_sent", "I have sent it myself"),
            Choice("close", "Close this case"),
        ),
    )
