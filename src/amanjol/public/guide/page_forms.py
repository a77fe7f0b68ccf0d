"""The form that Wagtail shows for an article."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from amanjol.public.guide import conversion, lawyers

# Never 05/06/2026, which is two days: Django would take it for the American one.
DAY_FORMATS = ["%Y-%m-%d", "%d.%m.%Y"]


class ArticleForm(WagtailAdminPageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if day := self.fields.get("look_again_on"):
            day.input_formats = DAY_FORMATS
            day.error_messages["invalid"] = _(
                "Write a day of the calendar, such as 2026-12-31 or 31.12.2026."
            )
        self._marks = conversion.marks_of(self.instance)

    def save(self, commit: bool = True) -> Any:
        """A lawyer's mark that is given now is for the words that are saved with it."""
        page = super().save(commit=False)
        if page.lawyer_for:
            blocks = conversion.blocks_from_raw(page.body.get_prep_value(), conversion.media_names())
            words = lawyers.digest_of(page.title, page.summary, blocks)
            marks = lawyers.given_now(conversion.marks_of(page), self._marks, words)
            page.lawyer_for = conversion.raw_from_marks(marks)
        return super().save(commit=commit)
