"""Of what nobody signed so many leave for one inbox a day: strangers must not use up what a node may bring there.

Signed letters wait behind none of it.
"""

from importlib import import_module

from django.db import migrations

before = import_module("amanjol.foundation.letters.migrations.0002_bind_rows")

A_DAY = 20  # as many as the other side opens of one node
OLD = "            and (d.expires_at is null or d.expires_at > statement_timestamp())\n"
NEW = f"""{OLD}\
            and (d.organisation_id is not null or d.id in (
                select e.id from public.letters_outgoing e
                where e.organisation_id is null and e.to_node = d.to_node and e.to_organisation = d.to_organisation
                    and e.received_at is null and e.sealed is not null
                order by e.sent_at, e.id
                limit greatest(0, {A_DAY} - (
                    select count(*) from public.letters_outgoing r
                    where r.organisation_id is null and r.to_node = d.to_node
                        and r.to_organisation = d.to_organisation
                        and r.received_at > statement_timestamp() - interval '1 day'))))
"""
DUE = before.DUE.replace("create function", "create or replace function")


class Migration(migrations.Migration):
    dependencies = [("letters", "0010_bind_files")]

    operations = [migrations.RunSQL(DUE.replace(OLD, NEW), DUE)]
