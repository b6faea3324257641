"""What may be wrong with an installation, looked at one after the other by ``plenary doctor``."""
