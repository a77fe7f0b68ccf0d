"""Whether somebody is entitled to a lawyer at the state's cost: yes, yes once a paper is there, or not established.

There is no fourth answer. A rule says to whom the state gives a lawyer, never to whom it does not; so what a country's
file does not say, and what nobody has read in the law itself, is *not established*, and a lawyer of an NGO helps
meanwhile.

Also called: eligibility, legal aid scope.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.sentences import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable


class Against(StrEnum):
    """What is being done to the person herself: asked before anything else."""

    ACCUSED = "accused"
    FINED = "fined"
    HELD = "held"
    DEPORTED = "deported"


class Proceeding(StrEnum):
    CRIMINAL = "criminal"
    CIVIL = "civil"
    ADMINISTRATIVE = "administrative"


class Standing(StrEnum):
    """Whether somebody has decided that the person is a victim. Who is presumed to be one is asked nothing more."""

    PRESUMED = "presumed"
    IDENTIFIED = "identified"


class Belonging(StrEnum):
    """To which country the person belongs, seen from the one whose rule it is."""

    CITIZEN = "citizen"
    FOREIGNER = "foreigner"
    STATELESS = "stateless"
    REFUGEE = "refugee"
    NOT_SAID = "not-said"


class Paper(StrEnum):
    """What a rule may ask for as proof."""

    IDENTIFICATION = "identification"
    PROCEDURAL_ACT = "procedural-act"
    ASSESSMENT_SHEET = "assessment-sheet"
    IDENTITY = "identity"


class Outcome(StrEnum):
    ENTITLED = "entitled"
    ONCE_A_PAPER = "once-a-paper"
    NOT_ESTABLISHED = "not-established"


AGAINST_WORDS: Final = {
    Against.ACCUSED: Sentence("Suspected or accused of something"),
    Against.FINED: Sentence("Fined, or to be fined"),
    Against.HELD: Sentence("Held by police or others"),
    Against.DEPORTED: Sentence("To be deported, or forbidden to come back"),
}
PROCEEDING_WORDS: Final = {
    Proceeding.CRIMINAL: Sentence("A criminal case"),
    Proceeding.CIVIL: Sentence("A civil case, such as wages, damages or a child"),
    Proceeding.ADMINISTRATIVE: Sentence("A case with an authority, such as papers, a stay or a fine"),
}
STANDING_WORDS: Final = {
    Standing.PRESUMED: Sentence("Presumed: nobody has decided yet"),
    Standing.IDENTIFIED: Sentence("Identified: somebody entitled to it has decided so"),
}
BELONGING_WORDS: Final = {
    Belonging.CITIZEN: Sentence("Citizen of this country"),
    Belonging.FOREIGNER: Sentence("Citizen of another country"),
    Belonging.STATELESS: Sentence("Without citizenship"),
    Belonging.REFUGEE: Sentence("Refugee, or asks for asylum"),
    Belonging.NOT_SAID: Sentence("Not asked, or not said"),
}
PAPER_WORDS: Final = {
    Paper.IDENTIFICATION: Sentence("A decision that the person is a victim of trafficking"),
    Paper.PROCEDURAL_ACT: Sentence("An act of the investigation or a court that names the person as victim"),
    Paper.ASSESSMENT_SHEET: Sentence("The assessment sheet by the criteria of cruel treatment"),
    Paper.IDENTITY: Sentence("A paper that says who the person is"),
}
OUTCOME_WORDS: Final = {
    Outcome.ENTITLED: Sentence("Entitled to a lawyer at the state's cost"),
    Outcome.ONCE_A_PAPER: Sentence("Entitled once a paper is there"),
    Outcome.NOT_ESTABLISHED: Sentence("Not established, an NGO's lawyer meanwhile"),
}
FIRST: Final = (
    Sentence("A lawyer today, before the person says or signs anything."),
    Sentence(
        "Non-punishment: the lawyer asks, in writing, that the person is not punished for what they were made to do."
        " (OSCE/ODIHR, National Referral Mechanisms, second edition, 2022)"
    ),
)
"""What comes before every other step where something is done to the person herself. A way of working, and no law."""
READ_AGAIN_AFTER: Final = timedelta(days=731)
"""Two years, as a lawyer's word on another country: laws change, and so a reading counts no longer."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said of a law, and how far it may be believed.

    `checked` says where it was read (`data_files.CHECKED`), `written_on` when somebody wrote it down here. `read_by`
    and `read_on` are there where somebody has read the law itself for this; without them nobody has.
    """

    key: str
    says: Sentence
    law: Sentence
    article: Sentence
    source: str
    checked: str
    written_on: str
    read_by: str = ""
    read_on: str = ""

    def is_read(self, day: date) -> bool:
        """Whether a reading of the law itself counts on that day."""
        if not self.read_on:
            return False
        read_on = date.fromisoformat(self.read_on)
        return read_on <= day <= read_on + READ_AGAIN_AFTER


@dataclass(frozen=True, slots=True)
class FirstStep(Statement):
    """What this country's law says for who is accused, fined, held or to be deported: `when` are those, as codes."""

    when: str = ""

    def concerns(self, against: Iterable[Against]) -> bool:
        return not set(self.when.split()).isdisjoint(against)


