"""What stands under the writer's name: office hours, events and small print, but no second thoughts."""

import re

from service.domain.replies.folding import fold
from service.domain.replies.scanner import join
from service.domain.replies.speech import at_words, search
from service.domain.replies.words import Words

_SENTENCE = re.compile(r"[^.!?\n]*(?:\.(?=\d|\w\.)[^.!?\n]*)*[.!?]?")
_CLOCK = re.compile(r"\b\d{1,2}(?:[:.h]\d\d|\s*[ap]\.?m\b|\s*uhr\b)")
_FEWEST = 3


def find_second_thoughts(signature: str, words: Words) -> str:
    """Return why the words under the name keep us from acting, "" when they are a signature and nothing else."""
    footer, device = join(words.footer), join(words.device)
    for paragraph in fold(signature).split("\n\n"):
        after = device.split(paragraph, maxsplit=1)
        rest = after[-1]
        tells = len(after) > 1 and len(rest.split()) >= _FEWEST
        if not footer.search(rest) and (tells or _has_second_thoughts(rest, words)):
            return "there are words under the signature"
    return ""


def _has_second_thoughts(paragraph: str, words: Words) -> bool:
    """Whether strong words of doubt stand there, mild ones beside "I" or "you", or any in a sentence of its own."""
    mild, persons = join(words.mild), join(words.persons)
    doubts = _find_all(join(words.doubt), paragraph)
    personal = bool(_find_all(persons, paragraph))
    strong = any(not mild.match(paragraph, head) for head in doubts)
    sentences = any(_is_afterthought(one, words) for one in _SENTENCE.findall(paragraph))
    return "?" in paragraph or "p.s" in paragraph or strong or bool(doubts and personal) or sentences


def _is_afterthought(sentence: str, words: Words) -> bool:
    """Whether a whole sentence, and not a line of an address, reserves something or names a time."""
    if len(sentence.split()) < _FEWEST or not sentence.rstrip().endswith((".", "!")):
        return False
    told = search(join(words.aside), sentence, 0, len(sentence)) or search(
        join(words.besides), sentence, 0, len(sentence)
    )
    return not told and (bool(_find_all(join(words.doubt), sentence)) or bool(_CLOCK.search(sentence)))


def _find_all(pattern: re.Pattern[str], text: str) -> list[int]:
    return [found.start() for found in at_words(pattern).finditer(text)]
