"""Marks: how far provisions have come."""

import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("rulemaking", "0002_position"),
    ]

    operations = [
        migrations.CreateModel(
            name="Mark",
            fields=[
                ("id", models.CharField(max_length=96, primary_key=True, serialize=False)),
                ("body", models.CharField(max_length=64)),
                ("seq_from", models.PositiveBigIntegerField()),
                ("seq_to", models.PositiveBigIntegerField(null=True)),
                ("instrument", models.CharField(max_length=63)),
                ("version", models.PositiveIntegerField()),
                ("provision", models.CharField(max_length=120)),
                ("number", models.PositiveBigIntegerField()),
                ("seat", models.CharField(max_length=128)),
                ("label", models.CharField(max_length=63)),
                ("on", models.PositiveBigIntegerField(null=True)),
                ("forum", models.CharField(default="", max_length=63)),
                ("said", models.CharField(default="", max_length=300)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["body", "instrument", "version", "provision"], name="mark_by_provision")
                ],
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
    ]
