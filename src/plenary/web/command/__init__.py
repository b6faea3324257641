"""The `plenary` command: one module for each of its commands."""
