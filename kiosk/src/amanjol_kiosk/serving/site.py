"""Everything that is asked of this device: files of the pack at once, the device's own pages in the loop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amanjol_kiosk.serving import answers, waiting
from amanjol_kiosk.serving.answers import Answer, say

if TYPE_CHECKING:
    from amanjol_kiosk.serving.current import CurrentPack
    from amanjol_kiosk.serving.local import Local

DEVICE = "/device"
_STARTS = frozenset({"/kiosk/", "/kiosk/index.html", "/screen/", "/screen/index.html"})


class Site:
    def __init__(self, current: CurrentPack, local: Local) -> None:
        self._current = current
        self._local = local

    def at_once(self, scope: Any) -> Answer | None:
        """The answer that waits for nothing; None for the device's own addresses."""
        path: str = scope.path
        if path.startswith(DEVICE) and path[7:8] in {"", "/"}:
            return None
        method: str = scope.method
        if method not in {"GET", "HEAD"}:
            return say(405, "Only GET and HEAD.", ("Allow", "GET, HEAD"))
        table = self._current.table
        if not table.plain:
            return waiting.page()
        answer = answers.of_table(table, method, path, scope.headers)
        if answer.damaged is not None:
            self._current.found_damaged(table, answer.damaged)
            answer = answers.of_table(self._current.table, method, path, scope.headers)
        if answer.status == 404 and path in _STARTS:
            return waiting.page()
        return answer

    async def in_time(self, scope: Any, body: bytes | None) -> Answer:
        """One of the device's own addresses."""
        return await self._local.answer(scope, body)
