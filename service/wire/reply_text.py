"""The new words of a reply: without the history below, and with the signature put aside."""

import re
from collections.abc import Iterator, Sequence

import quotequail

from service.domain.mail import Mail
from service.domain.replies.record import ReplyText
from service.wire import visible

MAX_LINES = 1_000
MAX_SIGNATURE = 12_000
_LONG_LINE = 12
_LONGEST_HEAD = 1_000  # no head of a quotation is longer, and the patterns that look for one must not be led on
_NEVER_OURS = "\x00"
_MAX_SIGNATURE_NAME = 4
_TITLES = frozenset(("dr", "prof", "mr", "mrs", "ms", "herr", "frau", "ing", "mag", "dipl", "sr", "sra", "mme", "m"))
_QUOTED = re.compile(r"\s*>")
_FROM = re.compile(r"\s*\**(?:From|Von|De|Da|Van)\s?:\**\s", re.IGNORECASE)
_SENT = re.compile(
    r"\s*\**(?:Sent|Date|Gesendet|Datum|Envoy\u00e9(?: le)?|Enviado(?: el)?|Fecha)\s?:\**\s", re.IGNORECASE
)
_FORWARDED = re.compile(
    r"(?<!-)--+\s*(?:forwarded message|weitergeleitete nachricht|message transf\w+|mensaje reenviado)|^begin forwarded",
    re.IGNORECASE | re.MULTILINE,
)
_CLOSING = re.compile(
    r"\s*(?:--\s*$|__+\s*$|(?:(?:kind|best|warm|many)\s+)*(?:regards|wishes)|best,|cheers,|cheers\s*$|sincerely|yours\b"
    r"|thanks(?: again)?,?\s*$|thanks & regards|thank you,\s*$|sent from|get outlook|gesendet von|envoy\u00e9 de"
    r"|enviado desde|(?:met vriendelijke )?groet(?:en|jes)?\b|cheers\W+\w+\s*$|thanks\W+\w+\s*$"
    r"|rgds\b|br,?\s*$|ttyl\W*$"
    r"|(?:mit )?(?:freundlichen|besten|lieben|herzlichen)\s+gr|(?:viele|liebe|beste|sch\u00f6ne)\s+gr|lg,?\s*$|mfg"
    r"|(?:bien\s+)?cordialement|bien \u00e0 (?:vous|toi)|(?:un\s+)?(?:cordial\s+)?saludos?\b|atentamente)",
    re.IGNORECASE,
)
_INVISIBLE_WORDS = re.compile(r"<[^<>\s]*>|https?://\S+|\[[^\[\]]*\]|[^\w\s]")


def read_new_text(mail: Mail, ours: Sequence[str]) -> ReplyText:
    """Cut a mail down to what its writer added; `ours` are the texts of letters that we sent in the conversation."""
    new = _cut(mail.text, ours)
    body, signature = _part_signature(new.text, mail.sender.name)
    doubt = _find_doubt(mail, new, signature, ours)
    answers = tuple(_pair_answers(mail.text, ours, mail.sender.name)) if new.inline else ()
    return ReplyText(body, new.quoted, new.inline, signature[:MAX_SIGNATURE], doubt, answers)


def _cut(text: str, ours: Sequence[str]) -> ReplyText:
    """Take away the history and our own lines; what stands between or under them makes the answer an inline one."""
    lines = text.replace("\r\n", "\n").split("\n")
    if len(lines) > MAX_LINES:
        return ReplyText("\n".join(lines[:MAX_LINES]), inline=True)
    known = _Known(ours)
    top = lines[: min(_history_start(lines), _header_start(lines))]
    ours_at = _find_ours(lines, known)
    kept = [(place, line) for place, line in enumerate(top) if place not in ours_at]
    said = [place for place, line in kept if line.strip()]
    gaps = bool(said) and any(place < said[-1] and lines[place].strip() for place in ours_at)
    marks = any(_QUOTED.match(line) for _, line in kept)
    inline = gaps or marks or _has_answers(lines[len(top) :], known)
    return ReplyText("\n".join(line for _, line in kept).strip().rstrip("_ \n"), len(kept) < len(lines), inline)


def _pair_answers(text: str, ours: Sequence[str], sender: str) -> Iterator[tuple[str, str]]:
    """Yield each answer behind the line of ours above it; nothing more once a line stands where none is expected."""
    known, names, above = _Known(ours), sender.lower().split(), ""
    begun = False
    for line in text.replace("\r\n", "\n").split("\n")[:MAX_LINES]:
        if _QUOTED.match(line):
            above, begun = (_flat(line) if known.holds_long(line) else ""), True
        elif begun and line.strip():
            if _is_name(line, names) or _CLOSING.match(line):
                return
            yield above, line.strip()
            above = ""


