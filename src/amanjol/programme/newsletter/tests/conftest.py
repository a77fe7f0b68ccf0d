from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from amanjol.programme.newsletter.tests.newsletter_cast import NewsletterCast


@pytest.fixture
def cast(db: None) -> NewsletterCast:
    """Aidar's session is the one that asks the database."""
    from amanjol.programme.newsletter.tests.newsletter_cast import create_newsletter_cast  # noqa: PLC0415  needs loaded apps

    return create_newsletter_cast()
