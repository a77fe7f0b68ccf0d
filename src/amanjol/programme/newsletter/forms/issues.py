"""What is typed about an issue as a whole: quarter and titles, reasons, and where it was posted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django import forms
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.fields import line, one_of
from amanjol.casework.desk.tallies import Quarter
from amanjol.foundation.web.versions import VersionedForm
from amanjol.programme.newsletter.actions.posting import Posted
from amanjol.programme.newsletter.actions.writing import Titles
from amanjol.programme.newsletter.forms.fields import reason, short_line, title
from amanjol.programme.newsletter.kinds import Place
from amanjol.programme.outreach.forms.fields import PastDay
from amanjol.programme.outreach.languages import LANGUAGES
from amanjol.programme.results import punished
from amanjol.programme.results.kinds import Length
from amanjol.programme.results.spans import spans
from amanjol.programme.results.words import span_in_words, title_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from django.http import QueryDict

    from amanjol.programme.newsletter.models import Issue, Posting
    from amanjol.programme.results.models import Programme


class IssueForm(VersionedForm):
    first_day = forms.ChoiceField(label=_("Quarter"))
    title_en = title(_("Title in English"), missing=_("Write the title in English."))
    title_ru = title(_("Title in Russian"), missing=_("Write the title in Russian."))

    def __init__(self, *args: Any, programme: Programme, taken: Collection[date] = (), **kwargs: Any) -> None:
        """`taken`: quarters that have an issue; none of them is proposed."""
        super().__init__(*args, **kwargs)
        last = min(programme.ends_on, timezone.localdate())
        quarters = [
            first for length, first, _last in spans(programme.begins_on, last) if length is Length.QUARTER
        ]
        choices = [(of.isoformat(), span_in_words(Length.QUARTER, of)) for of in reversed(quarters)]
        self.fields["first_day"].choices = choices  # type: ignore[attr-defined]  # it is a choice
        self.fields["first_day"].initial = _last_over([of for of in quarters if of not in taken])

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        punished.check(self, ("title_en", "title_ru"))
        return cleaned

    @property
    def typed(self) -> Titles:
        of = self.cleaned_data
        return Titles(date.fromisoformat(of["first_day"]), of["title_en"], of["title_ru"])

    @classmethod
    def of(cls, row: Issue, typed: QueryDict | None = None) -> Self:
        stands = {name: getattr(row, name) for name in ("title_en", "title_ru")}
        return cls(typed, programme=row.programme, initial=stands | {"first_day": row.first_day.isoformat()})


def _last_over(quarters: Sequence[date]) -> str:
    """The last quarter that is over; of a programme that has begun in the one that runs, that."""
    running = Quarter.of(timezone.localdate()).first_day
    over = [of for of in quarters if of < running]
    return (over or list(quarters))[-1].isoformat() if quarters else ""


class ProgrammeForm(forms.Form):
    """Of which programme a new issue is; asked only where there are several."""

    of = forms.ChoiceField(label=_("Programme"))

    def __init__(self, *args: Any, programmes: Sequence[Programme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_id = {str(row.pk): row for row in programmes}
        self.fields["of"].choices = [(pk, title_of(row)) for pk, row in self.by_id.items()]  # type: ignore[attr-defined]  # it is a choice


class WhyForm(forms.Form):
    """Why an issue is sent back, or withdrawn."""

    why = reason(_("Why"))


class PostingForm(forms.Form):
    language = one_of(_("Language"), missing=_("Choose the language."), choices=list(LANGUAGES.items()))
    place = one_of(
        _("Where it was posted or handed out"), missing=_("Choose where."), choices=list(Place.choices)
    )
    name = short_line(
        _("Which channel or page, or where the sheets lie"),
        missing=_("Write which channel, page or place it is."),
    )
    link = line(_("Address"), _("Begins with https://. It may stay empty."), inputmode="url")
    count = forms.IntegerField(
        label=_("How many sheets"), help_text=_("Only of what was printed."), required=False, min_value=1,
        max_value=1_000_000,
    )  # fmt: skip
    posted_on = PastDay(
        label=_("Posted or handed out on"), missing=_("Choose the day on which it was posted or handed out.")
    )
    deletes = short_line(
        _("Who deletes or collects it when it has to go"),
        _("A post of the organisation, not a name: it stays here for years."),
        missing=_("Write who deletes or collects it."),
    )

    def __init__(self, *args: Any, published_on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._published_on = published_on

    def clean_link(self) -> str:
        link: str = self.cleaned_data["link"]
        if link:
            URLValidator(schemes=["https"], message=_("Write an address that begins with https://."))(link)
        return link

    def clean_posted_on(self) -> date:
        posted_on: date = self.cleaned_data["posted_on"]
        if posted_on < self._published_on:
            raise forms.ValidationError(_("It was not published yet on that day."))
        return posted_on

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        is_printed = self.cleaned_data.get("place") == Place.PAPER
        if is_printed and "count" in self.cleaned_data and self.cleaned_data["count"] is None:
            self.add_error("count", _("Write how many sheets were printed."))
        return cleaned

    @property
    def typed(self) -> Posted:
        of = self.cleaned_data
        return Posted(**of | {"count": of["count"] if of["place"] == Place.PAPER else 1})


class DeletionForm(forms.Form):
    deleted_on = PastDay(label=_("Deleted on"), missing=_("Choose the day on which it was deleted."))

    def __init__(self, *args: Any, posting: Posting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._posted_on = posting.posted_on

    def clean_deleted_on(self) -> date:
        deleted_on: date = self.cleaned_data["deleted_on"]
        if deleted_on < self._posted_on:
            raise forms.ValidationError(_("It was not posted yet on that day."))
        return deleted_on
