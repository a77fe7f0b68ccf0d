"""The form that Wagtail shows for an article."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from amanjol.public.guide import conversion, lawyers
from amanjol.public.guide.days import take_days


class ArticleForm(WagtailAdminPageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        take_days(self)
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
