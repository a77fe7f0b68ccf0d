"""A paper for the printer, as the answer of a page: shown in the browser, kept by nobody on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils.translation import gettext as _

from amanjol.foundation.printing.documents import PrintingFailed
from amanjol.foundation.printing.letters import LetterMissing
from amanjol.foundation.printing.press import pdf_of

if TYPE_CHECKING:
    from django.forms import BaseForm
    from django.http import HttpRequest

    from amanjol.foundation.printing.cards import Card
    from amanjol.foundation.printing.certificates import Certificate
    from amanjol.foundation.printing.documents import Document


def is_for_printer(request: HttpRequest) -> bool:
    """Whether the button beside the paper was pressed: the page that shows it posts to its own address once more."""
    return "for_printer" in request.POST


def sent_with(request: HttpRequest, form: BaseForm) -> list[tuple[str, str]]:
    """Names and values of what was sent with this form, for the button beside the paper to send once more."""
    return [
        (name, value) for name in request.POST if name in form.fields for value in request.POST.getlist(name)
    ]


def paper_or_reason(document: Document | Certificate | Card) -> tuple[HttpResponse | None, str]:
    """The PDF, or why there is none, in the language of the page. Its name says nothing of whom or what it is about."""
    try:
        pdf = pdf_of(document)
    except LetterMissing as error:
        words = _(
            "No font of this node holds these letters: %(letters)s. Write them otherwise, or print this page itself."
        )
        return None, words % {"letters": " ".join(error.letters[:5])}
    except PrintingFailed:
        return None, _("The paper could not be made; it may be too large. Print this page itself.")
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="paper.pdf"'
    return response, ""
