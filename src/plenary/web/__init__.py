"""The interfaces: the only package that knows every other."""
