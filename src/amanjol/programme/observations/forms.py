"""What is typed of an observation: choices of closed lists, who stands behind it, and what is answered about each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.fields import Text, day, line, one_of, own
from amanjol.foundation.web.versions import VersionedForm
from amanjol.programme.observations.kinds import (
    LONGEST_FIRM,
    LONGEST_LINK,
    LONGEST_REASON,
    NAMING,
    Answer,
    Asked,
    Known,
    SaidBy,
)
from amanjol.programme.observations.records import (
    LINK,
    MONTH,
    Behind,
    Codes,
    Firm,
    Lawyer,
    Source,
    has_number,
)
from amanjol.programme.observations.wording import ANSWERS, ASKED, KNOWN, SAID_BY, named
from amanjol.public.warnings.queries import catalogue

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date
    from uuid import UUID

    from django.http import QueryDict


NOT_CHOSEN: Final = ("", _("Not chosen"))
FAMILIES: Final = "ABCDEF"
_CODE: Final = re.compile(r"[0-9A-F]{6}")
_SAID: Final = [NOT_CHOSEN, *((key.value, words) for key, words in SAID_BY.items())]


def _link(label: Any) -> Text:
    return Text(
        label=label,
        required=False,
        max_length=LONGEST_LINK,
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
    )


class CodesForm(VersionedForm):
    """`codes` and `inside` after it was found valid."""

    kind = forms.ChoiceField(label=_("What happens"))
    country = forms.ChoiceField(label=_("Country"))
    region = forms.ChoiceField(
        label=_("Region"),
        required=False,
        help_text=_("Where the country does not say enough. Nothing finer."),
    )
    month = forms.RegexField(
        label=_("Month"), regex=rf"^{MONTH.pattern}$", widget=forms.TextInput(attrs={"type": "month"}),
        error_messages={"invalid": _("Write a month, such as 2026-03.")},
    )  # fmt: skip
    known = one_of(
        _("How it is known"), missing=_("Choose how it is known."),
        choices=[(key.value, words) for key, words in KNOWN.items()],
    )  # fmt: skip
    source_by = forms.ChoiceField(label=_("Who says it in public"), required=False, choices=_SAID)
    source_link = _link(_("Address of the public source"))
    source_on = day(_("Read there on"))
    still_inside = forms.ChoiceField(
        label=_("Is somebody still inside, or an operation running?"), required=False,
        choices=[NOT_CHOSEN, *((key.value, words) for key, words in ANSWERS.items())],
        help_text=_("Of a public source. Of people it is asked about each."),
    )  # fmt: skip
    firm_name = Text(
        label=_("Firm or agency"), required=False, max_length=LONGEST_FIRM,
        help_text=_(
            "Only where a state register or a court named it; else leave it empty. All who write warnings read it"
            " as it stands here: no person, no village, no telephone."
        ),
    )  # fmt: skip
    firm_by = forms.ChoiceField(label=_("Who named it"), required=False, choices=_SAID)
    firm_link = _link(_("Address where it is named"))
    firm_on = day(_("Named there, looked at on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lists = catalogue()
        for name, pieces in (("kind", lists.kinds), ("country", lists.countries), ("region", lists.regions)):
            self.fields[name].choices = [NOT_CHOSEN, *named(pieces)]  # type: ignore[attr-defined]  # choice fields

    @classmethod
    def of(cls, codes: Codes, inside: Answer, typed: QueryDict | None = None) -> CodesForm:
        values: dict[str, Any] = {
            "kind": codes.kind, "country": codes.country, "region": codes.region, "month": codes.month,
            "known": codes.known.value, "still_inside": "" if inside is Answer.OPEN else inside.value,
        }  # fmt: skip
        for name, source in (("source", codes.source), ("firm", codes.firm.named if codes.firm else None)):
            if source is not None:
                values |= {
                    f"{name}_by": source.by.value,
                    f"{name}_link": source.link,
                    f"{name}_on": source.on,
                }
        return cls(typed, initial=values | {"firm_name": codes.firm.name if codes.firm else ""})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        region = catalogue().regions.get(cleaned.get("region", ""))
        if region and region.country != cleaned.get("country"):
            self.add_error("region", _("This region lies in another country: choose that, or no region."))
        if cleaned.get("month", "") > f"{timezone.localdate():%Y-%m}":
            self.add_error("month", _("This month is still to come."))
        if cleaned.get("known") == Known.PUBLIC:
            self._check_source(cleaned, "source")
        if cleaned.get("firm_name"):
            if cleaned.get("firm_by") not in NAMING:
                self.add_error(
                    "firm_by", _("A firm is named only where a state register or a court named it.")
                )
            if has_number(cleaned["firm_name"]):
                self.add_error(
                    "firm_name", _("The name of a firm, without a number of a telephone or a paper.")
                )
            self._check_source(cleaned, "firm")
        return cleaned

    def _check_source(self, cleaned: Mapping[str, Any], name: str) -> None:
        if not cleaned.get(f"{name}_by") and f"{name}_by" not in self.errors:
            self.add_error(f"{name}_by", _("Choose who says it."))
        if not LINK.fullmatch(cleaned.get(f"{name}_link") or ""):
            self.add_error(
                f"{name}_link",
                _("Write the address where it stands: https, and Latin letters behind the site."),
            )
        on = cleaned.get(f"{name}_on")
        if on is None or on > timezone.localdate():
            self.add_error(f"{name}_on", _("Write the day on which you read it there."))

    @property
    def inside(self) -> Answer:
        is_public = self.cleaned_data["known"] == Known.PUBLIC
        return Answer(self.cleaned_data["still_inside"] or Answer.OPEN) if is_public else Answer.OPEN

    @property
    def codes(self) -> Codes:
        typed = self.cleaned_data
        way = Known(typed["known"])
        return Codes(
            kind=typed["kind"], country=typed["country"], region=typed["region"], month=typed["month"],
            known=way,
            source=self._source("source") if way is Known.PUBLIC else None,
            firm=Firm(typed["firm_name"], self._source("firm")) if typed["firm_name"] else None,
        )  # fmt: skip

    def _source(self, name: str) -> Source:
        typed = self.cleaned_data
        return Source(SaidBy(typed[f"{name}_by"]), typed[f"{name}_link"], typed[f"{name}_on"])


class PeopleForm(VersionedForm):
    """Who stands behind it: cases of a list, or by the six signs of others. `people` after it was found valid."""

    chosen = forms.MultipleChoiceField(
        label=_("Whose story it is"), required=False, widget=forms.CheckboxSelectMultiple
    )
    codes = line(_("Other cases, by their six signs"), _("With spaces between them, such as 3F9A1C."))

    def __init__(
        self, *args: Any, cases: Mapping[UUID, tuple[str, str]], by_code: Mapping[str, UUID], **kwargs: Any
    ) -> None:
        """`cases`: by the person, the code of their case and what they are called. `by_code`: whom a code means."""
        super().__init__(*args, **kwargs)
        self._by_code = by_code
        self.fields["chosen"].choices = [  # type: ignore[attr-defined]  # a choice field has them
            (str(person), f"{code} · {name}" if name else code) for person, (code, name) in cases.items()
        ]
        if not cases:  # a question without an answer to press
            self.fields["chosen"].widget = forms.MultipleHiddenInput()
            self.fields["codes"].label = _("Cases, by their six signs")

    def clean_codes(self) -> str:
        typed = str(self.cleaned_data["codes"]).upper()
        unknown = [code for code in typed_codes(typed) if code not in self._by_code]
        if unknown:
            raise forms.ValidationError(
                _("No case that you may open, or a restricted one: %(codes)s"),
                params={"codes": ", ".join(unknown)},
            )
        return typed

    @property
    def people(self) -> list[str]:
        others = [str(self._by_code[code]) for code in typed_codes(self.cleaned_data["codes"])]
        return list(dict.fromkeys([*self.cleaned_data["chosen"], *others]))


def typed_codes(typed: str) -> list[str]:
    """Six signs each; whatever else was typed stands there as it is, and is no code of any case."""
    return [part for part in re.split(r"[\s,;]+", typed.upper()) if part]


def well_formed(codes: Collection[str]) -> list[str]:
    return [code for code in codes if _CODE.fullmatch(code)]


class AnswersForm(VersionedForm):
    """What is asked about one of them, of exactly these codes. `earlier` is what stood there."""

    earlier: Behind

    could_know = one_of(
        _("Could family, neighbours or recruiter know that it came from this person?"),
        missing=_("Answer this, or come back when you know."),
        choices=[(key.value, words) for key, words in ANSWERS.items()],
    )
    still_inside = one_of(
        _("Is somebody still inside, or an operation running?"),
        _("Then it waits."),
        missing=_("Answer this, or come back when you know."),
        choices=[(key.value, words) for key, words in ANSWERS.items()],
    )
    asked = one_of(
        _("Was this person asked about this very warning?"),
        _("Who can be reached safely is asked. One no stops it."),
        missing=_("Answer this, or come back when you know."),
        choices=[(key.value, words) for key, words in ASKED.items()],
    )
    family = forms.ChoiceField(
        label=_("Family"), required=False,
        choices=[("", _("Of no family of these")), *((letter, letter) for letter in FAMILIES)],
        help_text=_("People of one family have the same letter and count once."),
    )  # fmt: skip
    lawyer_name = line(
        _("Which lawyer said it"), _("Needed while a lawyer, an authority or a court is at work.")
    )
    lawyer_on = day(_("The lawyer was asked on"))
    lawyer_says = forms.ChoiceField(
        label=_("The lawyer says"), required=False,
        choices=[NOT_CHOSEN, ("yes", _("It may be told")), ("no", _("It may not be told"))],
    )  # fmt: skip

    @classmethod
    def of(cls, entry: Behind, *, is_about_this: bool, typed: QueryDict | None = None) -> AnswersForm:
        """Answers about other codes are asked for anew; of which family they are stays, and a lawyer's no."""
        values: dict[str, Any] = {"family": entry.family}
        if is_about_this:
            values |= {
                "could_know": entry.could_know.value,
                "still_inside": entry.inside.value,
                "asked": entry.asked.value,
            }
        if entry.lawyer is not None and (is_about_this or entry.lawyer_says_no):
            values |= {
                "lawyer_name": entry.lawyer.name,
                "lawyer_on": entry.lawyer.on,
                "lawyer_says": "yes" if entry.lawyer.allows else "no",
            }
        form = cls(typed, initial=values)
        form.earlier = entry
        return form

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        lawyer = [cleaned.get(name) for name in ("lawyer_name", "lawyer_on", "lawyer_says")]
        if any(lawyer) and not all(lawyer):
            self.add_error("lawyer_name", _("Write who, when and what the lawyer says, or nothing of it."))
        on = cleaned.get("lawyer_on")
        if on and on > timezone.localdate():
            self.add_error("lawyer_on", _("This day is still to come."))
        if not self.errors and self.entry(self.earlier.person).after(self.earlier).lawyer != self._lawyer(on):
            self.add_error("lawyer_says", _("The lawyer said no: only a word of a later day changes that."))
        return cleaned

    def entry(self, person: UUID) -> Behind:
        typed = self.cleaned_data
        return Behind(
            person=person, could_know=Answer(typed["could_know"]), inside=Answer(typed["still_inside"]),
            asked=Asked(typed["asked"]), family=typed["family"], lawyer=self._lawyer(typed["lawyer_on"]),
        )  # fmt: skip

    def _lawyer(self, on: date | None) -> Lawyer | None:
        typed = self.cleaned_data
        return Lawyer(typed["lawyer_name"], on, typed["lawyer_says"] == "yes") if on is not None else None


class PutAsideForm(forms.Form):
    reason = Text(
        label=_("Why no warning comes of it"),
        max_length=LONGEST_REASON,
        help_text=_("The organisation that sent it reads this."),
        error_messages=own(_("Write why, in a sentence.")),
    )


class TakeUpForm(forms.Form):
    """`source` is asked where a public one says it: a warning of that kind names one of the guide."""

    source = forms.ChoiceField(
        label=_("Source in the guide"),
        error_messages=own(_("Choose the source. One that the guide lacks is added first.")),
    )

    def __init__(self, *args: Any, sources: Collection[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].choices = [NOT_CHOSEN, *sources]  # type: ignore[attr-defined]  # a choice field has them
