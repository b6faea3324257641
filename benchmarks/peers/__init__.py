"""Programs that do part of what we do, run beside us: in their own environment, never imported."""
