"""A program that acts until it is stopped: ``writer.py KEYS…``, one act for each key, each acknowledged on a line."""

import sys

import django


def main(keys: list[str]) -> None:
    django.setup()
    from plenary.record.act import Actor
    from plenary.record.perform import perform
    from tests.record.ledger.acts import WritePage

    for key in keys:
        done = perform(WritePage(words=key), actor=Actor("secretariat"), body="demo", key=key)
        sys.stdout.write(f"{key} {done.entry.sequence}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
