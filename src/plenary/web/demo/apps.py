from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "plenary.web.demo"
    label = "demo"
