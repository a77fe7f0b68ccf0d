"""How many mails are out, told to what a mailing rests on; and that it stands still by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from amanjol.programme.mailings import grounds, queries
from amanjol.programme.mailings.models import DeliveryState, Mailing, MailingState

if TYPE_CHECKING:
    from uuid import UUID


@transaction.atomic
def note_out(pk: UUID | str) -> None:
    """Those that were not told before. A worker that is killed leaves it to the next one."""
    row = Mailing.objects.select_for_update(of=("self",)).select_related("list").get(pk=pk)
    if not row.rests_on:
        return
    out = _out_of(row)
    new = {"en": max(0, out["en"] - row.noted_en), "ru": max(0, out["ru"] - row.noted_ru)}
    if any(new.values()):
        grounds.note_out(row, new)
        row.noted_en, row.noted_ru = row.noted_en + new["en"], row.noted_ru + new["ru"]
        row.save(update_fields=["noted_en", "noted_ru"])


def _out_of(row: Mailing) -> dict[str, int]:
    """By language. One that is being handed over is counted once it was, or when the mailing has ended."""
    if row.state in (MailingState.DONE, MailingState.WITHDRAWN):
        out = queries.out_of(row)
        return {"en": out.sent_en, "ru": out.sent_ru}
    sent = row.deliveries.filter(state=DeliveryState.SENT)
    return {code: sent.filter(language=code).count() for code in ("en", "ru")}


@transaction.atomic
def stand_still(pk: UUID | str, why: str) -> None:
    """Of one that is on its way; what is out of it is noted with that."""
    Mailing.objects.filter(pk=pk, state=MailingState.SENDING).update(state=MailingState.STOPPED, halt=why)
    note_out(pk)
