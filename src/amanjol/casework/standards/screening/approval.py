"""When a list may score real people: once two named practitioners have compared every weight with the source.

A practitioner reads the source, not the screen: they enter the weight that they read there for each indicator,
and only a comparison without a gap and without a difference can be signed. A signature names the list, its
edition and the digest of everything that decides a result, so whatever is changed later voids it: also the words
of the language in which the practitioner read the list. A language that comes later voids nothing.
Whoever keeps signatures seals `to_sign` with the practitioner's own key; here they are plain data.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from amanjol.casework.standards.screening.combination import packaged_table
from amanjol.casework.standards.screening.lists import Weight
from amanjol.casework.standards.screening.rule import packaged_rule
from amanjol.casework.standards.sentences import ENGLISH, Sentence, languages
from amanjol.foundation.seals.canonical import to_bytes
from amanjol.foundation.seals.records import DataRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from amanjol.casework.standards.screening.lists import IndicatorList

NEEDED: Final = 2
"""Practitioners, each with a comparison of their own."""


class NodeKind(StrEnum):
    """`FICTIONAL` is a node for exercises and the demo: no real person is in it."""

    REAL = "real"
    FICTIONAL = "fictional"


class ScoringLocked(Exception):
    """Nobody real is scored with this list yet. `sentence` says what is missing."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.en)
        self.sentence = sentence


class ComparisonIncomplete(Exception):
    """The weights that were read differ from ours or do not cover the list. `sentence` says which first."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.en)
        self.sentence = sentence


class Signature(DataRecord, frozen=True):
    """Who compared which list when. `practitioner` is an account's id, `name` the name they sign with."""

    list: str
    edition: str
    digest: str
    practitioner: str
    name: str
    signed_on: date

    def to_sign(self) -> bytes:
        """The canonical bytes for a digital signature."""
        return to_bytes({"statement": "amanjol/weights-compared/1", **self.as_data()})


def digest_of(of: IndicatorList, language: str = ENGLISH) -> str:
    """SHA-256 of all that decides a result of this list: its source, every word and weight, the rule, the table.

    The words are English, as in the source, and beside them those that are read in `language`.
    """
    rule, table = packaged_rule(), packaged_table()
    decides: dict[str, Any] = {
        "list": of.key,
        "exploitation": of.exploitation,
        "age": of.age,
        "document": of.source.document,
        "edition": of.source.edition,
        "dimensions": [
            [
                dimension.key,
                [[indicator.key, indicator.says.en, indicator.weight] for indicator in dimension.indicators],
            ]
            for dimension in of.dimensions
        ],
        "rule": [[line.key, line.strong, line.medium, line.weak, line.medium_or_weak] for line in rule.rules],
        "table": [
            [row.key, row.recruitment, row.exploitation, row.coercion, row.vulnerability]
            for row in table.adults
        ],
    }
    if language != ENGLISH:
        decides["read"] = [language, [indicator.says.in_language(language) for indicator in of.indicators]]
    return sha256(to_bytes(decides)).hexdigest()


@dataclass(frozen=True, slots=True)
class Difference:
    """`read` is missing where the practitioner read no weight for the indicator."""

    indicator: str
    says: Sentence
    read: Weight | None


def differences(of: IndicatorList, read: Mapping[str, Weight]) -> tuple[Difference, ...]:
    """Where the weights that a practitioner read in the source are not ours, or are missing."""
    return tuple(
        Difference(indicator.key, indicator.says, read.get(indicator.key))
        for indicator in of.indicators
        if read.get(indicator.key) != Weight(indicator.weight)
    )


MISSING: Final = Sentence("No weight from the source was entered for “{indicator}”.")
DIFFERS: Final = Sentence(
    "The weight in the source differs from ours for “{indicator}”: correct the list's file first."
)
UNNAMED: Final = Sentence("A signature carries a name.")


def sign(
    of: IndicatorList,
    *,
    read: Mapping[str, Weight],
    practitioner: str,
    name: str,
    signed_on: date,
    language: str = ENGLISH,
) -> Signature:
    """A signature under a whole comparison, made with the list in `language`. Raises `ComparisonIncomplete`."""
    if gaps := differences(of, read):
        sentence = MISSING if gaps[0].read is None else DIFFERS
        raise ComparisonIncomplete(sentence.fill(indicator=gaps[0].says))
    if not practitioner.strip() or not name.strip():
        raise ComparisonIncomplete(UNNAMED)
    return Signature(of.key, of.source.edition, digest_of(of, language), practitioner, name, signed_on)


LOCKED: Final = Sentence(
    "This list scores no real person yet: {needed} practitioners compare every weight with the source and sign; "
    "{found} of them have. Questions can be asked and help can be given all the same."
)


def why_locked(of: IndicatorList, node: NodeKind, signatures: Iterable[Signature]) -> Sentence | None:
    """Why this list may not score on this kind of node; nothing when it may."""
    if node == NodeKind.FICTIONAL:
        return None
    signed = len(signers(of, signatures))
    return None if signed >= NEEDED else LOCKED.fill(needed=NEEDED, found=signed)


def signers(of: IndicatorList, signatures: Iterable[Signature]) -> list[Signature]:
    """Valid signatures of different people: neither an account nor a name counts twice."""
    digests = {digest_of(of, language) for language in languages()}
    valid: list[Signature] = []
    for signature in signatures:
        is_another = all(
            signature.practitioner != earlier.practitioner
            and _folded(signature.name) != _folded(earlier.name)
            for earlier in valid
        )
        is_current = (signature.list, signature.edition) == (
            of.key,
            of.source.edition,
        ) and signature.digest in digests
        if is_another and is_current and signature.name.strip():
            valid.append(signature)
    return valid


def _folded(name: str) -> str:
    return re.sub(r"\s+", " ", name.strip().casefold())
