"""In which language and manner is a case written? As they write, unless its owner chose otherwise."""

from dataclasses import replace

from service.domain.case import Case
from service.domain.tongues.tongue import Tongue


def follow_tongue(case: Case, tongue: Tongue) -> Case:
    """The case in this tongue, as far as that is told and the owner has not chosen another; else the case itself."""
    if not tongue.code:
        return case
    if not _is_open(case):
        fits = tongue.code == case.language and case.formal is None and tongue.formal is not None
        return _note(replace(case, formal=tongue.formal)) if fits else case
    formal = case.formal if tongue.formal is None or _chose_manner(case) else tongue.formal
    after = replace(case, language=tongue.code, formal=formal)
    return case if after == case else _note(after)


def _is_open(case: Case) -> bool:
    """Whether the language is unknown yet, or was found rather than chosen."""
    return not case.language or _key(case) in case.told


def _chose_manner(case: Case) -> bool:
    return case.formal is not None and _key(case) not in case.told


def _note(case: Case) -> Case:
    return case if _key(case) in case.told else replace(case, told=(*case.told, _key(case)))


def _key(case: Case) -> str:
    return f"tongue@{case.language}/{case.formal}"
