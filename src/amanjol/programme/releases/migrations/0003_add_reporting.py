
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0013_add_advocates'),
        ('releases', '0002_bind_rows'),
    ]

    operations = [
        migrations.AddField(
            model_name='release',
            name='digest',
            field=models.GeneratedField(db_persist=True, expression=models.Func('tables', function='sha256'), output_field=models.BinaryField()),
        ),
        migrations.CreateModel(
            name='Reporting',
            fields=[
                ('release', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='reporting', serialize=False, to='releases.release')),
                ('reference', models.CharField(max_length=200)),
                ('kind', models.CharField(choices=[('government', 'Government'), ('local-government', 'Local government'), ('public', 'Other public sector'), ('international-ngo', 'International NGO'), ('national-ngo', 'National NGO'), ('regional-ngo', 'Regional NGO'), ('partner-ngo', 'NGO based in a partner country'), ('partnership', 'Public private partnership'), ('multilateral', 'Multilateral'), ('foundation', 'Foundation'), ('private', 'Private sector'), ('academic', 'Academic, training and research'), ('other', 'Other')], max_length=20)),
                ('name', models.CharField(max_length=160)),
                ('identifier', models.CharField(max_length=200)),
                ('title_en', models.CharField(max_length=160)),
                ('title_ru', models.CharField(max_length=160)),
                ('description_en', models.CharField(max_length=2000)),
                ('description_ru', models.CharField(max_length=2000)),
                ('state', models.CharField(choices=[('under-way', 'under way'), ('finalised', 'finished, accounts still open'), ('closed', 'closed'), ('cancelled', 'cancelled'), ('suspended', 'suspended')], max_length=10)),
                ('started_on', models.DateField()),
                ('first_on', models.DateField()),
                ('last_on', models.DateField()),
                ('written_at', models.DateTimeField(editable=False)),
                ('signed', models.BinaryField()),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('written_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.member')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['government', 'local-government', 'public', 'international-ngo', 'national-ngo', 'regional-ngo', 'partner-ngo', 'partnership', 'multilateral', 'foundation', 'private', 'academic', 'other'])), name='releases_kinds'), models.CheckConstraint(condition=models.Q(('state__in', ['under-way', 'finalised', 'closed', 'cancelled', 'suspended'])), name='releases_activity_states'), models.CheckConstraint(condition=models.Q(('last_on__gte', models.F('first_on'))), name='releases_days_in_order')],
            },
        ),
    ]
