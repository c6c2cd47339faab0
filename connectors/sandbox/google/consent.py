"""What does the consent page show? Account, permissions with a checkbox each, Continue and Cancel."""

from html import escape

from connectors.sandbox.google.scopes import PREFIX
from connectors.sandbox.people import Person
from connectors.sandbox.sign_in_pages import account_choice, page, request_line


def consent_page(pending: str, people: list[Person], hint: str, scopes: list[str], client: str) -> str:
    """The form for one pending authorisation request."""
    boxes = "".join(_box(scope) for scope in scopes)
    return page(
        "Sign in",
        f"""<h1>Sign in</h1>
{request_line(client)}
<form method="post" action="/o/oauth2/v2/auth/consent">
<input type="hidden" name="pending" value="{escape(pending)}">
{account_choice(people, hint)}
<fieldset><legend>It may</legend>{boxes}</fieldset>
<button name="answer" value="allow">Continue</button><button name="answer" value="deny" formnovalidate>Cancel</button>
</form>""",
    )


def _box(scope: str) -> str:
    return (
        f'<label><input type="checkbox" name="scope" value="{escape(scope)}" checked> '
        f"{escape(scope.removeprefix(PREFIX))}</label>"
    )
