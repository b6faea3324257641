"""A small base, and small files made from it."""

from plenary.engine.text.block import Block, Change, Piece, Shape
from plenary.engine.text.interpretation import interpret
from plenary.engine.text.structure import build

TEXT = [
    "Framework on Cooperation",
    "Article 1. Aim",
    "1. The aim of this Framework is to guide the use of artificial intelligence so that it serves people everywhere.",
    "2. Members shall publish each year what they have done to reach this aim, and what remains to be done.",
    "3. Nothing in this Framework obliges a Member to disclose what its security requires it to keep.",
    "Article 2. Pool",
    "1. A “pool” of computing resources is established, to which Members may pledge time, data and models.",
    "2. The pool shall be open to universities, public bodies and small enterprises of every Member.",
    "3. Requests are decided within sixty days, and reasons are given for each refusal.",
]
KEPT, INSERTED, DELETED = Change.KEPT, Change.INSERTED, Change.DELETED


def block(*pieces, mark=KEPT, author="", **more):
    made = tuple(Piece(p) if isinstance(p, str) else Piece(p[1], p[0], *p[2:]) for p in pieces)
    first = made[0].text if made else ""
    heading = Shape.HEADING if first.startswith(("Article", "Framework")) else Shape.BODY
    return Block(made, more.pop("shape", heading), change=mark, author=author, **more)


def file(*changed, of=TEXT):
    """The blocks of the text, with some lines put in place of others: ``(line, blocks)``."""
    instead = dict(changed)
    return [b for k, line in enumerate(of) for b in instead.get(k, [block(line)])]


BASE = build(file())


def read(blocks, base=BASE, **more):
    return interpret(base, blocks, id="x", holders=["ABC"], **more)
