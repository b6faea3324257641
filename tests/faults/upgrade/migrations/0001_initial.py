from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = [("record", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="Shelf",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField(unique=True)),
            ],
        )
    ]
