"""What a body's rules say, as data and as predicates; no tables, no requests."""
