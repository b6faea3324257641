"""Positions: what seats declare on alternatives."""

import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("rulemaking", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Position",
            fields=[
                ("id", models.CharField(max_length=96, primary_key=True, serialize=False)),
                ("body", models.CharField(max_length=64)),
                ("seq_from", models.PositiveBigIntegerField()),
                ("seq_to", models.PositiveBigIntegerField(null=True)),
                ("instrument", models.CharField(max_length=63)),
                ("version", models.PositiveIntegerField()),
                ("number", models.PositiveBigIntegerField()),
                ("seat", models.CharField(max_length=128)),
                ("provision", models.CharField(max_length=120)),
                ("on", models.PositiveBigIntegerField(null=True)),
                ("stance", models.CharField(default="", max_length=16)),
                ("note", models.TextField(default="")),
                ("private", models.CharField(default="", max_length=64)),
                ("audience", models.CharField(max_length=128)),
                ("status", models.CharField(max_length=16)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["body", "instrument", "version", "provision"], name="position_by_provision"),
                    models.Index(fields=["body", "number"], name="position_by_number"),
                    models.Index(fields=["body", "private"], name="position_by_private"),
                ],
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
    ]
