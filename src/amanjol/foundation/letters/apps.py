from __future__ import annotations

from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "amanjol.foundation.letters"
    label = "letters"

    def ready(self) -> None:
        from amanjol.foundation.letters import inboxes, signing  # noqa: PLC0415  needs loaded apps
        from amanjol.foundation.organisations.keys import rewrapping  # noqa: PLC0415  needs loaded apps
        from amanjol.foundation.organisations.keys.circles import opening  # noqa: PLC0415  needs loaded apps

        opening.register_afterwards("letters", inboxes.carry_on)
        rewrapping.register(rewrapping.Work("letters", signing.left_to_rewrap, signing.rewrap))
