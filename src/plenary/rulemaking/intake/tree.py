"""XML from a stranger: no document type, no entities, no network."""

import re

from lxml import etree

from plenary.rulemaking.intake.fault import Fault, Flaw

Element = etree._Element

_DOCTYPE = re.compile(rb"<\x00?!\x00?D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E", re.IGNORECASE)


def parse(data: bytes, member: str = "") -> Element:
    """The root element. ``member`` names the part in the message.

    Raises Fault where there is a document type (an office file never has one, an attack needs one) and
    where the XML is not well-formed.
    """
    if _DOCTYPE.search(data):
        raise Fault(Flaw.DOCTYPE, member=member)
    # A parser serves one document: shared, it would keep the names of every file it has read.
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Fault(Flaw.DAMAGED, member=member) from error
    if getattr(root.getroottree().docinfo, "doctype", ""):
        raise Fault(Flaw.DOCTYPE, member=member)
    return root
