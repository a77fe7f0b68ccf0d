"""Taking a native reader's list: all of it or nothing, and never past the second person."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from amanjol.public.guide import rules
from amanjol.public.guide.readers.comparing import compare_returned
from amanjol.public.guide.readers.models import NativeReading
from amanjol.public.guide.readers.returned import Refused
from amanjol.public.guide.translation.actions import CountryMissing, InReview, save_translation

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member
    from amanjol.public.guide.readers.returned import ReturnedFile


@transaction.atomic
def save_returned(*, file: ReturnedFile, by: Member) -> int:
    """Each article that was read or corrected goes to review. Gives their number. PermissionDenied; Refused."""
    if not rules.can_translate(by):
        raise PermissionDenied
    preview = compare_returned(file)
    if preview.problems:
        raise Refused(list(preview.problems))
    for read in preview.articles:
        try:
            page = save_translation(
                original=read.article.original,
                revision=read.article.sheet.revision,
                language=file.language,
                texts=read.texts,
                state="read" if read.reading else "drafted",
                finished=True,
                by=by,
            )
        except (ValidationError, InReview, CountryMissing) as error:
            said = " ".join(error.messages) if isinstance(error, ValidationError) else type(error).__name__
            raise Refused([f"{file.name}, {read.article.key}: {said}"]) from error
        if read.reading:
            NativeReading.objects.create(
                page_id=page.pk,
                revision_id=page.latest_revision_id,
                read_by=read.reading.read_by,
                read_on=date.fromisoformat(read.reading.read_on),
            )
    return len(preview.articles)
