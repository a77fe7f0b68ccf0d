"""What waits because others have their turn has not failed: it comes in the next round, and is not tried later for it."""

from importlib import import_module

from django.db import migrations

letters = import_module("amanjol.foundation.letters.migrations.0002_bind_rows")
files = import_module("amanjol.foundation.letters.migrations.0010_bind_files")

PUT_OFF = """
create function letters_put_off(letter uuid, until timestamptz, has_failed boolean) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    update public.letters_outgoing
    set next_try_at = until, tries = case when has_failed then tries else greatest(tries - 1, 0) end
    where id = letter and received_at is null
$$;
"""
PUT_OFF_FILE = """
create function letters_file_put_off(file uuid, until timestamptz, has_failed boolean) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    update public.letters_arrivingfile
    set next_try_at = until, tries = case when has_failed then tries else greatest(tries - 1, 0) end
    where id = file and next_try_at is not null
$$;
"""
FUNCTIONS = (("letters_put_off", PUT_OFF, letters.PUT_OFF), ("letters_file_put_off", PUT_OFF_FILE, files.PUT_OFF))


def _granted(signature: str, text: str) -> str:
    return (
        f"{text}\nrevoke execute on function {signature} from public;\n"
        f"grant execute on function {signature} to amanjol_app;"
    )


class Migration(migrations.Migration):
    dependencies = [("letters", "0011_hold_back_what_nobody_signed")]

    operations = [
        migrations.RunSQL(
            f"drop function {name}(uuid, timestamptz);\n{_granted(f'{name}(uuid, timestamptz, boolean)', text)}",
            f"drop function {name}(uuid, timestamptz, boolean);\n{_granted(f'{name}(uuid, timestamptz)', before)}",
        )
        for name, text, before in FUNCTIONS
    ]
