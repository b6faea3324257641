"""A package that a release adds: its tables come by several changes, one of which takes a while."""
