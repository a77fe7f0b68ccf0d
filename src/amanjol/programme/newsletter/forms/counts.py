"""Which count of released tables an issue quotes: chosen, never typed; typed is who stands in that cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from amanjol.programme.newsletter import counting
from amanjol.programme.newsletter.actions.writing import Count
from amanjol.programme.newsletter.digits import look_like_figures
from amanjol.programme.newsletter.forms.fields import title
from amanjol.programme.results import punished
from amanjol.programme.results.words import title_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amanjol.programme.insights.release_files import ReleasedTable
    from amanjol.programme.releases.queries import Approved


class TableForm(forms.Form):
    """Of which release and table."""

    of = forms.ChoiceField(label=_("Released table"))

    def __init__(self, *args: Any, offered: Sequence[Approved], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_key = {
            f"{release.pk}.{table.name}": (release, table)
            for release, tables in offered
            for table in tables.tables
        }
        choices = [
            (key, f"{title_of(release)}: {table.name}") for key, (release, table) in self.by_key.items()
        ]
        self.fields["of"].choices = choices  # type: ignore[attr-defined]  # it is a choice


class _Cells(forms.Select):
    """Those that are hidden stand in it, too, so that nobody looks for them, and cannot be chosen."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        if str(value).startswith(_HIDDEN):
            option["attrs"]["disabled"] = True
        return option


_HIDDEN = "hidden."


class CountForm(forms.Form):
    cell = forms.ChoiceField(
        label=_("Which count"), widget=_Cells, error_messages={"required": _("Choose a count.")},
        help_text=_("It is said as it was released: rounded to 5. What is not shown cannot be chosen."),
    )  # fmt: skip
    title_en = title(
        _("Who that is, in English"), _("Such as: women who came to the shelter in the north."),
        missing=_("Write who is counted, in English."),
    )  # fmt: skip
    title_ru = title(
        _("Who that is, in Russian"), _("It stands beside the number. No number is typed here."),
        missing=_("Write who is counted, in Russian."),
    )  # fmt: skip

    def __init__(self, *args: Any, table: ReleasedTable, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._table = table
        self._cells = sorted(table.counts)
        self.fields["cell"].choices = [("", "—"), *self._offered()]  # type: ignore[attr-defined]  # it is a choice

    def _offered(self) -> Iterator[tuple[str, str]]:
        for place, codes in enumerate(self._cells):
            count = self._table.counts[codes]
            where = counting.cell_in_words(self._table, codes)
            if count is None:
                yield f"{_HIDDEN}{place}", f"{where}: {gettext('not shown')}"
            else:
                yield str(place), f"{where}: {counting.in_words(count)}"

    def clean_cell(self) -> tuple[str, ...]:
        chosen: str = self.cleaned_data["cell"]
        if chosen.startswith(_HIDDEN):
            raise forms.ValidationError(_("This count is not shown: choose another one."))
        return self._cells[int(chosen)]

    def clean_title_en(self) -> str:
        return self._without_figures("title_en")

    def clean_title_ru(self) -> str:
        return self._without_figures("title_ru")

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        punished.check(self, ("title_en", "title_ru"))
        return cleaned

    def _without_figures(self, name: str) -> str:
        text: str = self.cleaned_data[name]
        if places := look_like_figures(text):
            says = gettext(
                "This looks like a figure: %(places)s. Only the number that is chosen stands here."
            )
            raise forms.ValidationError(says % {"places": "; ".join(places[:5])})
        return text

    def count_of(self, release: Any) -> Count:
        """Of that release, which is clean."""
        typed = self.cleaned_data
        return Count(release, self._table.name, typed["cell"], typed["title_en"], typed["title_ru"])
