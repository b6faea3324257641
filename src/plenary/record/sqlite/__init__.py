"""SQLite as Django knows it, with one writer at a time behind a gate that queues fairly."""
