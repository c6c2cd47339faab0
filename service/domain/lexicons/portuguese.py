"""Portuguese, which is recognised so that it is taken for no neighbour; letters are not written in it."""

from service.domain.lexicons.lexicon import Lexicon

_SMALL = """
    o a os as que de em um uma para com nao sua seu voce obrigado obrigada ola do da no na por temos nosso nossa
    hoje prezado prezada e foi esta bom dia atenciosamente se
"""

PORTUGUESE = Lexicon(
    code="pt",
    name="Portuguese",
    small=frozenset(_SMALL.split()),
    telling=("entrevista", "vaga", "candidatura"),
    interview=("entrevista", "processo seletivo"),
    missed=("faltei", "não compareci", "perdi", "entrevista perdida", "falta à entrevista"),
    occupations=(
        *("desenvolvedor", "desenvolvedora", "engenheiro", "engenheira", "enfermeiro", "enfermeira", "contador"),
    ),
    absence=(r"\bnao (?:compareceu|participou|entrou|apareceu)\b", r"\b(?:esperando|aguardando) (?:por )?voce\b"),
    automatic=("resposta automatica",),
    calendar=("convite",),
)
