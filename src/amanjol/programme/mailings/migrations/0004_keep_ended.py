"""What has ended does not begin again, whoever writes rows: mailings by a trigger, and both in tables that only grow."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from amanjol.foundation.organisations.binding import bind

TABLES = ("mailings_endedlink", "mailings_endedmailing")
FUNCTION = """
create function mailings_keep_end() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'UPDATE' and (
        (old.is_counted and not new.is_counted)
        or (old.state in ('done', 'withdrawn') and new.state not in ('done', 'withdrawn'))
        or (old.state = 'withdrawn' and new.state <> 'withdrawn')
    ) then
        raise exception 'A mailing that has ended does not begin again.' using errcode = 'check_violation';
    end if;
    if new.state in ('done', 'withdrawn') then
        insert into public.mailings_endedmailing (id, organisation_id, mailing)
        values (gen_random_uuid(), new.organisation_id, new.id) on conflict do nothing;
    elsif new.state in ('draft', 'sending') and (tg_op = 'INSERT' or old.state <> new.state)
        and exists (
            select from public.mailings_endedmailing e
            where e.organisation_id = new.organisation_id and e.mailing = new.id
        ) then
        raise exception 'A mailing that has ended does not begin again.' using errcode = 'check_violation';
    end if;
    return new;
end
$$;

revoke execute on function mailings_keep_end() from public;
"""
TRIGGER = """
create trigger mailings_keep_end before insert or update on mailings_mailing
    for each row execute function mailings_keep_end();
"""
# What ended before this. The owner is bound too, who sees no rows else.
OF_BEFORE = """
alter table mailings_mailing no force row level security;
alter table mailings_subscriber no force row level security;
insert into mailings_endedmailing (id, organisation_id, mailing)
    select gen_random_uuid(), organisation_id, id from mailings_mailing where state in ('done', 'withdrawn');
insert into mailings_endedlink (id, organisation_id, link)
    select gen_random_uuid(), organisation_id, link from mailings_subscriber where sealed is null;
alter table mailings_mailing force row level security;
alter table mailings_subscriber force row level security;
"""
CALLED = "link = nullif(current_setting('amanjol.mailing_link', true), '')"
OF_A_ROW = (
    f"{CALLED} and exists (select from mailings_subscriber s where s.link = mailings_endedlink.link"
    " and s.organisation_id = mailings_endedlink.organisation_id)"
)
POLICIES = (("read", f"for select using ({CALLED})"), ("add", f"for insert with check ({OF_A_ROW})"))

HALTS = [
    ("by-hand", "Somebody stopped it."),
    ("server", "The mail server refuses what this node sends. Ask who runs it, then go on."),
    ("refusals", "The mail server refused many addresses one after the other."),
    (
        "altered",
        "It is not what was approved: the texts, the sender or a name of the list is another. Nothing more is sent.",
    ),
    ("ended", "It had ended before, and its row said otherwise. Nothing more is sent."),
    (
        "gone",
        "What it tells was called back, hidden or withdrawn: it stopped by itself, and nothing more is sent.",
    ),
    (
        "corrected",
        "A figure in it was corrected. Let it go on as it stands, since each mail leads to the page with the"
        " correction, or withdraw it.",
    ),
    (
        "restored",
        "This node was brought back from a backup: who left since is on the list again, and who got the mail since"
        " would get it twice. Let it go on, or withdraw it.",
    ),
]


def _organisation() -> models.ForeignKey:
    return models.ForeignKey(
        editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
    )


def _table(name: str, column: str, field: models.Field, once: str) -> migrations.CreateModel:
    return migrations.CreateModel(
        name=name,
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            ("organisation", _organisation()),
            (column, field),
        ],
        options={"constraints": [models.UniqueConstraint(fields=("organisation", column), name=once)]},
    )


class Migration(migrations.Migration):
    dependencies = [
        ("mailings", "0003_add_grounds"),
        ("organisations", "0013_add_advocates"),
    ]

    operations = [
        _table("EndedLink", "link", models.CharField(editable=False, max_length=64), "mailings_link_ends_once"),
        _table("EndedMailing", "mailing", models.UUIDField(editable=False), "mailings_mailing_ends_once"),
        migrations.AlterField(
            model_name="mailing",
            name="halt",
            field=models.CharField(blank=True, choices=HALTS, editable=False, max_length=10),
        ),
        migrations.RunSQL(OF_BEFORE, migrations.RunSQL.noop),
        *(bind(table) for table in TABLES),
        *(
            migrations.RunSQL(
                f"revoke update, delete on {table} from amanjol_app;",
                f"grant update, delete on {table} to amanjol_app;",
            )
            for table in TABLES
        ),
        *(
            migrations.RunSQL(
                f"create policy mailings_endedlink_{name} on mailings_endedlink {rule};",
                f"drop policy mailings_endedlink_{name} on mailings_endedlink;",
            )
            for name, rule in POLICIES
        ),
        migrations.RunSQL(FUNCTION, "drop function mailings_keep_end();"),
        migrations.RunSQL(TRIGGER, "drop trigger mailings_keep_end on mailings_mailing;"),
    ]
