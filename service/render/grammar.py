"""What may a template do? State facts, choose between words, join them: nothing that could take long or grow.

A person's own template is code from outside. Without loops, calls and multiplication its text is bounded by its own
length and that of the facts, so that no template can hang the process or fill its memory.
"""

from jinja2 import StrictUndefined, TemplateAssertionError, Undefined, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

FILTERS = frozenset(
    {"moment", "date", "day", "slot_lines", "spoken", "first_line"}
    | {"capitalize", "default", "first", "last", "length", "lower", "trim", "upper"}
)
_ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.Assign, nodes.Name, nodes.Const, nodes.Filter),
    *(nodes.Test, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Concat),
    *(nodes.Add, nodes.Sub, nodes.Getattr, nodes.Getitem, nodes.Tuple, nodes.List),
)
_NAMES = {
    nodes.Call: "calls",
    nodes.For: "loops",
    nodes.Mul: "*",
    nodes.Pow: "**",
    nodes.Mod: "%",
    nodes.Macro: "macros",
}


class LetterLanguage(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, with only as much of its language as letters need."""

    def __init__(self, **options: object) -> None:
        super().__init__(undefined=StrictUndefined, finalize=_say, autoescape=False, auto_reload=False, **options)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        _check(tree)
        return tree


def _say(value: object) -> object:
    """What a letter prints: words and numbers. Anything else would show its reader how programs write it down."""
    if isinstance(value, str | Undefined) or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise TypeError("only words and numbers can be printed; write others as in {{ missed | moment }}")


def _check(tree: nodes.Template) -> None:
    """Raise TemplateAssertionError at the first thing that no letter needs."""
    made = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "store"}
    pending: list[nodes.Node] = [tree]
    while pending:
        node = pending.pop()
        if fault := _find_fault(node, made):
            raise TemplateAssertionError(fault, node.lineno)
        pending += node.iter_child_nodes()


def _find_fault(node: nodes.Node, made: set[str]) -> str:
    if not isinstance(node, _ALLOWED):
        named = next((word for kind, word in _NAMES.items() if isinstance(node, kind)), type(node).__name__.lower())
        return f"letters do without {named}"
    if isinstance(node, nodes.Filter) and node.name not in FILTERS:
        return f"there is no filter '{node.name}' for letters"
    if isinstance(node, nodes.Assign):
        built = sorted({one.name for one in node.node.find_all(nodes.Name)} & made)
        return f"'{built[0]}' may not be used to set another name" if built else ""
    return ""
