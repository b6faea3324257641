"""Pure computation: no Django, no network, no database, no clock, no randomness."""
