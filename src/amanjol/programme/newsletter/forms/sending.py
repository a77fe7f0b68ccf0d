"""To which mailing list an issue goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amanjol.programme.mailings.models import MailingList
    from amanjol.programme.mailings.queries import OnList


class MailForm(forms.Form):
    """Each list says how many have confirmed, by language; no address is shown."""

    mailing_list = forms.ChoiceField(
        label=_("To which list"), error_messages={"required": _("Choose a list.")}, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, lists: Sequence[OnList], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lists = {str(of.list.pk): of for of in lists if of.confirmed}
        self.has_lists = bool(self._lists)
        choices = [(pk, _counted(of)) for pk, of in self._lists.items()]
        self.fields["mailing_list"].choices = choices  # type: ignore[attr-defined]  # it is a choice

    @property
    def chosen(self) -> MailingList:
        return self._lists[self.cleaned_data["mailing_list"]].list


def _counted(of: OnList) -> str:
    number = ngettext("%(count)s address", "%(count)s addresses", of.confirmed) % {"count": of.confirmed}
    said = {"list": of.name, "number": number, "en": of.confirmed_en, "ru": of.confirmed_ru}
    return gettext("%(list)s: %(number)s (English %(en)s, Russian %(ru)s)") % said
