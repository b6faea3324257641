"""The bundled example: a draft framework, an invented membership, and what its members handed in."""
