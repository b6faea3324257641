"""What we claim, against named peers, in one run. ``./plenary bench text`` runs it and writes README.md."""
