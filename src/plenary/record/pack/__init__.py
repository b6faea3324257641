"""Packs: the record of one or more bodies as one file that anybody can check offline."""
