"""What was put into a circle of lawyers is there for the sessions of those who hold a key of it, as what is for one lawyer
is for that one's.
"""

from django.db import migrations

from amanjol.foundation.organisations.binding import OWN

NOTE, SEAL = "cases_lawyernote", "cases_lawyerseal"
MINE = "member_id = (select amanjol_member())"
OF_THE_CASE = "exists (select from cases_case c where c.id = case_id)"
# Row security shows a session its own holdings alone.
IN_CIRCLE = (
    "exists (select from organisations_circleholding h join organisations_circlevoucher v on v.id = h.voucher_id"
    " join organisations_circlekey k on k.id = v.circle_key_id where k.circle_id = {circle})"
)
SEAL_IN_CIRCLE = (
    "exists (select from cases_lawyernote n where n.id = note_id and n.circle_id is not null"
    f" and {IN_CIRCLE.format(circle='n.circle_id')})"
)
OF_A_NOTE = (
    "exists (select from cases_lawyernote n where n.id = note_id and n.member_id is not distinct from"
    f" {SEAL}.member_id)"
)
OF_A_NOTE_BEFORE = f"exists (select from cases_lawyernote n where n.id = note_id and n.member_id = {SEAL}.member_id)"  # noqa: S608  names of this file


def _rebound(note: str, add: str, seal: str) -> str:
    return f"""
    drop policy {NOTE}_own on {NOTE};
    create policy {NOTE}_own on {NOTE} using ({note}) with check ({note});
    drop policy {SEAL}_add on {SEAL};
    drop policy {SEAL}_read on {SEAL};
    drop policy {SEAL}_delete on {SEAL};
    create policy {SEAL}_add on {SEAL} for insert with check ({add});
    create policy {SEAL}_read on {SEAL} for select using ({seal});
    create policy {SEAL}_delete on {SEAL} for delete using ({seal});
    """


NOW = _rebound(
    f"{OWN} and ({MINE} or {OF_THE_CASE} or {IN_CIRCLE.format(circle='circle_id')})",
    f"{OWN} and {OF_A_NOTE}",
    f"{OWN} and ({MINE} or {SEAL_IN_CIRCLE})",
)
BEFORE = _rebound(f"{OWN} and ({MINE} or {OF_THE_CASE})", f"{OWN} and {OF_A_NOTE_BEFORE}", f"{OWN} and {MINE}")


class Migration(migrations.Migration):
    dependencies = [("cases", "0035_notes_for_circles"), ("organisations", "0011_bind_circles_to_organisation")]

    operations = [migrations.RunSQL(NOW, BEFORE)]
