"""The pieces of what is read out before a consent: words of one thing, what was asked, the lines as they are said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amanjol.casework.standards.people.terms import Terms, digest_of

if TYPE_CHECKING:
    from datetime import date

    from amanjol.casework.standards.people.given import ConsentFor
    from amanjol.casework.standards.people.terms import FieldGroup, Recipient, Scope
    from amanjol.casework.standards.sentences import Sentence


@dataclass(frozen=True, slots=True)
class PurposeText:
    """`asks` is the question, `stays` what is left after it was taken back."""

    key: str
    asks: Sentence
    stays: Sentence


@dataclass(frozen=True, slots=True)
class GroupText:
    """`title` is for staff, `says` is read out."""

    key: str
    title: Sentence
    says: Sentence


@dataclass(frozen=True, slots=True)
class ChannelText:
    """`title` is for staff, `says` is read out."""

    key: str
    title: Sentence
    says: Sentence


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing of the static folder of consents: what it shows, for staff."""

    key: str
    shows: Sentence


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked before anybody answers. `home` is the country of the node. `scope`: of a story, to be published."""

    purpose: ConsentFor
    recipient: Recipient
    groups: tuple[FieldGroup, ...]
    countries: tuple[str, ...]
    home: str
    until: date | None
    is_of_child: bool
    scope: Scope | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One idea. `is_item`: one of several that belong to the line before them."""

    picture: str
    text: str
    is_item: bool = False


@dataclass(frozen=True, slots=True)
class ReadOut:
    """The words as they are read out in one language."""

    edition: date
    language: str
    lines: tuple[Line, ...]

    @property
    def said(self) -> tuple[str, ...]:
        return tuple(line.text for line in self.lines)

    @property
    def digest(self) -> str:
        return digest_of(self.edition, self.language, self.said)

    def terms(self, asked: Asked, interpreter: str = "", witness: str = "") -> Terms:
        """What a consent to exactly these words says."""
        return Terms(
            asked.recipient, asked.groups, asked.countries, self.language, self.edition, self.said,
            self.digest, asked.until, interpreter, witness, asked.scope,
        )  # fmt: skip
