"""Each organisation sees and writes its own returns only, those it counted and those that partners handed in to it."""

from django.db import migrations

from amanjol.foundation.organisations.binding import bind


class Migration(migrations.Migration):
    dependencies = [("returns", "0001_add_returns"), ("once", "0002_bind_rows_to_account")]

    operations = [
        bind("returns_countedquarter"),
        bind("returns_arrivedreturn"),
        migrations.RunSQL(
            "grant maintain on returns_countedquarter, returns_arrivedreturn to amanjol_keeper;",
            "revoke maintain on returns_countedquarter, returns_arrivedreturn from amanjol_keeper;",
        ),
    ]
