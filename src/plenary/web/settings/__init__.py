"""Django's settings, one module for each way to run; ``common`` holds what they share."""
