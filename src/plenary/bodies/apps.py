from django.apps import AppConfig


class BodiesConfig(AppConfig):
    name = "plenary.bodies"
    label = "bodies"

    def ready(self) -> None:
        from plenary.bodies import acts  # noqa: F401 - registers its acts once the tables are there
