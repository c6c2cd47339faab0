"""Letters in words: templates rendered in a sandbox, in any language that has them."""

from service.render.book import LetterBook

__all__ = ["LetterBook"]
