"""The mathematics of a transparency log: what has been written once stays, and anybody can check it."""
