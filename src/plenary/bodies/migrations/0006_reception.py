"""Whom forums have received in their chair, and a sign of each account on a seat."""

from typing import Any

import django.db.models.manager
from django.db import migrations, models

import plenary.bodies.models.seating


def draw_marks(apps: Any, _schema: object) -> None:
    """A sign of its own for each account that is there: what a new column is filled with is one for all."""
    seatings = apps.get_model("bodies", "Seating").objects
    for number in seatings.values_list("pk", flat=True):
        seatings.filter(pk=number).update(mark=plenary.bodies.models.seating.draw_mark())


class Migration(migrations.Migration):
    dependencies = [
        ("bodies", "0005_upload"),
    ]

    operations = [
        migrations.AddField(
            model_name="seating",
            name="mark",
            field=models.CharField(default=plenary.bodies.models.seating.draw_mark, max_length=32),
        ),
        migrations.RunPython(draw_marks, migrations.RunPython.noop),
        migrations.CreateModel(
            name="Reception",
            fields=[
                ("id", models.CharField(max_length=96, primary_key=True, serialize=False)),
                ("body", models.CharField(max_length=64)),
                ("seq_from", models.PositiveBigIntegerField()),
                ("seq_to", models.PositiveBigIntegerField(null=True)),
                ("forum", models.CharField(max_length=63)),
                ("seat", models.CharField(max_length=80)),
                ("number", models.PositiveBigIntegerField()),
                ("account", models.CharField(max_length=32)),
            ],
            options={
                "indexes": [models.Index(fields=["body", "forum"], name="reception_by_forum")],
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
    ]
