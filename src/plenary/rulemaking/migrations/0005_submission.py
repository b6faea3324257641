"""Files handed in, which suggestions came in them, and what new provisions bring along."""

import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("rulemaking", "0004_succession"),
    ]

    operations = [
        migrations.AddField(
            model_name="suggestion",
            name="held",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="suggestion",
            name="submission",
            field=models.PositiveBigIntegerField(null=True),
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                ("id", models.CharField(max_length=96, primary_key=True, serialize=False)),
                ("body", models.CharField(max_length=64)),
                ("seq_from", models.PositiveBigIntegerField()),
                ("seq_to", models.PositiveBigIntegerField(null=True)),
                ("media", models.CharField(max_length=8)),
                ("size", models.PositiveBigIntegerField()),
                ("file", models.CharField(max_length=64)),
                ("salt", models.CharField(default="", max_length=64)),
                ("instrument", models.CharField(max_length=63)),
                ("version", models.PositiveIntegerField()),
                ("number", models.PositiveBigIntegerField()),
                ("seat", models.CharField(max_length=128)),
                ("channel", models.CharField(max_length=16)),
                ("received", models.CharField(max_length=10)),
                ("cover", models.CharField(max_length=64)),
                ("answers", models.CharField(default="", max_length=64)),
                ("replaces", models.PositiveBigIntegerField(null=True)),
                ("status", models.CharField(max_length=16)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["body", "instrument", "number"], name="submission_by_number"),
                    models.Index(fields=["body", "salt"], name="submission_by_salt"),
                ],
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
    ]
