"""Bodies: who belongs to one, in what standing, and by which rules it works."""
