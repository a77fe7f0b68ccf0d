import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0013_add_advocates'),
    ]

    operations = [
        migrations.CreateModel(
            name='FromPartner',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('signed', models.BinaryField()),
                ('came_on', models.DateField(editable=False)),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['came_on'], name='partner_warnings_came_on')],
            },
        ),
        migrations.CreateModel(
            name='PartnerTaking',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField(editable=False)),
                ('outcome', models.CharField(choices=[('taken-over', 'Taken Over'), ('put-aside', 'Put Aside')], editable=False, max_length=10)),
                ('reason', models.CharField(blank=True, editable=False, max_length=300)),
                ('warning', models.UUIDField(editable=False, null=True)),
                ('by', models.UUIDField(editable=False)),
                ('taken_on', models.DateField(editable=False)),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('told', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='takings', to='partner_warnings.frompartner')),
            ],
            options={
                'ordering': ('told', 'number'),
                'constraints': [models.UniqueConstraint(fields=('told', 'number'), name='partner_warnings_taking_once'), models.UniqueConstraint(fields=('warning',), name='partner_warnings_draft_once'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'taken-over'), ('reason', ''), ('warning__isnull', False)), models.Q(('outcome', 'put-aside'), ('warning', None), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='partner_warnings_taking_whole')],
            },
        ),
    ]
