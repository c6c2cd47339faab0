"""Dutch, which is recognised so that it is taken for no neighbour; letters are not written in it."""

from service.domain.lexicons.lexicon import Lexicon

_SMALL = """
    de het een en van wij we u uw is niet met voor op te hebben ons ik dat bedankt groet groeten hallo beste je
    jij jouw heeft aan bij onze vandaag nog zijn was vriendelijke
"""

DUTCH = Lexicon(
    code="nl",
    name="Dutch",
    small=frozenset(_SMALL.split()),
    telling=("sollicitatie", "sollicitatiegesprek", "gesprek"),
)
