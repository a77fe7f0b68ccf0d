"""What is typed about warnings between nodes: whom to tell; how sure it is in one's own eyes; why not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amanjol.programme.partner_warnings.models import LONGEST_REASON
from amanjol.public.warnings.kinds import Sureness

if TYPE_CHECKING:
    from collections.abc import Collection


class PartnersForm(forms.Form):
    """All are chosen already."""

    partners = forms.MultipleChoiceField(
        label=_("Whom to tell"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose a partner at least.")},
    )  # fmt: skip

    def __init__(self, *args: Any, partners: Collection[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partners"].initial = [key for key, _name in partners]
        self.fields["partners"].choices = list(partners)  # type: ignore[attr-defined]  # a choice field has them


class TakeOverForm(forms.Form):
    """Nothing is chosen beforehand: what the partner says of how sure it is, is theirs."""

    sureness = forms.ChoiceField(
        label=_("How sure is it in your eyes?"), choices=Sureness, widget=forms.RadioSelect,
        error_messages={"required": _("Say how sure it is in your eyes.")},
    )  # fmt: skip
    source = forms.ChoiceField(
        label=_("Source in the guide"), required=False,
        help_text=_("Where a state office or a report says it. One that the guide lacks is added first."),
    )  # fmt: skip

    def __init__(self, *args: Any, sources: Collection[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].choices = [("", _("Not chosen")), *sources]  # type: ignore[attr-defined]  # as above

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        is_told = cleaned.get("sureness") == Sureness.SEVERAL
        if is_told and cleaned.get("source"):
            self.add_error(
                "source", _("What people told us names no source: take it out, or say who said it.")
            )
        if "sureness" in cleaned and not is_told and not cleaned.get("source"):
            self.add_error(
                "source", _("Choose the source that says so. One that the guide lacks is added first.")
            )
        return cleaned


class PutAsideForm(forms.Form):
    reason = forms.CharField(
        label=_("Why no warning comes of it here"), max_length=LONGEST_REASON, strip=True,
        error_messages={"required": _("Write why, in a sentence.")},
    )  # fmt: skip
