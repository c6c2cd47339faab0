"""What a person sees of an HTML mail: the words without markup, and without what was struck out or hidden."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree  # type: ignore[import-untyped]

from service.wire.snippet import join, read_snippet, squeeze

MAX_HTML = 1_000_000
_MAX_RULES = 2_000
_MAX_DECLARATION = 300
_MAX_SELECTOR = 500
_SILENT = frozenset(
    ("head", "script", "style", "title", "template", "noscript", "object", "svg", "math", "select"),
)
_STRUCK = frozenset(("s", "strike", "del"))
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article blockquote center div dl dd dt fieldset footer form header h1 h2 h3 h4 h5 h6 hr li main nav ol"
        " p pre section table tr ul",
    )
)
_STRUCK_STYLE = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through")
_ZERO = r"(?:0+(?:\.0*)?|\.0+)"
_HIDDEN_STYLE = re.compile(
    rf"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|opacity\s*:\s*{_ZERO}\s*(?:;|!|$)"
    rf"|(?:font-size|max-height|max-width)\s*:\s*{_ZERO}(?:px|pt|em|rem|%)?\s*(?:;|!|$)"
    r"|(?:font-size)\s*:\s*[01](?:\.\d+)?px|(?:left|top|text-indent|margin-left)\s*:\s*-\d{3,}|clip\s*:\s*rect\(0|clip-path"
    r"|(?<![-\w])color\s*:\s*(?:white|transparent|#fff(?:fff)?(?![0-9a-f])|rgba?\(\s*25[0-5]\s*,\s*25[0-5]\s*,\s*25[0-5])"
)
_CLASS = re.compile(r"\.([\w-]+)\s*(?:,|$)")


@dataclass(frozen=True, slots=True)
class Visible:
    """The visible text, and whether words were found that a reader of the mail cannot see."""

    text: str
    hidden: bool


def read_text(html: str) -> str:
    """Return the visible text of an HTML mail; quoted blocks come out with "> " before each line."""
    snippet = read_snippet(html)
    return look(html).text if snippet is None else snippet


def look(html: str) -> Visible:
    """Read an HTML mail as a person would; broken markup is read as far as it goes, and nothing is raised."""
    root = _tree(html)
    if root is None:
        return Visible("", False)
    page = _Page(dict(_class_rules(root)))
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            page.leave(element)
        elif not page.enter(element):
            walker.skip_subtree()
    return Visible(page.text(), page.hidden)


class _Page:
    """Collects visible words line by line while the tree is walked."""

    def __init__(self, classes: dict[str, tuple[re.Pattern[str], ...]]) -> None:
        self.hidden = False
        self._classes = classes
        self._lines: list[str] = []
        self._words = ""
        self._quotes = 0
        self._skipped: object = None

    def enter(self, element: etree._Element) -> bool:
        """Open an element; False when nothing inside it is to be read."""
        tag = str(element.tag).lower()
        if tag in _SILENT or tag in _STRUCK:
            return self._skip(element)
        if element.keys() and not self._shows(element):
            return self._skip(element)
        self._open(tag)
        self._write(element.text)
        return True

    def _shows(self, element: etree._Element) -> bool:
        """Whether its attributes let a reader see the element; what they hide is noted."""
        if self._has(element, _STRUCK_STYLE):
            return False
        if "hidden" in element.attrib or self._has(element, _HIDDEN_STYLE):
            self.hidden = self.hidden or bool("".join(element.itertext()).strip())
            return False
        return True

    def leave(self, element: etree._Element) -> None:
        """Close an element and read the words that follow it."""
        tag = str(element.tag).lower()
        if element is not self._skipped:
            self._close(tag, element)
        self._skipped = None
        self._write(element.tail)

    def text(self) -> str:
        """Return all lines; more than one blank line in a row is one."""
        self._break()
        return join(self._lines)

    def _skip(self, element: etree._Element) -> bool:
        self._skipped = element
        return False

    def _has(self, element: etree._Element, look: re.Pattern[str]) -> bool:
        """Whether the element's own style or one of its classes holds such a declaration."""
        return bool(look.search(_own_style(element))) or any(
            look in self._classes.get(name, ()) for name in (element.get("class") or "").split()[:20]
        )

    def _open(self, tag: str) -> None:
        if tag == "br" and not self._words.strip():
            self._lines.append("> " * self._quotes)
        elif tag in _BLOCKS or tag == "br":
            self._break()
        if tag in ("p", "blockquote"):
            self._lines.append("> " * self._quotes)
        if tag == "blockquote":
            self._quotes += 1
        if tag == "li":
            self._words = "- "

    def _close(self, tag: str, element: etree._Element) -> None:
        if tag in _BLOCKS:
            self._break()
        if tag in ("p", "blockquote", "table"):
            self._quotes -= tag == "blockquote"
            self._lines.append("> " * self._quotes)
        link = element.get("href", "") if tag == "a" else ""
        if link.startswith(("http://", "https://")) and link not in self._words:
            self._words += f" <{link.split()[0][:500]}>"
        if tag in ("td", "th"):
            self._words += " "

    def _write(self, text: str | None) -> None:
        if text:
            self._words += text

    def _break(self) -> None:
        words = squeeze(self._words)
        if words:
            self._lines.append("> " * self._quotes + words)
        self._words = ""


def _tree(html: str) -> etree._Element | None:
    data = html[:MAX_HTML].replace("\x00", "").encode("utf-8", "replace")
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(data, parser) if data.strip() else None
    except etree.XMLSyntaxError:
        return None


def _own_style(element: etree._Element) -> str:
    ink = f";color:{element.get('color')}" if element.get("color") else ""
    return _tame((element.get("style") or "") + ink)


def _tame(style: str) -> str:
    """Cut every declaration to a length at which no pattern takes long; what hides words is a short one."""
    return ";".join(one[:_MAX_DECLARATION] for one in " ".join(style.lower().split()).split(";"))


def _class_rules(root: etree._Element) -> Iterator[tuple[str, tuple[re.Pattern[str], ...]]]:
    """Yield class names that the mail's own style sheet hides or strikes out, with what it does to them."""
    sheets = " ".join(sheet.text or "" for sheet in root.iter("style"))[:MAX_HTML].lower()
    for rule in sheets.split("}", _MAX_RULES)[:_MAX_RULES]:
        selectors, _, style = rule.rpartition("{")
        looks = tuple(look for look in (_HIDDEN_STYLE, _STRUCK_STYLE) if look.search(_tame(style)))
        for name in _CLASS.findall(selectors.rpartition("{")[2][-_MAX_SELECTOR:].strip()) if looks else ():
            yield name, looks
