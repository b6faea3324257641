"""The bundled example: a draft framework, an invented membership, and what its members handed in."""

SYMBOL = "A/AI/1/L.4"
"""The symbol of the framework, in the files that are made of it and on the site of the demonstration."""
