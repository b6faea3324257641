from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "plenary.kit"
    label = "kit"
