"""Which of the six languages a text is in, by its script and its smallest words."""

import re
from collections import Counter
from collections.abc import Iterable

from plenary.engine.text.function_words import FUNCTION_WORDS

_SCRIPTS = (("ar", r"[\u0620-\u064a]"), ("zh", r"[\u4e00-\u9fff]"), ("ru", r"[\u0400-\u04ff]"), ("", r"[^\W\d_]"))
_LATIN = ("en", "fr", "es")


def guess_language(texts: Iterable[str]) -> str:
    """The BCP 47 tag of the language, or an empty one where there are too few words to tell."""
    text = " ".join(texts).lower()
    letters = Counter({lang: len(re.findall(script, text)) for lang, script in _SCRIPTS})
    latin = letters.pop("") - sum(letters.values())
    # A Chinese character is a word; letters of the other scripts make words of about five.
    letters["zh"] *= 5
    lang, most = letters.most_common(1)[0]
    if most > latin:
        return lang
    words = Counter(re.findall(r"[^\W\d_]+", text))
    shares = {tag: sum(words[word] for word in FUNCTION_WORDS[tag]) for tag in _LATIN}
    best = max(_LATIN, key=lambda tag: (shares[tag], -_LATIN.index(tag)))
    return best if shares[best] else ""
