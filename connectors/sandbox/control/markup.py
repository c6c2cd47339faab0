"""How is a page put together? Tags whose text is always escaped, and the frame around every page."""

from html import escape

STYLE = """
:root{color-scheme:light dark;--ink:#1b2330;--soft:#5b6675;--paper:#f6f4ef;--card:#fff;--line:#dcd8cf;
--accent:#24578f;--warm:#b3402a}
@media (prefers-color-scheme:dark){:root{--ink:#e8e6e1;--soft:#9aa4b1;--paper:#14181e;--card:#1d232b;
--line:#333c47;--accent:#8fbcec;--warm:#f0917c}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 ui-sans-serif,system-ui,sans-serif}
main,header{max-width:46rem;margin:0 auto;padding:0 1rem}
header{padding-top:1.2rem;display:flex;flex-wrap:wrap;gap:.2rem 1rem;align-items:baseline}
header small,.soft,time,dt{color:var(--soft)}
h1{font-size:1.35rem;margin:.6rem 0}h2{font-size:1rem;margin:1.6rem 0 .5rem;letter-spacing:.02em}
a{color:var(--accent);text-underline-offset:.2em}
article,details,.panel{background:var(--card);border:1px solid var(--line);border-radius:.8rem;
padding:.8rem 1rem;margin:.6rem 0}
summary{cursor:pointer;display:flex;flex-wrap:wrap;gap:0 .8rem;overflow-wrap:anywhere}
summary b{flex:1 1 12rem}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;margin:.8rem 0 0}
pre.head{font:.8rem/1.5 ui-monospace,monospace;color:var(--soft)}
dl{display:grid;grid-template-columns:auto 1fr;gap:.1rem .8rem;margin:.4rem 0;overflow-wrap:anywhere}dd{margin:0}
form{display:inline-block;margin:.25rem .35rem .25rem 0}
button{font:inherit;font-size:.92rem;padding:.45rem .9rem;border-radius:2rem;cursor:pointer;color:var(--accent);
border:1px solid var(--accent);background:transparent;min-height:2.6rem}
button.strong{background:var(--accent);color:var(--card)}
textarea{width:100%;font:inherit;padding:.6rem;border-radius:.6rem;border:1px solid var(--line);
background:var(--paper);color:inherit}
form.wide{display:block}
.mark{color:var(--warm);border:1px solid currentColor;border-radius:1rem;padding:0 .6rem;font-size:.85rem}
.gone{text-decoration:line-through;opacity:.6}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
"""
"""The one style sheet: light and dark, no script, readable from 360 pixels up."""


class Html(str):
    """Text that is already markup."""

    __slots__ = ()


def tag(name: str, /, *children: str, **attributes: str) -> Html:
    """An element; children that are not Html, and all attribute values, are escaped."""
    named = "".join(f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items())
    return Html(f"<{name}{named}>{join(*children)}</{name}>")


def join(*children: str) -> Html:
    """Several pieces in a row."""
    return Html("".join(child if isinstance(child, Html) else escape(child) for child in children))


def link(target: str, text: str) -> Html:
    """A link inside this site."""
    return tag("a", text, href=target)


def button(action: str, text: str, fields: dict[str, str], strong: bool = False) -> Html:
    """A form with one button and hidden fields."""
    press = tag("button", text, class_="strong") if strong else tag("button", text)
    return tag("form", hidden(fields), press, method="post", action=action)


def hidden(fields: dict[str, str]) -> Html:
    """Form fields nobody sees."""
    return join(
        *(Html(f'<input type="hidden" name="{escape(key)}" value="{escape(value)}">') for key, value in fields.items())
    )


def page(title: str, *content: str) -> str:
    """A whole page."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<link rel="stylesheet" href="/style.css"></head><body><header>{link("/", "The world")}'
        f"<small>mail and calendars on loopback</small></header><main>{tag('h1', title)}{join(*content)}</main>"
        "</body></html>"
    )
