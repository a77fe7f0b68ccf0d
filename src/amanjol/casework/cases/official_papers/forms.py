"""Which facts stand on a paper, ticked line by line; on which ground; what the lawyer says."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.official_papers import added
from amanjol.casework.cases.official_papers.actions import Choice, ChosenFact
from amanjol.casework.cases.official_papers.facts import NAME, facts_of
from amanjol.casework.cases.record_parts.papers import Ground
from amanjol.casework.desk.fields import Text, line, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.forms import BoundField

    from amanjol.casework.cases.consents.words import ConsentShown
    from amanjol.casework.cases.official_papers.facts import Fact, Source

GROUNDS: Final = (
    (Ground.CONSENT, _("The person consents that these facts are told")),
    (Ground.LAW, _("A law compels us")),
)
_FACT, _SENTENCE = "fact-", "sentence-"


@dataclass(frozen=True, slots=True)
class FactFields:
    """`lines` are ticked, `sentence` may be typed."""

    lines: BoundField
    sentence: BoundField
    is_open: bool


class Ticked(forms.MultipleChoiceField):
    """Lines of one fact. What is empty is nothing that was ticked."""

    def to_python(self, value: Any) -> list[str]:
        return [text for text in super().to_python(value) if text]


class PaperForm(forms.Form):
    """Nothing is ticked beforehand. The value of each line is its text: what changed since it was read is refused."""

    ground = forms.ChoiceField(label=_("Why may they be told?"), choices=GROUNDS, widget=forms.RadioSelect)
    consent = forms.ChoiceField(label=_("Which consent"), required=False)
    compelled_by = line(
        _("Which law compels us"), _("Article and law, and the paper with its number and day.")
    )
    lawyer_says = text(
        _("What the lawyer says, for this paper"),
        _("These words are printed. Advice that is for us alone does not belong here."),
        required=True,
        rows=3,
    )
    is_seen = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *typed: Any, source: Source, consents: Iterable[ConsentShown], **options: Any) -> None:
        super().__init__(*typed, **options)
        self._source, self.facts = source, facts_of(source)
        choices = [(consent.given.id, _words(consent)) for consent in consents]
        self.fields["consent"].choices = [("", "—"), *choices]  # type: ignore[attr-defined]  # a choice field has them
        for fact in self.facts:
            self.fields[_FACT + fact.key] = Ticked(
                label=fact.texts[0],
                required=False,
                choices=[(words, words) for words in fact.texts],
                widget=forms.CheckboxSelectMultiple,
                error_messages={"invalid_choice": _("This has changed meanwhile. Look at it again.")},
            )
            self.fields[_SENTENCE + fact.key] = line(_("One sentence more, if it is needed"))

    @property
    def groups(self) -> list[tuple[str, list[FactFields]]]:
        """Under their headings, in the order of the list."""
        by_title = groupby(self.facts, key=lambda fact: fact.title)
        return [(title, [self._of(fact) for fact in facts]) for title, facts in by_title]

    @property
    def others(self) -> Iterator[BoundField]:
        return (self[name] for name in ("ground", "consent", "compelled_by", "lawyer_says"))

    @property
    def choice(self) -> Choice:
        typed = self.cleaned_data
        ground = Ground(typed["ground"])
        facts = (
            ChosenFact(fact.key, tuple(typed[_FACT + fact.key]), typed[_SENTENCE + fact.key])
            for fact in self.facts
            if typed[_FACT + fact.key]
        )
        return Choice(
            tuple(facts),
            typed["lawyer_says"],
            ground,
            typed["consent"] if ground is Ground.CONSENT else "",
            typed["compelled_by"] if ground is Ground.LAW else "",
        )

    def clean(self) -> dict[str, Any] | None:
        typed = super().clean() or {}
        self._check_ground(typed)
        for name, field in self.fields.items():
            if type(field) is Text and added.finds_the_person(typed.get(name, ""), self._source.person):
                self.add_error(
                    name, _("This can lead to the person: a number, an address, how to reach them.")
                )
        for fact in self.facts:
            self._check_fact(fact, typed.get(_FACT + fact.key, []), typed.get(_SENTENCE + fact.key, ""))
        ticked = [fact for fact in self.facts if typed.get(_FACT + fact.key)]
        if not ticked and not self.errors:
            self.add_error(None, _("Choose at least one fact."))
        if sum(fact.key.startswith(NAME) for fact in ticked) > 1:
            self.add_error(None, _("Choose one name: the one that the person wishes, or that of the papers."))
        return typed

    def _check_ground(self, typed: dict[str, Any]) -> None:
        if (
            typed.get("ground") == Ground.CONSENT
            and not typed.get("consent")
            and "consent" not in self.errors
        ):
            self.add_error(
                "consent", _("Choose the consent. If there is none in force, ask the person first.")
            )
        if typed.get("ground") == Ground.LAW and not typed.get("compelled_by"):
            self.add_error("compelled_by", _("Write which law compels us. If none does, the person decides."))

    def _check_fact(self, fact: Fact, ticked: list[str], sentence: str) -> None:
        if ticked and fact.texts[0] not in ticked:
            self.add_error(_FACT + fact.key, _("The first line belongs to the others."))
        if sentence and not ticked:
            self.add_error(_SENTENCE + fact.key, _("A sentence stands beside a fact: tick it."))
        if not added.is_one_sentence(sentence):
            self.add_error(_SENTENCE + fact.key, _("One sentence, not more."))

    def _of(self, fact: Fact) -> FactFields:
        lines, sentence = self[_FACT + fact.key], self[_SENTENCE + fact.key]
        return FactFields(lines, sentence, bool(sentence.value() or sentence.errors))


def _words(consent: ConsentShown) -> str:
    language = get_language() or "en"
    groups = ", ".join(group.in_language(language) for group in consent.groups)
    what = groups or consent.given.about or consent.what_for.in_language(language)
    return f"{consent.given.consent.given_on:%d.%m.%Y} · {what}"
