"""Live updates: a stream of what has been recorded, one for each browser, holding topics and sequences only."""
