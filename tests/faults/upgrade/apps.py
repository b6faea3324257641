from django.apps import AppConfig


class UpgradeConfig(AppConfig):
    name = "tests.faults.upgrade"
    label = "upgrade"
