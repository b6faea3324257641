from django.apps import AppConfig


class UpgradeConfig(AppConfig):
    name = "tests.faults.upgrade"
    label = "upgrade"

    def ready(self) -> None:
        from tests.faults.upgrade import consequences  # noqa: F401 - registers them once the tables are there
