"""The tables' history: how each release brings them on."""
