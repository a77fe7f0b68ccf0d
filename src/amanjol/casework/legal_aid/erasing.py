"""The page on which one thing is erased by its typed code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.desk.fields import ErasingForm


@dataclass(frozen=True, slots=True)
class ErasePage:
    """`title` has the code that is typed; `back` is the address behind, called `back_title`; `says` what follows."""

    title: str
    back: str
    back_title: str
    says: str = ""


def erase_page(request: HttpRequest, form: ErasingForm, page: ErasePage) -> HttpResponse:
    return render(request, "legal_aid/erase.html", {"form": form, "page": page})
