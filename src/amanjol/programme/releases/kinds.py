"""How a release stands: words that rows hold. Plain, without a row."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    """Held back: the attack tells of a few people, or was not settled. Each step is one that the database takes."""

    EXAMINED = "examined", pgettext_lazy("a release", "being attacked")
    HELD_BACK = "held-back", pgettext_lazy("a release", "held back")
    WAITING = "waiting", pgettext_lazy("a release", "waits for a second person")
    APPROVED = "approved", pgettext_lazy("a release", "approved")
    WITHDRAWN = "withdrawn", pgettext_lazy("a release", "withdrawn")


PUBLIC: Final = (State.APPROVED, State.WITHDRAWN)
"""Who read one that was withdrawn has it: the attack knows both."""

BROUGHT: Final = (State.EXAMINED, State.HELD_BACK, State.WAITING)
"""Nobody was given it yet, so it can be thrown away."""
