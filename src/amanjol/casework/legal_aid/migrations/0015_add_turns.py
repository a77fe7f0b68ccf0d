import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0006_any_staff_language'),
        ('legal_aid', '0014_bind_rota'),
        ('organisations', '0013_add_advocates'),
    ]

    operations = [
        migrations.CreateModel(
            name='Turn',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('advocate', models.UUIDField(editable=False)),
                ('batch', models.UUIDField(editable=False)),
                ('place', models.PositiveSmallIntegerField(editable=False)),
                ('minutes', models.PositiveSmallIntegerField(editable=False)),
                ('working_days', models.PositiveSmallIntegerField(editable=False)),
                ('last', models.DateTimeField(editable=False)),
                ('state', models.CharField(default='waiting', editable=False, max_length=20)),
                ('handed_at', models.DateTimeField(editable=False, null=True)),
                ('until', models.DateTimeField(editable=False, null=True)),
                ('told_of', models.CharField(blank=True, editable=False, max_length=20)),
                ('sealed', models.BinaryField()),
                ('names', models.BinaryField()),
                ('answer', models.BinaryField()),
                ('answers', models.PositiveSmallIntegerField(default=0, editable=False)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='offer',
            name='legal_aid_offer_asked_once',
        ),
        migrations.AddConstraint(
            model_name='offer',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ('queued', 'asked', 'named', 'accepted'))), fields=('need', 'advocate'), name='legal_aid_offer_asked_once'),
        ),
        migrations.AddField(
            model_name='turn',
            name='key',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.DB_CASCADE, related_name='+', to='accounts.personkey'),
        ),
        migrations.AddField(
            model_name='turn',
            name='need',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='legal_aid.need'),
        ),
        migrations.AddField(
            model_name='turn',
            name='offer',
            field=models.OneToOneField(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='turn', to='legal_aid.offer'),
        ),
        migrations.AddField(
            model_name='turn',
            name='organisation',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddConstraint(
            model_name='turn',
            constraint=models.UniqueConstraint(fields=('batch', 'place'), name='legal_aid_turn_place'),
        ),
        migrations.AddConstraint(
            model_name='turn',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ('to-call', 'handed', 'might', 'named', 'free'))), fields=('need',), name='legal_aid_turn_one_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='turn',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('minutes__gt', 0), ('working_days', 0)), models.Q(('minutes', 0), ('working_days__gt', 0)), _connector='OR'), name='legal_aid_turn_has_a_length'),
        ),
    ]
