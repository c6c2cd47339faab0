"""What do the pages of a sign-in look like? The frame around them, the choice of an account, and a refusal."""

from html import escape

from connectors.sandbox.people import Person

_STYLE = """
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{max-width:26rem;margin:2rem auto;padding:0 1rem}
fieldset{border:1px solid #8886;border-radius:.6rem;margin:0 0 1rem;padding:.7rem 1rem}
label{display:block;padding:.35rem 0;overflow-wrap:anywhere}
button{font:inherit;padding:.6rem 1.2rem;border-radius:2rem;border:1px solid #8888;margin-right:.6rem}
button[value=allow]{background:#1a56c4;color:#fff;border-color:#1a56c4}
small{opacity:.75}
"""


def page(title: str, body: str) -> str:
    """A whole page."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><style>{_STYLE}</style></head>'
        f"<body>{body}</body></html>"
    )


def request_line(client: str) -> str:
    """Who asks, and whose accounts there are."""
    return f"<p><b>{escape(client)}</b> asks for access to an account of this practice world.</p>"


def account_choice(people: list[Person], hint: str) -> str:
    """One radio button for each account; the hinted or only one is chosen."""
    choices = "".join(_account(person, len(people) == 1 or person.address == hint) for person in people)
    return f"<fieldset><legend>Account</legend>{choices}</fieldset>"


def _account(person: Person, chosen: bool) -> str:
    return (
        f'<label><input type="radio" name="account" required value="{escape(person.address)}"'
        f"{' checked' if chosen else ''}> "
        f"{escape(person.name)} <small>{escape(person.address)}</small></label>"
    )


def refusal_page(code: str, message: str) -> str:
    """What a person sees when the request itself is wrong; nothing is sent back to the client."""
    return page("Access blocked", f"<h1>Access blocked</h1><p>{escape(message)}</p><p>Error 400: {escape(code)}</p>")
