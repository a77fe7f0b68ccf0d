"""A line whose operator of today nobody knows is not called the state's."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('directory', '0002_wrong_numbers'),
    ]

    operations = [
        migrations.AlterField(
            model_name='contact',
            name='operator',
            field=models.CharField(choices=[('state', 'State'), ('ngo', 'Non-governmental organisation'), ('intergovernmental', 'Intergovernmental organisation'), ('embassy', 'Embassy or consulate'), ('private', 'Private'), ('unknown', 'Not known')], max_length=20, verbose_name='kind of operator'),
        ),
    ]
