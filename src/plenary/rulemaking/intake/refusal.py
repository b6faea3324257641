"""Why a file is not read, said to a person: what, where, what to do."""

from plenary.kit.language import _, marked
from plenary.kit.refusal import Outcome, Refusal
from plenary.rulemaking.intake import limit
from plenary.rulemaking.intake.fault import Fault, Flaw

_TO_TRANSCRIBE = frozenset({Flaw.TO_TRANSCRIBE, Flaw.NO_OFFICE, Flaw.NOT_CONVERTED})
_SENTENCES = {
    Flaw.ABSENT: marked("There is no file {file}; check the name and the folder."),
    Flaw.NOT_A_FILE: marked("{file} is a folder or a device; give the name of a file."),
    Flaw.UNREADABLE: marked("{file} cannot be opened; ask its owner for the right to read it."),
    Flaw.EMPTY: marked("{file} is empty; ask the sender to send it again."),
    Flaw.NO_TEXT: marked(
        "{file} holds no words that can be read; if it shows pictures of pages, it has to be transcribed."
    ),
    Flaw.TRUNCATED: marked("{file} breaks off before its end; ask the sender to send it again."),
    Flaw.DAMAGED: marked("{file} is damaged; open it in a word processor, save it as a new .docx file, and send that."),
    Flaw.PASSWORD: marked("{file} is protected by a password; save it without one, and send it again."),
    Flaw.RENAMED: marked(
        "{file} ends in {said}, but its content is that of a {found} file; give it its right name, and send it again."
    ),
    Flaw.MACROS: marked("{file} contains macros; save it as a .docx file without macros, and send that."),
    Flaw.TOO_LARGE: marked(
        "{file} is larger than {limit} MB; send it in parts, or without pictures if it has any, and try again."
    ),
    Flaw.BOMB: marked(
        "{file} unpacks to more than a text can be ({member}); save the text alone as a new .docx file, and send that."
    ),
    Flaw.TOO_MANY_MEMBERS: marked(
        "{file} is made of {count} parts, and {limit} is the most; save the text alone as a new .docx file."
    ),
    Flaw.ESCAPING_NAME: marked(
        "{file} has a part that would be written outside its folder ({member}); do not open it, and ask who sent it."
    ),
    Flaw.TWICE: marked(
        "{file} has two parts of one name ({member}), so readers would see different texts; save it anew as .docx."
    ),
    Flaw.DOCTYPE: marked(
        "{file} declares a document type, which no word processor does ({member}); save it anew as a .docx file."
    ),
    Flaw.MESSAGE: marked(
        "{file} is a whole e-mail message; save its words as .txt, and what is attached to it as files of their own, "
        "and give those."
    ),
    Flaw.WRONG_KIND: marked("{file} is not a text but another kind of file ({kind}); send the text as a .docx file."),
    Flaw.UNKNOWN: marked("{file} is in no format that can be read; send the text as .docx, .md or .txt."),
    Flaw.MIXED_ENCODINGS: marked(
        "{file} mixes two encodings of letters, first on line {line}; save it as UTF-8, and look at that line."
    ),
    Flaw.TO_TRANSCRIBE: marked("{file} shows pages and not a text ({kind}); it has to be transcribed."),
    Flaw.NO_OFFICE: marked(
        "{file} is a .{kind} file, which needs LibreOffice; install it, or save the text as .docx, or transcribe it."
    ),
    Flaw.NOT_CONVERTED: marked(
        "{file} could not be converted from .{kind} by LibreOffice; save it as .docx, or transcribe it."
    ),
    Flaw.TOO_SLOW: marked("{file} took too long to read; save it as a new .docx file or send it in parts."),
    Flaw.TOO_MUCH_MEMORY: marked("{file} takes too much memory to read; send it in parts."),
    Flaw.CRASHED: marked("{file} stopped the reader ({error}); save it as a new .docx file, and report this, please."),
}


class Unread(Refusal):
    """One file that is not read. ``transcribe`` says that its text is wanted all the same, by hand."""

    def __init__(self, file: str, fault: Fault) -> None:
        told = {"file": file, "member": "", "kind": "", "error": "", "limit": limit.FILE // limit.MEBIBYTE} | fault.data
        outcome = Outcome.MISSING if fault.flaw is Flaw.NO_OFFICE else Outcome.INPUT
        sentence = _SENTENCES[fault.flaw]
        super().__init__(_(sentence).format(**told), outcome)
        self.file = file
        self.fault = fault
        self.flaw = fault.flaw
        self.transcribe = fault.flaw in _TO_TRANSCRIBE
