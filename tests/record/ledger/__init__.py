"""An invented package: pages of a ledger, written and struck by acts."""
