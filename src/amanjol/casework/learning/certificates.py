"""A certificate as a document for the printer: the same statement in two languages, and its signed code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import date_format

from amanjol.casework.standards.papers import certificate as words
from amanjol.foundation.printing.certificates import Certificate, CertificateWords
from amanjol.foundation.printing.documents import Fact

if TYPE_CHECKING:
    from amanjol.casework.learning.actions.certifying import Signed, Statement
    from amanjol.casework.standards.courses.lessons import Course
    from amanjol.casework.standards.sentences import Sentence


def languages_for(of: Course) -> list[str]:
    """In which both the words of a certificate and the title of the course are there."""
    return [code for code in of.languages if words.has_words_in(code)]


def document(
    statement: Statement, signed: Signed, trainer: str, of: Course, languages: tuple[str, str]
) -> Certificate:
    first, second = (_words(statement, signed, trainer, of, code) for code in languages)
    return Certificate(first, second, signed.number, signed.line)


def _words(statement: Statement, signed: Signed, trainer: str, of: Course, language: str) -> CertificateWords:
    def say(sentence: Sentence) -> str:
        return sentence.in_language(language)

    days = " – ".join(date_format(day, "d.m.Y") for day in (statement.begins_on, statement.ends_on))
    given = date_format(statement.given_on, "d.m.Y")
    return CertificateWords(
        language=language,
        title=say(words.TITLE),
        before_holder=say(words.BEFORE_HOLDER),
        holder=statement.holder,
        after_holder=say(words.AFTER_HOLDER),
        course=of.in_language(language).title,
        facts=(
            Fact(say(words.MINUTES), f"{statement.minutes} / {statement.of}"),
            Fact(say(words.DAYS), days),
            Fact(say(words.GIVEN_ON), given),
        ),
        issuer=signed.issuer,
        signatures=(
            f"{say(words.TRAINER)}: {trainer}" if trainer else say(words.TRAINER),
            say(words.FOR_ISSUER),
        ),
        how_to_check=say(words.HOW_TO_CHECK),
        code_alternative=say(words.PICTURE),
    )
