"""What is true of a provider, as data: for the table in docs/providers.md and for pages that explain."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from service.domain.account import Ability


def row(title: str, *, empty: str = "", frame: str = "{}") -> Any:  # noqa: ANN401  (stands for a field of any type)
    """One row of the table, in the order of the fields: the text in its `frame`, or `empty` when it is ""."""
    return field(metadata={"row": title, "empty": empty, "frame": frame})


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One provider. Every field with a row is printed: text as it is, a truth value as yes or no.

    `called` stands on buttons and in sentences, `label` is the provider's own word for what marks an event.
    `permissions` names, in the provider's own words, what is asked for each ability; `also` what is asked besides, with
    what it is for.
    `loopback` is the host name that a redirect address on this machine must have, "" when any will do.
    `no_device` says why nobody can sign in with a code typed in elsewhere; "" where that is possible.
    """

    title: str
    called: str
    label: str
    loopback: str
    permissions: Mapping[Ability, str]
    also: Mapping[str, str] = field(default_factory=dict)
    labels: str = row("How you mark an interview, besides its title")
    colours: bool = row("Also by a bare colour, if you choose one")
    notices: str = row("How a change is noticed")
    once: str = row("How a repeated write is recognised")
    keeps_message_id: bool = row("Sends a letter under the Message-ID it was written with")
    invitations: str = row("What becomes of an invitation that they send")
    doubt: str = row("When nobody knows whether a letter left")
    lasts: str = row("How long a sign-in lasts")
    leaving: str = row("When you disconnect an account")
    forbids: str = row("What an organisation may forbid")
    no_device: str = row("Sign-in by a code, for a machine without a browser", empty="yes", frame="no: {}")
