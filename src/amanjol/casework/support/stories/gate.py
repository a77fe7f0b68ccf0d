"""The gate: each reason why a story does not go out, in a sentence, with the page where it is mended. It has no switch.

What it asks of was looked up by `looking`; nothing here opens a row, so each refusal is tried by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from amanjol.casework.standards.people.forms import Form
from amanjol.casework.standards.sentences import ENGLISH
from amanjol.casework.standards.traits.words import TraitKind, text_of
from amanjol.casework.support.stories.countable import is_counted_by
from amanjol.casework.support.stories.heard import foreign_words, is_like, name_in, unreadable
from amanjol.casework.support.stories.records import Decided

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from amanjol.casework.standards.people.given import GivenConsent
    from amanjol.casework.support.stories.records import LawyerWord, StoryRecord

ENOUGH: Final = 10
"""So many of the organisation's own people have to share what is kept."""
AFTER_EXIT: Final = timedelta(days=365)
LONGEST_YEARS: Final = 3
COUNT_HOLDS: Final = timedelta(days=30)
APPROVERS: Final = 2
LEAST_TEXTS: Final = 2


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
    elif unreadable(record.alias):
        yield Refusal(
            "alias-script",
            _(
                "Write the other name in Latin or Cyrillic letters: nobody hears in others whether it is hers."
            ),
            "support:story_text",
        )
    elif is_like(record.alias, facts.names):
        yield Refusal(
            "alias",
            _("The other name is like one of hers. Choose one that sounds different."),
            "support:story_text",
        )
    if named := name_in(record, facts.names):
        yield Refusal("name", _("One of her names may stand in the text:"), "support:story_text", named)
    if foreign := foreign_words(record):
        yield Refusal(
            "script",
            _("Neither Latin nor Cyrillic letters; a name would not be heard in them:"),
            "support:story_text",
            foreign,
        )


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
    elif facts.under_way is not None and asks_lawyer(word, facts.record.digest, facts.under_way):
        yield Refusal(
            "proceedings",
            _(
                "A lawyer, an authority or a court is at work. Without her lawyer's word nothing is published."
            ),
            "support:story_lawyer",
        )


def asks_lawyer(word: LawyerWord | None, digest: str, began: date) -> bool:
    """Whether nobody has asked her lawyer about the words of this digest since that began."""
    return word is None or word.digest != digest or word.on < began


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


def _years_after(day: date) -> date:
    """The same day three years on; of a leap day the 28th."""
    year = day.year + LONGEST_YEARS
    return date(year, day.month, min(day.day, 28) if day.month == 2 else day.day)
