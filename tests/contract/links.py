"""Links that stand in events and that no page may offer, whichever provider they came from."""

UNFIT = (
    "javascript:alert(1)",
    "data:text/html,x",
    "https://a.example/ x",
    "https://a\u202e.example",
    "https://" + "a" * 3000,
)
