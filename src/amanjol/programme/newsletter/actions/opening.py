"""The copy that everybody reads: written anew by each act on its issue, taken away with it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from amanjol.programme.newsletter import composing, queries
from amanjol.programme.newsletter.kinds import State
from amanjol.programme.newsletter.models import OpenIssue
from amanjol.programme.newsletter.plotting import drawn
from amanjol.programme.newsletter.rendering.tree import as_json
from amanjol.programme.newsletter.signing import sign

if TYPE_CHECKING:
    from amanjol.programme.newsletter.models import Issue

logger = logging.getLogger(__name__)


def open_up(issue: Issue) -> None:
    """Of an issue that is out; of any other there is none. Who calls it knows that its words were approved. What was
    drawn once stands as it was drawn: no correction waits for a drawing. NoKeys.
    """
    before = queries.open_issue(issue.pk)
    OpenIssue.objects.filter(pk=issue.pk).delete()
    if issue.state != State.PUBLISHED or issue.published_on is None:
        return
    trees = composing.trees_of(issue, composing.at_publication(issue))
    row = OpenIssue(
        issue=issue,
        organisation_id=issue.organisation_id,
        first_day=issue.first_day,
        published_on=issue.published_on,
        shown={
            code: as_json(drawn(tree, before[1][code] if before else None)) for code, tree in trees.items()
        },
    )
    row.signed = sign(row)
    row.save(force_insert=True)


def renew(issue: Issue) -> None:
    """What was signed is signed anew. One that somebody wrote past the program is not: an error says so. NoKeys."""
    if queries.is_open(issue):
        open_up(issue)
    else:
        logger.error("The open copy of issue %s is not signed: it is not written anew.", issue.pk)
