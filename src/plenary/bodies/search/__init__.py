"""The search of a body: who feeds it, what is kept, how it is asked."""
