"""The rolling text as Akoma Ntoso 3.0 (OASIS LegalDocML), valid against its strict schema."""

from plenary.rulemaking.output.akn.bill import render_xml

__all__ = ["render_xml"]
