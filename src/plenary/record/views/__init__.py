"""Pages of a body's record, and its files as others check them. Nothing here opens a private value."""
