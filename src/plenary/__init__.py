"""Plenary: a community of states makes rules for artificial intelligence together, on an equal footing."""

__version__ = "0.1.0"