@dataclass(frozen=True, slots=True)
class Rule(Statement):
    """From `since` until the last day `until` (empty: it goes on). The others are codes with spaces between them.

    One of `papers` suffices as proof; a rule without any asks for none.
    """

    since: str = ""
    proceedings: str = ""
    standings: str = ""
    belongings: str = ""
    papers: str = ""
    until: str = ""

    def holds_on(self, day: date) -> bool:
        return date.fromisoformat(self.since) <= day and (
            not self.until or day <= date.fromisoformat(self.until)
        )

    def concerns(self, asked: Asked) -> bool:
        """Who has not said where they belong is meant by a rule for everybody alone."""
        belongings = {asked.belonging} if asked.belonging is not Belonging.NOT_SAID else EVERYBODY
        return (
            asked.proceeding in self.proceedings.split()
            and asked.standing in self.standings.split()
            and belongings <= set(self.belongings.split())
        )

    @property
    def proofs(self) -> tuple[Paper, ...]:
        return tuple(Paper(code) for code in self.papers.split())


EVERYBODY: Final = frozenset(Belonging) - {Belonging.NOT_SAID}


@dataclass(frozen=True, slots=True)
class Rights:
    """What is known of one country, by its code of ISO 3166 in small letters. `says`: what of it is not."""

    country: str
    name: Sentence
    says: Sentence
    rules: tuple[Rule, ...] = ()
    first_steps: tuple[FirstStep, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked about the person. Nothing about money is."""

    against: frozenset[Against]
    proceeding: Proceeding
    standing: Standing
    belonging: Belonging
    papers: frozenset[Paper] = frozenset()


@dataclass(frozen=True, slots=True)
class Answer:
    """`rests_on` are the rules that were read and give it; `unread` those that would, had somebody read them.

    `proofs`: any of these papers makes *once a paper* to *entitled*. `comes_first`: something is done to the person
    herself, and `first_steps` is what this country's law says of that.
    """

    outcome: Outcome
    rests_on: tuple[Rule, ...]
    unread: tuple[Rule, ...]
    proofs: tuple[Paper, ...]
    comes_first: bool
    first_steps: tuple[FirstStep, ...]


def answer(rights: Rights | None, asked: Asked, day: date) -> Answer:
    """By the rules of that day. `None` is a country of which nobody has written anything down."""
    rules = [rule for rule in rights.rules if rule.holds_on(day) and rule.concerns(asked)] if rights else []
    read = [rule for rule in rules if rule.is_read(day)]
    proven = tuple(rule for rule in read if not rule.papers or asked.papers.intersection(rule.proofs))
    steps = tuple(step for step in rights.first_steps if step.concerns(asked.against)) if rights else ()
    outcome = Outcome.ENTITLED if proven else Outcome.ONCE_A_PAPER if read else Outcome.NOT_ESTABLISHED
    proofs = () if proven else tuple(dict.fromkeys(paper for rule in read for paper in rule.proofs))
    unread = tuple(rule for rule in rules if not rule.is_read(day))
    return Answer(outcome, proven or tuple(read), unread, proofs, bool(asked.against), steps)
