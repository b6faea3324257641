import time

from django.db import migrations

MANY = 40


def fill(apps, schema_editor) -> None:
    shelf = apps.get_model("upgrade", "Shelf")
    for number in range(MANY):
        shelf.objects.create(number=number)
        time.sleep(0.02)


class Migration(migrations.Migration):
    dependencies = [("upgrade", "0001_initial")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
