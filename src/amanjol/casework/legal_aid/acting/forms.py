"""What an advocate types for themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.fields import text
from amanjol.foundation.web.versions import VersionedForm

if TYPE_CHECKING:
    from django.http import QueryDict

    from amanjol.casework.legal_aid.acting.records import Note


class NoteForm(VersionedForm):
    text = text(
        _("Note"),
        _("Nobody else opens it: not the coordinator, not the operator."),
        missing=_("Write the note."),
    )
    is_shared = forms.BooleanField(label=_("The other of advocate and deputy reads it, too"), required=False)

    def __init__(self, *typed: Any, may_share: bool, **options: Any) -> None:
        super().__init__(*typed, **options)
        if not may_share:
            del self.fields["is_shared"]

    @property
    def is_for_both(self) -> bool:
        return bool(self.cleaned_data.get("is_shared", False))

    @classmethod
    def new(cls, typed: QueryDict | None, *, may_share: bool) -> NoteForm:
        return cls(typed, may_share=may_share)

    @classmethod
    def of(cls, note: Note, typed: QueryDict | None, *, may_share: bool) -> NoteForm:
        return cls(typed, initial={"text": note.text, "is_shared": note.is_shared}, may_share=may_share)
