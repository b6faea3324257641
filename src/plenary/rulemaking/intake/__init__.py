"""Files in: a stranger's file becomes blocks, with what a person should know about it."""
