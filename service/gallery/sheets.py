"""A sample's letter as it would be written, with its figures and what the linter says."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from service.domain.letters.checks import Draft, Finding, check_letter
from service.domain.letters.checks.text import Text
from service.domain.letters.facts import gather_facts
from service.domain.letters.phrases import Phrases, find_phrases
from service.domain.letters.reading_ease import grade
from service.gallery.samples import Sample
from service.ports.words import Letters

_LEAVES_AFTER = timedelta(hours=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One letter with its figures: words of running text, school grade, apologies, questions."""

    sample: Sample
    subject: str
    body: str
    words: int
    grade: float
    apologies: int
    questions: int
    findings: tuple[Finding, ...]


def lay_out(book: Letters, samples: Iterable[Sample]) -> Iterator[Sheet]:
    """The letters of the samples; raises as `Letters.write` does."""
    every = [book.phrases(code) for code in book.languages()]
    for sample in samples:
        yield lay_one(book, sample, every)


def lay_one(book: Letters, sample: Sample, every: Sequence[Phrases]) -> Sheet:
    """One sample's letter; `every` are the phrases of all languages."""
    language = sample.case.language
    facts = gather_facts(sample.case, sample.account, sample.kind, book.words(language))
    subject, body = book.write(sample.kind, language, facts)
    draft = _describe(sample, subject, body)
    phrases = book.phrases(language)
    text = Text(draft, phrases)
    return Sheet(
        sample=sample,
        subject=subject,
        body=body,
        words=text.length,
        grade=round(grade(text.prose, language), 1),
        apologies=len(find_phrases(phrases.apologies, body)),
        questions=body.count("?"),
        findings=tuple(one for one in check_letter(draft, phrases, every) if not _is_meant(one, sample)),
    )


def judge_body(book: Letters, sheet: Sheet) -> frozenset[str]:
    """The names of the rules that the body breaks by itself, whatever its subject."""
    sample = sheet.sample
    draft = _describe(sample, "Re: -", sheet.body)
    return frozenset(one.rule for one in check_letter(draft, book.phrases(sample.case.language)))


def _describe(sample: Sample, subject: str, body: str) -> Draft:
    case, account = sample.case, sample.account
    return Draft(
        kind=sample.kind,
        subject=subject,
        body=body,
        to=(case.contact.address,) if case.contact else (),
        language=case.language,
        occasion=case.occasion,
        privacy=case.privacy,
        typed=case.reason,
        given=f"{case.event.title} {case.event.place}",
        name=account.name,
        phone=account.preferences.phone,
        slots=case.slots,
        now=case.event.start + _LEAVES_AFTER,
        met_at=case.event.start,
        reader_zone=case.event.zone,
        met_on=case.event.start.date(),
        agreed_on=case.agreement.start.date() if case.agreement else None,
    )


def _is_meant(finding: Finding, sample: Sample) -> bool:
    """A letter for which no time is free offers none."""
    return finding.rule == "times" and not sample.case.slots
