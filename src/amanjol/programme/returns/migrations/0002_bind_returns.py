"""Each organisation sees and writes its own returns only, those it counted and those that partners handed in to it.

No row is taken away, and none becomes that of another quarter or partner, whoever connects as `amanjol_app`: what was
printed has to be remembered.
"""

from django.db import migrations

from amanjol.foundation.organisations.binding import bind

STANDS = """
revoke update, delete, truncate on returns_countedquarter, returns_arrivedreturn from amanjol_app;
grant update (epoch, wrapped_key, schema, sealed, handed_on) on returns_countedquarter to amanjol_app;
grant update (epoch, wrapped_key, schema, sealed, name, source, state, arrived_at) on returns_arrivedreturn
    to amanjol_app;
"""
FALLS = "grant update, delete on returns_countedquarter, returns_arrivedreturn to amanjol_app;"


class Migration(migrations.Migration):
    dependencies = [("returns", "0001_add_returns"), ("once", "0002_bind_rows_to_account")]

    operations = [
        bind("returns_countedquarter"),
        bind("returns_arrivedreturn"),
        migrations.RunSQL(
            "grant maintain on returns_countedquarter, returns_arrivedreturn to amanjol_keeper;",
            "revoke maintain on returns_countedquarter, returns_arrivedreturn from amanjol_keeper;",
        ),
        migrations.RunSQL(STANDS, FALLS),
    ]
