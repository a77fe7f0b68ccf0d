"""Which signs of the check of a job offer kiosks may count, by the source of the question, which is one for each.

A list that is closed: a question whose source is not here is counted by nobody, and none whose sign is recruiting for a
war may ever be here. Where a question gets another source, its sign is counted again once the source stands here. A
source is all that tells which question is the war's: where that one is not found by its own, nothing is counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from amanjol.public.guide.documents import Questions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import _StrPromise

    from amanjol.public.guide.documents import Document

_OFFER: Final = "general/job-offer"
_WAR: Final = "ru-war-recruiting-uz"
COUNTED: Final[Mapping[str, _StrPromise]] = {
    "gen-job-high-pay": _("Much money, no skill"),
    "gen-job-tourist-visa": _("A tourist visa instead of a work visa"),
    "gen-job-contract-language": _("No contract that one can read"),
    "gen-job-other-contract": _("Paper and promise differ"),
    "gen-job-documents": _("They want the papers"),
    "gen-job-money-first": _("First the money, then the job"),
    "gen-job-debt": _("A debt from the first day"),
    "gen-job-pay-at-the-end": _("Pay comes last"),
    "gen-job-no-licence": _("No office, no licence"),
    "gen-job-forged-offer": _("Nobody knows the employer"),
    "gen-job-relative": _("The job comes from a relative or friend"),
    "ru-patent-steps": _("A patent that is promised ready"),
    "ru-patent-region": _("No region is named"),
    "kz-korgan-zan-permit": _("A permit for households, for work in a firm"),
    "kz-zakon-levy-2026": _("The firm’s levy on the worker"),
    "tr-mondaq-fines-2026": _("Work without a permit"),
    "tr-projegrup-permit": _("The employer does not apply for the permit"),
    "eurasianstar-ambassador": _("From Uzbekistan to Korea, not by the state"),
    "gen-24kg-korea-state": _("From Kyrgyzstan to Korea, not by the state"),
    "ae-visa-costs": _("The employer’s costs on the worker"),
    "gen-gulfnews-mohre": _("An office without a licence of the ministry"),
    "gen-praca-kraz": _("An agency outside the register"),
    "pl-permit-fees": _("The employer’s fee on the worker"),
}


def counted_in(document: Document) -> frozenset[str]:
    """Sources of signs that may be counted: of the check of an offer alone, and of no two questions with one source."""
    blocks = [block for block in document.blocks if isinstance(block, Questions)]
    sources = [question.source for block in blocks for question in block.items]
    if document.key != _OFFER or _WAR not in sources:
        return frozenset()
    return frozenset(source for source in COUNTED if sources.count(source) == 1)
