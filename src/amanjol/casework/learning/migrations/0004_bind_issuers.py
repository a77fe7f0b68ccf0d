"""How an organisation's training is named on certificates, and the key that signs them, are its own alone."""

from django.db import migrations

from amanjol.foundation.organisations.binding import bind


class Migration(migrations.Migration):
    dependencies = [("learning", "0003_create_issuers")]

    operations = [bind("learning_issuer")]
