from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "plenary.record"
    label = "record"

    def ready(self) -> None:
        from plenary.record import acts  # noqa: F401 - registers its act once the tables are there
