"""What do Entra's pages show? Consent, the code of a device, an administrator's yes, and an answer to be posted."""

from html import escape

from connectors.sandbox.outlook.sign_in import Answer
from connectors.sandbox.people import Person
from connectors.sandbox.sign_in_pages import account_choice, page, request_line

FORMS = "default-src 'none'; style-src 'unsafe-inline'"
"""What pages with a form may do."""
POSTING = FORMS + "; script-src 'nonce-{nonce}'"
"""The same for the page that posts itself; its one script carries a nonce."""

_BUTTONS = (
    '<button name="answer" value="allow">Accept</button>'
    '<button name="answer" value="deny" formnovalidate>Cancel</button>'
)


def consent_page(pending: str, people: list[Person], hint: str, scopes: tuple[str, ...], client: str) -> str:
    """The form for one pending authorisation request; permissions are accepted all together or not at all."""
    return page(
        "Sign in to your account",
        f"""<h1>Permissions requested</h1>
{request_line(client)}
<form method="post" action="/consent">
<input type="hidden" name="pending" value="{escape(pending)}">
{account_choice(people, hint)}
{_wishes(scopes)}
{_BUTTONS}
</form>""",
    )


def device_page(people: list[Person], user_code: str, complaint: str = "") -> str:
    """The form into which a person types the code that another device shows."""
    return page(
        "Sign in to your account",
        f"""<h1>Enter code</h1>
<p>{escape(complaint or "Type the code that your app or device shows.")}</p>
<form method="post" action="/devicelogin">
<p><label>Code <input name="user_code" required autocomplete="off" value="{escape(user_code)}"></label></p>
{account_choice(people, "")}
{_BUTTONS}
</form>""",
    )


def admin_page(pending: str, client: str, scopes: tuple[str, ...]) -> str:
    """The form on which an administrator says yes for everybody."""
    return page(
        "Permissions requested",
        f"""<h1>Permissions requested</h1>
<p>If you accept, <b>{escape(client)}</b> gets access for all people of this organization.</p>
<form method="post" action="/adminconsent">
<input type="hidden" name="pending" value="{escape(pending)}">
{_wishes(scopes)}
{_BUTTONS}
</form>""",
    )


def posting_page(answer: Answer, nonce: str) -> str:
    """The page that posts the answer to the client at once, or by its button where no script runs."""
    fields = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">' for name, value in answer.words.items()
    )
    return page(
        "Working...",
        f"""<form id="answer" method="post" action="{escape(answer.redirect)}">{fields}
<p>You are being sent back to the application.</p><button>Continue</button></form>
<script nonce="{escape(nonce)}">document.getElementById("answer").submit()</script>""",
    )


def message_page(title: str, message: str) -> str:
    """A page that only says something."""
    return page(title, f"<h1>{escape(title)}</h1><p>{escape(message)}</p>")


def _wishes(scopes: tuple[str, ...]) -> str:
    rows = "".join(f"<li>{escape(scope)}</li>" for scope in scopes)
    return f"<fieldset><legend>It may</legend><ul>{rows}</ul></fieldset>"
