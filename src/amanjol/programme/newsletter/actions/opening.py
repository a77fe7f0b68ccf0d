"""The copy that everybody reads: written anew by each act on its issue, taken away with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.programme.newsletter import composing, queries
from amanjol.programme.newsletter.kinds import State
from amanjol.programme.newsletter.models import OpenIssue
from amanjol.programme.newsletter.plotting import drawn
from amanjol.programme.newsletter.rendering.tree import as_json

if TYPE_CHECKING:
    from amanjol.programme.newsletter.models import Issue


def renew(issue: Issue) -> None:
    """Of an issue that is out; of any other there is none. What was drawn once stands as it was drawn: no correction
    waits for a drawing.
    """
    before = queries.open_issue(issue.pk)
    OpenIssue.objects.filter(pk=issue.pk).delete()
    if issue.state != State.PUBLISHED or issue.published_on is None:
        return
    trees = composing.trees_of(issue, composing.at_publication(issue))
    OpenIssue.objects.create(
        issue=issue,
        organisation_id=issue.organisation_id,
        first_day=issue.first_day,
        published_on=issue.published_on,
        shown={
            code: as_json(drawn(tree, before[1][code] if before else None)) for code, tree in trees.items()
        },
    )
