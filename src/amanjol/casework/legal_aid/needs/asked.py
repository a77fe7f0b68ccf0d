"""The needs of a case, as whoever asks reads them. Each read starts from a case that the member may open."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from amanjol.casework.cases import queries as case_queries
from amanjol.casework.cases import sealing as case_sealing
from amanjol.casework.cases.beneath import rows_in
from amanjol.casework.desk import sealed_rows
from amanjol.casework.legal_aid.models import CaseNeed, SentNeed
from amanjol.casework.legal_aid.needs.queries import SUBJECT
from amanjol.casework.legal_aid.needs.records import CaseNeedRecord, SentRecord
from amanjol.casework.standards.legal_needs.codes import WithdrawReason
from amanjol.casework.standards.legal_needs.states import FINAL, State
from amanjol.foundation.journal.queries import entries_about, times_of

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.casework.standards.legal_needs.bodies import Acting, Answered, Raised
    from amanjol.foundation.letters.opening import Opened
    from amanjol.foundation.organisations.keys.keyring import Keyring

RAISED, CHANGED, WITHDRAWN = "case.need-raised", "case.need-changed", "case.need-withdrawn"
ANSWERED: Final = "legal-need.answer-arrived"
DROPPED: Final = "legal-need.answer-dropped"
ACTING: Final = "legal-need.acting-arrived"
FILE_TOLD, FILE_TAKEN_BACK = "case.lawyer-file-told", "case.lawyer-file-taken-back"
NO_LONGER: Final = WithdrawReason.NO_LONGER

__all__ = [
    "ACTING",
    "ANSWERED",
    "CHANGED",
    "DROPPED",
    "FILE_TAKEN_BACK",
    "FILE_TOLD",
    "NO_LONGER",
    "RAISED",
    "SUBJECT",
    "WITHDRAWN",
    "AskedNeed",
    "are_fewer",
    "in_case",
    "sent_to",
]


@dataclass(frozen=True, slots=True)
class AskedNeed:
    """`is_older`: the journal knows of more answers, or of more about the file, than stands here."""

    row: SentNeed
    hung: CaseNeed
    record: CaseNeedRecord
    sent: SentRecord
    is_older: bool

    @property
    def says(self) -> Raised:
        return self.record.now

    @property
    def state(self) -> State:
        """Withdrawn, or what was answered to the newest version; after another version nobody has said no yet."""
        newest = self.sent.newest
        if self.record.withdrawal is not None:
            return State.WITHDRAWN
        if newest is None or (
            newest.stands is State.NOBODY and self.sent.answered_version < self.says.version
        ):
            return State.ASKED
        return newest.stands

    @property
    def is_open(self) -> bool:
        return self.state not in FINAL

    @property
    def acting_now(self) -> Acting | None:
        """Who acts, as it was told since somebody accepted; whoever acted before an acceptance ended acts no more."""
        said, newest = self.sent.acting_told, self.sent.newest
        if said is None or newest is None or self.state is not State.ACCEPTED:
            return None
        return said if said.at >= newest.at else None

    @property
    def answer(self) -> Answered | None:
        """The newest."""
        return self.sent.newest

    def is_late(self, now: datetime) -> bool:
        """Whether the coordinator has not answered by the deadline."""
        return self.state is State.ASKED and self.row.answer_by is not None and self.row.answer_by < now


def in_case(case: Case, keyring: Keyring) -> list[AskedNeed]:
    """The newest first. SealBroken."""
    hung = rows_in(CaseNeed, case, lambda rows: rows.select_related("sent").order_by("-sent__made_at", "pk"))
    key = case_sealing.key_of_case(case, keyring) if hung else b""
    ids = [row.sent_id for row in hung]
    times = times_of(case.organisation_id, [ANSWERED, ACTING], SUBJECT, ids) if ids else {}
    about_files = _about_files(case) if ids else Counter[str]()
    opened = [_opened(row, key, keyring, times.get(row.sent_id, 0)) for row in hung]
    return [_with_files(need, about_files[str(need.row.pk)]) for need in opened]


def _about_files(case: Case) -> Counter[str]:
    """How often a file was told or taken back, by the id of the row of the need."""
    entries = entries_about(case.organisation_id, "case", case.pk).filter(
        verb__in=(FILE_TOLD, FILE_TAKEN_BACK)
    )
    return Counter(details["need"] for details in entries.values_list("details", flat=True))


def _with_files(need: AskedNeed, times: int) -> AskedNeed:
    is_older = times > len(need.record.files) + len(need.record.taken_back)
    return replace(need, is_older=need.is_older or is_older)


def are_fewer(case: Case, needs: list[AskedNeed]) -> bool:
    """Whether the journal of the case knows of more than stands in it."""
    verbs = {RAISED, CHANGED, WITHDRAWN, FILE_TOLD, FILE_TAKEN_BACK}
    recorded = sum(acts.times for acts in case_queries.acts_in(case) if acts.verb in verbs)
    return recorded > sum(need.record.acts for need in needs)


def sent_to(opened: Opened, need: UUID) -> SentNeed | None:
    """The one that was raised with whoever wrote this letter, locked. Whoever opens it need not open the case."""
    issuer = opened.letter.issuer
    rows = SentNeed.objects.filter(
        organisation=opened.keyring.member.organisation_id,
        need=need,
        partner_node=issuer.node,
        partner=issuer.organisation,
    )
    return rows.select_for_update(of=("self",)).first()


def _opened(hung: CaseNeed, key: bytes, keyring: Keyring, answers: int) -> AskedNeed:
    record = case_sealing.open_row(CaseNeedRecord, hung, key, keyring)
    sent = sealed_rows.open_row(SentRecord, hung.sent, keyring)
    return AskedNeed(hung.sent, hung, record, sent, answers > sent.acts)
