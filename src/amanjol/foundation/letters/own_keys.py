"""Whether a key is one of this node's, of whatever number: what it signed is believed though it has a new one since."""

from __future__ import annotations

from amanjol.foundation.letters.node_folder import NoKeys, here
from amanjol.foundation.organisations.queries import node


class OwnKeys:
    """Of several signatures: each key is looked for in the node's folder once. Without a folder none is its own."""

    def __init__(self) -> None:
        own = node()
        self._folder = here(own.pk) if own is not None else None
        self._asked: dict[bytes, bool] = {}

    def __contains__(self, public: bytes) -> bool:
        if public not in self._asked:
            self._asked[public] = self._is_there(public)
        return self._asked[public]

    def _is_there(self, public: bytes) -> bool:
        try:
            return self._folder is not None and self._folder.keys_with(public) is not None
        except NoKeys:
            return False
