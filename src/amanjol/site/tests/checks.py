"""What tests of the doctor share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import psycopg

from amanjol.site.doctor.findings import Finding, State

if TYPE_CHECKING:
    from collections.abc import Iterable


def bad(findings: Iterable[Finding]) -> dict[str, str]:
    return {finding.what: finding.text for finding in findings if finding.state is State.BAD}


def connect(url: str) -> psycopg.Connection[Any]:
    return psycopg.connect(url, autocommit=True, client_encoding="utf8")
