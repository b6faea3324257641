"""Shared parts of every interface. No words of the domain."""
