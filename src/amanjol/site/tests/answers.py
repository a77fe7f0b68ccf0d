"""What each role is answered at each address: asked once, then looked at by several tests."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from django.db import transaction

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.test import Client


class Answers:
    """`forms` says where a form lies that somebody of a role has posted."""

    def __init__(self, clients: Mapping[str, Client], forms: Mapping[str, str]) -> None:
        self._clients = clients
        self._forms = forms
        self._answers: dict[tuple[str, str], Any] = {}

    def to(self, role: str, entry: str, address: str) -> Any:
        """Asked with the rows and cookies that the module has; what the request does is taken back."""
        if (role, entry) not in self._answers:
            client = deepcopy(self._clients[role])
            with transaction.atomic():
                self._answers[role, entry] = (
                    client.post(address, headers={"Referer": f"http://testserver{self._forms[role]}"})
                    if entry.startswith("POST ")
                    else client.get(address)
                )
                transaction.set_rollback(True)
        return self._answers[role, entry]
