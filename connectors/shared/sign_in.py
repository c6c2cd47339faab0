"""What holds for every sign-in: whose answer it is, what has to come of it, and what a person is told when it fails."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from hmac import compare_digest

from service.domain.account import Ability
from service.errors import OutsideError, SignInFailed
from service.ports.sign_in import Consent


def check_state(consent: Consent, answer: Mapping[str, str]) -> None:
    """SignInFailed for an answer without the consent's state: it is somebody else's, so this is looked at first."""
    if not compare_digest(consent.state.encode(), answer.get("state", "").encode("utf-8", "replace")):
        raise SignInFailed("This answer does not belong to the sign-in that was begun here. Start again.")


def require_code(called: str, answer: Mapping[str, str]) -> str:
    """The code in the answer of the provider that is called so; SignInFailed when there is none."""
    if not answer.get("code"):
        raise SignInFailed(f"{called}'s answer holds no code. Start again.")
    return answer["code"]


def require_lasting(called: str, refresh: object, abilities: Collection[Ability]) -> None:
    """SignInFailed when what was given opens nothing, or nothing beyond the next hour."""
    if not refresh:
        raise SignInFailed(f"{called} gave no lasting permission. Start again and allow the connection.")
    if not abilities:
        raise SignInFailed("None of the permissions was allowed. Start again and allow at least the calendar.")


@contextmanager
def asking_for_sign_in() -> Iterator[None]:
    """Around whatever is asked outside: any trouble becomes SignInFailed, and tells that nothing was connected."""
    try:
        yield
    except SignInFailed:
        raise
    except OutsideError as error:
        raise SignInFailed(f"{error} Nothing was connected; please try again.") from error