class _Known:
    """The lines of our own letters, also where a mail program broke them anew."""

    def __init__(self, ours: Sequence[str]) -> None:
        self._lines = {_flat(line) for letter in ours for line in letter.split("\n")}
        self._joined = " ".join(f" {_flat(letter)} " for letter in ours)

    def holds(self, line: str) -> bool:
        """Whether a line is ours, or blank."""
        flat = _flat(line)
        return flat in self._lines or (len(flat) >= _LONG_LINE and f" {flat} " in self._joined)

    def holds_long(self, line: str) -> bool:
        """Whether a line is surely ours and no common word."""
        return len(_flat(line)) >= _LONG_LINE and self.holds(line)


def _history_start(lines: Sequence[str]) -> int:
    parts = quotequail.quote("\n".join(line[:_LONGEST_HEAD] for line in lines), quote_intro_line=True)
    return len(parts[0][1].split("\n")) if parts[0][0] and len(parts) > 1 else len(lines)


def _header_start(lines: Sequence[str]) -> int:
    """Find where a mail program repeats the heads of the mail that is answered ("From: ... Sent: ...")."""
    for place, line in enumerate(lines[:-1]):
        if _FROM.match(line) and any(_SENT.match(after) for after in lines[place + 1 : place + 4]):
            return place
    return len(lines)


def _has_answers(history: Sequence[str], known: _Known) -> bool:
    """Whether somebody wrote into or under the part of the history that is our letter."""
    first = next((place for place, line in enumerate(history) if _QUOTED.match(line) or known.holds_long(line)), None)
    if first is None:
        return False
    ours = history[first:]
    older = _header_start(ours)
    return any(line.strip() and not _QUOTED.match(line) and not known.holds(line) for line in ours[:older])


def _find_ours(lines: Sequence[str], known: _Known) -> set[int]:
    """Return the places of our own lines: runs of lines that our letters hold, with at least one unmistakable one."""
    ours: set[int] = set()
    run: list[int] = []
    for place, line in enumerate([*lines, _NEVER_OURS]):
        if known.holds(line):
            run.append(place)
            continue
        if any(known.holds_long(lines[one]) and not _CLOSING.match(lines[one]) for one in run):
            ours.update(run)
        run = []
    return ours


def _part_signature(text: str, sender_name: str) -> tuple[str, str]:
    """Part the words from the signature, at a closing formula or at a line that is the sender's name."""
    lines = text.split("\n")
    names = [word for word in (part.strip(".,").lower() for part in sender_name.split()) if word not in _TITLES]
    for place, line in enumerate(lines):
        if place and (_CLOSING.match(line) or _is_name(line, names) or _closes(lines, place, names)):
            return "\n".join(lines[:place]).strip(), "\n".join(lines[place:]).strip()
    return text.strip(), ""


def _closes(lines: Sequence[str], place: int, names: Sequence[str]) -> bool:
    """Whether a few words with a comma at their end stand above the sender's name."""
    below = next((line for line in lines[place + 1 : place + 3] if line.strip()), "")
    few = lines[place].rstrip().endswith(",") and len(lines[place].split()) <= _MAX_SIGNATURE_NAME
    return few and _is_name(below, names)


def _is_name(line: str, names: Sequence[str]) -> bool:
    """Whether a line is how its sender signs: the whole name first, or a short form or the initials alone."""
    words = [word for word in (word.strip(".,-()").lower() for word in line.split()) if word]
    if not words or not names:
        return False
    if len(names) > 1 and words[: len(names)] == list(names):
        return True
    initials = "".join(name[0] for name in names)
    short = [word for word in words if len(word) > 1]
    return len(words) <= _MAX_SIGNATURE_NAME and (
        _are_initials(line.strip(" .-"), initials)
        or (bool(short) and all(any(name.startswith(word) for name in names) for word in short))
    )


def _are_initials(line: str, initials: str) -> bool:
    """Whether a line is the sender's initials; a middle name of which we do not know may stand between them."""
    said = line.replace(".", "").replace(" ", "").lower()
    middle = line.isupper() and len(said) == len(initials) + 1 and len(initials) > 1
    return said == initials or (middle and said[0] == initials[0] and said[-1] == initials[-1])


def _find_doubt(mail: Mail, new: ReplyText, signature: str, ours: Sequence[str]) -> str:
    if len(signature) > MAX_SIGNATURE:
        return "the mail is unusually long"
    if _FORWARDED.search(mail.text):
        return "the mail forwards another one"
    if not mail.html:
        return ""
    seen = visible.look(mail.html)
    if seen.hidden:
        return "the mail holds words that its reader cannot see"
    shown = _cut(seen.text, ours)
    if set(_words(shown.text)) != set(_words(new.text)):
        return "the plain and the formatted version of the mail differ"
    return ""


def _words(text: str) -> Iterator[str]:
    yield from _INVISIBLE_WORDS.sub(" ", text.lower()).split()


def _flat(line: str) -> str:
    return " ".join(line.lstrip("> ").split())
