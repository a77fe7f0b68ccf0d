from django.db import migrations, models


class Migration(migrations.Migration):
    """Which languages there are is no matter of the database."""

    dependencies = [
        ('accounts', '0005_invite_known_addresses'),
    ]

    operations = [
        migrations.AlterField(
            model_name='account',
            name='language',
            field=models.CharField(default='en', max_length=12, verbose_name='Language'),
        ),
    ]
