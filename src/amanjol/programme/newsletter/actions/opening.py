"""The copy that everybody reads: written by the publication, with a sentence more by each correction, taken away with
its issue.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.db.models import F

from amanjol.programme.newsletter import composing, queries
from amanjol.programme.newsletter.models import Issue, OpenIssue
from amanjol.programme.newsletter.plotting import with_drawings
from amanjol.programme.newsletter.rendering.tree import as_json
from amanjol.programme.newsletter.signing import sign

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.programme.newsletter.models import Erratum, Quote
    from amanjol.programme.newsletter.plotting import Drawings

logger = logging.getLogger(__name__)


def open_up(issue: Issue, drawings: Drawings) -> None:
    """Of an issue that is published in this transaction. Who calls it knows that its words were approved, and drew its
    plots before. DrawingFailed; NoKeys.
    """
    if issue.published_on is None:
        raise ValueError("Only what is published is read by everybody.")
    trees = composing.trees_of(issue, composing.at_publication(issue))
    row = OpenIssue(
        issue=issue,
        organisation_id=issue.organisation_id,
        first_day=issue.first_day,
        published_on=issue.published_on,
        edition=_next_edition(issue.pk),
        shown={code: as_json(with_drawings(tree, drawings)) for code, tree in trees.items()},
    )
    row.signed = sign(row)
    row.save(force_insert=True)


def shut(issue: Issue) -> None:
    """Nobody reads it from this transaction on."""
    OpenIssue.objects.filter(pk=issue.pk).delete()


def said_to_everybody(quote: Quote) -> tuple[int | None, int] | None:
    """What everybody reads of a figure: its value, of so many organisations. The signed copy says it, since a row of
    an erratum is a claim: whoever plants one with what will hold would hide the correction. None without such a copy.
    """
    there = queries.open_issue(quote.issue_id)
    if there is None:
        return None
    _row, trees = there
    last = composing.said_last(trees["en"], quote)
    return last.value, last.organisations


def say_corrected(erratum: Erratum) -> None:
    """What was signed is signed anew, as it stands and with one sentence more."""
    issue = erratum.issue
    there = queries.open_issue(issue.pk)
    if there is None:
        give_up(issue)
        return
    row, trees = there
    row.edition = _next_edition(issue.pk)
    row.shown = {code: as_json(composing.corrected(tree, erratum)) for code, tree in trees.items()}
    row.signed = sign(row)
    row.save()


def give_up(issue: Issue) -> None:
    """Of a copy that is not signed, or is gone, to which no correction can be added: what is there becomes the next
    edition, for which no signature holds, so nothing that was signed before is read without it. Staff is told, on the
    page of the issue.
    """
    logger.error("The open copy of issue %s is not signed: it is not written anew.", issue.pk)
    OpenIssue.objects.filter(pk=issue.pk).update(edition=_next_edition(issue.pk))


def _next_edition(issue: UUID) -> int:
    """Counted at the issue, which the database lets nobody count down: an earlier copy is taken by it no more."""
    rows = Issue.objects.filter(pk=issue)
    rows.update(editions=F("editions") + 1)
    return rows.values_list("editions", flat=True).get()
