"""What a record says that something rested on, in the language of who reads it.

A record keeps law and article in English, as the policy named them on that day. Editions stay in their files, so each
is there to be translated.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from amanjol.casework.standards.policy.destinations import packaged_destinations
from amanjol.casework.standards.policy.policy_files import countries, policy_of
from amanjol.casework.standards.sentences import ENGLISH

if TYPE_CHECKING:
    from amanjol.casework.standards.policy.leaving import Citation


def cited_in(language: str, cited: str) -> str:
    """As it stands there where no file names it any more."""
    citation = _by_english().get(cited)
    return citation.named_in(language) if citation is not None else cited


@cache
def _by_english() -> dict[str, Citation]:
    policies = (policy_of(country) for country in countries())
    of_policies = (
        rule.citation for policy in policies for edition in policy.editions for rule in edition.leaving
    )
    destinations = packaged_destinations().values()
    of_destinations = (edition.citation for destination in destinations for edition in destination.editions)
    return {
        citation.named_in(ENGLISH): citation for citation in (*of_policies, *of_destinations) if citation.law
    }
