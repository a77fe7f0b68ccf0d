"""A block may plot figures that the issue quotes: it names them and how they are drawn, and has a title where it is ready."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('newsletter', '0003_add_stories'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='block',
            name='newsletter_block_kinds',
        ),
        migrations.RemoveConstraint(
            model_name='block',
            name='newsletter_block_refers',
        ),
        migrations.AddField(
            model_name='block',
            name='plotted_as',
            field=models.CharField(blank=True, choices=[('bars', 'Bars'), ('grouped', 'Bars in groups'), ('line', 'Line over periods')], default='', editable=False, max_length=10),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='block',
            name='figures',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.PositiveIntegerField(), default=list, editable=False, size=None),
        ),
        migrations.AlterField(
            model_name='block',
            name='kind',
            field=models.CharField(choices=[('text', 'Text'), ('figure', 'Large figure'), ('event', 'Planned event'), ('recommendation', 'Recommendation'), ('story', 'Story'), ('plot', 'Plot')], editable=False, max_length=20),
        ),
        migrations.AddConstraint(
            model_name='block',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['text', 'figure', 'event', 'recommendation', 'story', 'plot'])), name='newsletter_block_kinds'),
        ),
        migrations.AddConstraint(
            model_name='block',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('event__isnull', True), ('kind', 'text'), ('permit__isnull', True), ('quote__isnull', True), ('recommendation__isnull', True)), models.Q(('event__isnull', True), ('kind', 'figure'), ('permit__isnull', True), ('quote__isnull', False), ('recommendation__isnull', True)), models.Q(('event__isnull', False), ('kind', 'event'), ('permit__isnull', True), ('quote__isnull', True), ('recommendation__isnull', True)), models.Q(('event__isnull', True), ('kind', 'recommendation'), ('permit__isnull', True), ('quote__isnull', True), ('recommendation__isnull', False)), models.Q(('event__isnull', True), ('kind', 'story'), ('permit__isnull', False), ('quote__isnull', True), ('recommendation__isnull', True)), models.Q(('event__isnull', True), ('kind', 'plot'), ('permit__isnull', True), ('quote__isnull', True), ('recommendation__isnull', True)), _connector='OR'), name='newsletter_block_refers'),
        ),
        migrations.AddConstraint(
            model_name='block',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('figures__len__gte', 2), ('figures__len__lte', 12), ('kind', 'plot'), ('plotted_as__in', ['bars', 'grouped', 'line'])), models.Q(models.Q(('kind', 'plot'), _negated=True), ('figures__len', 0), ('plotted_as', '')), _connector='OR'), name='newsletter_block_plotted'),
        ),
        migrations.AddConstraint(
            model_name='block',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'plot'), ('state_en', 'ready'), ('title_en', ''), _negated=True), name='newsletter_plot_says_en'),
        ),
        migrations.AddConstraint(
            model_name='block',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'plot'), ('state_ru', 'ready'), ('title_ru', ''), _negated=True), name='newsletter_plot_says_ru'),
        ),
    ]
