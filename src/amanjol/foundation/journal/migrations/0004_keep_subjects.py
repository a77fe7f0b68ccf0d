"""What an entry is about is added with it, in one statement, and never again: the digest in the entry fits no others."""

from django.db import migrations

# `subjects.py` computes the same digest, for the verification apart from the database.
CHECK = """
create function journal_check_subjects() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if exists (
        select from (select distinct entry_id, organisation_id from added) a
        left join public.journal_entry e on e.id = a.entry_id and e.organisation_id = a.organisation_id
        where e.details ->> 'subjects_hash' is distinct from (
            select encode(sha256(convert_to(string_agg(s.kind || ':' || s.subject_id, E'\\n'
                order by (s.kind || ':' || s.subject_id) collate "C"), 'UTF8')), 'hex')
            from public.journal_subject s
            where s.entry_id = a.entry_id and s.organisation_id = a.organisation_id)
    ) then
        raise exception 'These are not what the entry is about.' using errcode = 'insufficient_privilege';
    end if;
    return null;
end
$$;
revoke execute on function journal_check_subjects() from public;
create trigger journal_check_subjects after insert on journal_subject
    referencing new table as added for each statement execute function journal_check_subjects();
create trigger journal_refuse_change before update or delete or truncate on journal_subject
    for each statement execute function journal_refuse_change();
revoke all on journal_subject from amanjol_app;
grant select, insert on journal_subject to amanjol_app;
revoke insert, update, delete, truncate on journal_subject from amanjol_keeper;
"""
UNDO = """
grant select, insert, update, delete on journal_subject to amanjol_app, amanjol_keeper;
drop trigger journal_refuse_change on journal_subject;
drop trigger journal_check_subjects on journal_subject;
drop function journal_check_subjects();
"""


class Migration(migrations.Migration):
    dependencies = [("journal", "0003_add_subjects")]

    operations = [migrations.RunSQL(CHECK, UNDO)]
