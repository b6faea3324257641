"""How much of a file is read before it is refused. Sizes are in bytes."""

MEBIBYTE = 1 << 20

FILE = 32 * MEBIBYTE
"""A file as it is sent. The longest real submission with pictures is a tenth of it."""

MEMBERS = 4000
"""Files inside one zip file."""

MEMBER = 64 * MEBIBYTE
"""One member of a zip file, unpacked."""

UNPACKED = 160 * MEBIBYTE
"""All members of a zip file, read or not, unpacked."""

RATIO = 300
"""Unpacked to packed, for a member of more than RATIO_FROM. Word's own XML stays below 60."""

RATIO_FROM = 8 * MEBIBYTE

ANSWER = 256 * MEBIBYTE
"""What a reader may say about one file."""

MEMORY = 1536 * MEBIBYTE
"""Address space of the process that reads one file, what it shares with others included."""

CPU_SECONDS = 20
SECONDS = 30
"""Of a clock on the wall, for one file."""

CONVERSION_SECONDS = 90
"""For LibreOffice to convert the files of one run, its start included."""
