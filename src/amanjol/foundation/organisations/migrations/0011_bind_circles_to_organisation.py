"""Each organisation sees and writes its own circles only; what a member holds of one is there for their session alone.

Whoever takes somebody in adds what they hold and does not see it afterwards. It goes with the voucher or with the
person's key, by a cascade past row security.
"""

from django.db import migrations

from amanjol.foundation.organisations.binding import OWN, bind

TABLES = ("organisations_circle", "organisations_circlekey", "organisations_circlevoucher")
TABLE = "organisations_circleholding"
MINE = "exists (select from accounts_personkey k where k.id = key_id and k.account_id = (select amanjol_account()))"
POLICIES = f"""
alter table {TABLE} enable row level security;
alter table {TABLE} force row level security;
create policy {TABLE}_add on {TABLE} for insert with check ({OWN});
create policy {TABLE}_read on {TABLE} for select using ({OWN} and {MINE});
create policy {TABLE}_keep on {TABLE} for update using ({OWN} and {MINE}) with check ({OWN} and {MINE});
create policy {TABLE}_delete on {TABLE} for delete using ({OWN} and {MINE});
"""
LOOSEN = f"""
drop policy {TABLE}_delete on {TABLE};
drop policy {TABLE}_keep on {TABLE};
drop policy {TABLE}_read on {TABLE};
drop policy {TABLE}_add on {TABLE};
alter table {TABLE} no force row level security;
alter table {TABLE} disable row level security;
"""


class Migration(migrations.Migration):
    dependencies = [("organisations", "0010_circles"), ("once", "0002_bind_rows_to_account")]

    operations = [*(bind(table) for table in TABLES), migrations.RunSQL(POLICIES, LOOSEN)]
