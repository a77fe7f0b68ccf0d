"""Files go by a stick, too: what waits for a node, and that some of a file has come.

Who carries acts for no member and sees no row of a file. Which files there are is told to nobody: who asks knows what
lies on the disk.
"""

from django.db import migrations

# What that node has not said that it has, as long as the letter lives.
WAITING = """
create function letters_files_waiting(node varchar, lying uuid[])
returns table (id uuid, letter uuid, manifest bytea)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select f.id, f.letter_id, f.manifest from public.letters_sentfile f
    join public.letters_outgoing o on o.id = f.letter_id
    where f.id = any(lying) and o.to_node = node and f.received_at is null and o.expires_at > statement_timestamp()
    order by o.sent_at, o.id, f.number
$$;
"""
# Whether it lies here whole; null where no letter that was opened speaks of it. Who expects it asks again at once.
BROUGHT = """
create function letters_file_brought(node varchar, wanted bytea) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    is_here boolean;
begin
    select bool_and(f.arrived_at is not null) into is_here from public.letters_arrivingfile f
    join public.letters_openedletter l on l.id = f.opened_id
    where l.issuer_node = node and f.address = wanted;
    update public.letters_arrivingfile f set next_try_at = statement_timestamp()
    from public.letters_openedletter l
    where l.id = f.opened_id and l.issuer_node = node and f.address = wanted
        and f.arrived_at is null and f.next_try_at is not null;
    return is_here;
end
$$;
"""
FUNCTIONS = {
    "letters_files_waiting(varchar, uuid[])": WAITING,
    "letters_file_brought(varchar, bytea)": BROUGHT,
}


class Migration(migrations.Migration):
    dependencies = [("letters", "0014_tell_less")]

    operations = [
        migrations.RunSQL(
            f"{text}\nrevoke execute on function {signature} from public;\n"
            f"grant execute on function {signature} to amanjol_app;",
            f"drop function {signature};",
        )
        for signature, text in FUNCTIONS.items()
    ]
