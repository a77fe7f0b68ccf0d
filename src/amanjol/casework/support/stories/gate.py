"""The gate: each reason why a story does not go out, in a sentence, with the page where it is mended. It has no switch.

What it asks of was looked up by `looking`; nothing here opens a row, so each refusal is tried by itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final
from unicodedata import normalize

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from amanjol.casework.standards.people.forms import Form
from amanjol.casework.standards.sentences import ENGLISH
from amanjol.casework.standards.traits.words import TraitKind, text_of
from amanjol.casework.support.stories.countable import is_counted_by
from amanjol.casework.support.stories.records import Decided
from amanjol.foundation.names.matching import SAME_FROM, Matcher

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from amanjol.casework.standards.people.given import GivenConsent
    from amanjol.casework.support.stories.records import StoryRecord

ENOUGH: Final = 10
"""So many of the organisation's own people have to share what is kept."""
AFTER_EXIT: Final = timedelta(days=365)
LONGEST_YEARS: Final = 3
COUNT_HOLDS: Final = timedelta(days=30)
APPROVERS: Final = 2
LEAST_TEXTS: Final = 2
_SHORTEST_NAME: Final = 3
_SHORT_NAME: Final = 4
_LONGEST_ENDING: Final = 5
_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the gate asks of, as it is today.

    `own_language`: hers, empty where nobody knows it. `exit_on`: the last day of what happened or the first of help,
    None where no day of exploitation is written down. `under_way`: the last day on which something began before an
    authority or with a lawyer, None where nothing runs. `holders`: accounts that hold the keys and work on cases.
    `signs`: the organisation and the node can sign. `codes`: what her file has of each kind.
    """

    today: date
    record: StoryRecord
    form: Form
    names: tuple[str, ...]
    is_restricted: bool
    is_older: bool
    own_language: str
    consent: GivenConsent | None
    exit_on: date | None
    under_way: date | None
    holders: Collection[str]
    signs: bool
    codes: Mapping[TraitKind, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Refusal:
    """`page` is the name of the address where it is mended, of the case; empty where nothing can be done."""

    key: str
    says: Any
    page: str = ""
    about: str = ""


def refusals(facts: Facts) -> list[Refusal]:
    """Empty where the gate may open. All of them, so that nobody mends one and meets the next."""
    return [refusal for check in _CHECKS for refusal in check(facts)]


def _person(facts: Facts) -> Iterator[Refusal]:
    if facts.form is not Form.ADULT:
        yield Refusal(
            "not-adult", _("Only an adult who is here decides about their story. Of a child there is none.")
        )
    if facts.is_restricted:
        yield Refusal("restricted", _("The person is restricted: nothing of them is published."))
    if facts.is_older:
        yield Refusal("older", _("An older copy was put back. Tell the operator first."))


def _consent(facts: Facts) -> Iterator[Refusal]:
    given = facts.consent
    scope = given.terms.scope if given is not None and given.terms is not None else None
    if given is None or scope is None:
        yield Refusal(
            "no-consent",
            _("No consent to publish is in force. Read it out and write down the answer."),
            "cases:consents",
        )
        return
    if given.until is None or given.until > _years_after(given.consent.given_on):
        yield Refusal(
            "too-long",
            _("The consent has to end within three years of the day on which it was given."),
            "cases:consents",
        )
    if beyond := sorted(facts.record.texts.keys() - set(scope.languages)):
        yield Refusal(
            "language", _("The consent does not name this language:"), "cases:consents", ", ".join(beyond)
        )


def _words(facts: Facts) -> Iterator[Refusal]:
    record = facts.record
    if len(record.texts) < LEAST_TEXTS:
        yield Refusal("texts", _("Write the text in two languages at least."), "support:story_text")
    if facts.own_language and facts.own_language not in record.texts:
        yield Refusal(
            "own-text", _("Write it in her language, too: it is read to her."), "support:story_text"
        )
    if not record.alias:
        yield Refusal("no-alias", _("Choose another name with her."), "support:story_text")
    elif is_like(record.alias, facts.names):
        yield Refusal(
            "alias",
            _("The other name is like one of hers. Choose one that sounds different."),
            "support:story_text",
        )
    if named := name_in(record, facts.names):
        yield Refusal("name", _("One of her names may stand in the text:"), "support:story_text", named)


def _reading(facts: Facts) -> Iterator[Refusal]:
    record = facts.record
    is_read = any(
        reading.digest == record.digest
        and reading.language == facts.own_language
        and facts.today >= reading.on
        for reading in record.readings
    )
    if not facts.own_language:
        yield Refusal(
            "no-language",
            _("Nobody has written down her language, so nobody can read the text to her in it."),
            "cases:details",
        )
    elif not is_read:
        yield Refusal(
            "not-read",
            _("These very words were not read to her in her language. After each change they are read anew."),
            "support:story_read",
        )


def _year(facts: Facts) -> Iterator[Refusal]:
    if facts.exit_on is None:
        yield Refusal(
            "no-exit",
            _("Nobody has written down when it ended: the days of what happened are empty."),
            "cases:details",
        )
    elif facts.today < facts.exit_on + AFTER_EXIT:
        yield Refusal("too-early", _("Less than a year has passed since it ended and help began."))


def _proceedings(facts: Facts) -> Iterator[Refusal]:
    word = facts.record.lawyer
    if word is not None and not word.allows:
        yield Refusal("lawyer-no", _("Her lawyer says no: nothing is published."), "support:story_lawyer")
    elif facts.under_way is not None and (
        word is None or word.digest != facts.record.digest or word.on < facts.under_way
    ):
        yield Refusal(
            "proceedings",
            _(
                "A lawyer, an authority or a court is at work. Without her lawyer's word nothing is published."
            ),
            "support:story_lawyer",
        )


def _traits(facts: Facts) -> Iterator[Refusal]:
    for (kind, text), is_certain in facts.record.traits.items():
        declared = facts.record.decided_of(kind, text)
        about = f"{text_of(kind).title.in_language(get_language() or ENGLISH)}: {text}"
        if declared is None:
            yield Refusal("undeclared", _("Keep this or say less:"), "support:story_traits", about)
        elif declared.decided is Decided.COMMON and (
            is_certain or kind is TraitKind.EVENT or not declared.why
        ):
            yield Refusal(
                "not-common", _("This tells of her. Say less in the text:"), "support:story_text", about
            )
        elif declared.decided is Decided.KEPT and not is_counted_by(kind, text, facts.codes.get(kind, ())):
            yield Refusal(
                "not-countable",
                _("Nobody can count who shares this. Say less in the text:"),
                "support:story_text",
                about,
            )


def _count(facts: Facts) -> Iterator[Refusal]:
    counted, record = facts.record.counted, facts.record
    is_of_now = (
        counted is not None
        and counted.digest == record.whole_digest
        and counted.on <= facts.today <= counted.on + COUNT_HOLDS
    )
    if record.would_know is None or record.would_know.digest != record.digest:
        yield Refusal("would-know", _("Write who would know her by this text."), "support:story_known")
    if counted is None or not is_of_now:
        yield Refusal(
            "not-counted", _("Count how many of your own people share what is kept."), "support:story_known"
        )
    elif not counted.passed:
        yield Refusal(
            "few",
            _("Fewer than ten of your own people share what is kept. Say less in the text."),
            "support:story_text",
        )


def _approvers(facts: Facts) -> Iterator[Refusal]:
    record = facts.record
    approved = {
        approval.by
        for approval in record.approvals
        if approval.digest == record.whole_digest
        and approval.by not in record.writers
        and approval.by in facts.holders
    }
    if len(approved) < APPROVERS:
        yield Refusal(
            "approvers",
            _("Two colleagues who hold the keys and wrote none of it have to approve these words."),
        )


def _signing(facts: Facts) -> Iterator[Refusal]:
    if not facts.signs:
        yield Refusal(
            "no-key",
            _(
                "Nothing can be signed here yet: a supervisor begins the signing key of the organisation, and the"
                " operator that of the node."
            ),
        )


_CHECKS: Final = (
    _person, _consent, _words, _reading, _year, _proceedings, _traits, _count, _approvers, _signing,
)  # fmt: skip


def is_like(alias: str, names: Collection[str]) -> bool:
    """Whether any word of it is heard as a word of any of her names, in whatever script."""
    matcher = Matcher()
    words = {word for name in names for word in name.split() if len(word) >= _SHORTEST_NAME}
    return any(
        matcher.compare(part, word).score >= SAME_FROM
        for part in [alias, *alias.split()]
        for word in [*names, *words]
    )


def name_in(record: StoryRecord, names: Collection[str]) -> str:
    """The first word that is heard as one of her names, or is one with another ending, capital or not; else empty."""
    matcher = Matcher()
    parts = {word for name in names for word in name.split() if len(word) >= _SHORTEST_NAME}
    own = set(_WORD.findall(record.alias))
    for text in record.texts.values():
        plain = normalize("NFKC", text)
        for word in _capitals(plain) - own:
            if any(matcher.compare(word, part).score >= SAME_FROM for part in parts):
                return word
        for word in _WORD.findall(plain):
            if word not in own and any(_is_with_ending(word, part) for part in parts):
                return str(word)
    return ""


def _is_with_ending(word: str, name: str) -> bool:
    """Мадины, Мадинанын and мадина are Мадина; of a short name the whole stands in it."""
    word, name = word.casefold(), normalize("NFKC", name).casefold()
    begins = name[:-1] if len(name) > _SHORT_NAME else name
    return word.startswith(begins) and len(word) <= len(name) + _LONGEST_ENDING


def _capitals(text: str) -> set[str]:
    return {word for word in _WORD.findall(text) if len(word) >= _SHORTEST_NAME and word[0].isupper()}


def _years_after(day: date) -> date:
    """The same day three years on; of a leap day the 28th."""
    year = day.year + LONGEST_YEARS
    return date(year, day.month, min(day.day, 28) if day.month == 2 else day.day)
