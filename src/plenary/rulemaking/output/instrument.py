"""An instrument as plain text: one line a provision, its number before it, nothing else."""

from plenary.engine.text.provision import Instrument


def plain_text(instrument: Instrument) -> str:
    """The provisions in document order, each on a line of its own behind its number."""
    return "".join(f"{' '.join(filter(None, (p.number, p.text)))}\n" for p in instrument.provisions)
