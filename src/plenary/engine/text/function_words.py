"""The small words of six languages: a bracket should not end on one, and two edits parted only by them
are one edit to a reader. Closed classes only (articles, prepositions, conjunctions, auxiliaries)."""

_WORDS = {
    "en": "a an and as at be been by for from has have in into is it its nor of on or that the their this those these "
    "to was were which who whose will with within upon under per such any all",
    "fr": "à au aux avec ce ces cette d dans de des du elle elles en et il ils l la le les leur leurs ne ni ou où par "
    "pour qu que qui sa sans se ses son sous sur un une y est sont",
    "es": "a al ante con de del desde e el ella ellas en entre es la las le les lo los ni o para por que se según ser "
    "sin sobre son su sus u un una y",
    "ru": "а без в во для до его ее её же за и из или их к ко на над не ни но о об от по под при с со у что чтобы "
    "которая которые который которых",
    "ar": "أن أو إلى الذي التي الذين إن ب بين ثم على عن عند غير في ف قد ك كل كما ل لا لدى لم لن ما مع من منذ هذا هذه "
    "هو هي و ولا وفي ومن وعلى",
    "zh": "的 地 得 了 和 与 及 或 并 在 于 以 为 对 从 由 把 被 之 其 而 且 等 所 将 向 是 "
    "以及 或者 并且 而且 及其 对于 关于 根据 按照 依照",
}

LEANING = frozenset("的地得了等")
"""Those that lean on the word before them, and end its phrase (Chinese particles)."""

FUNCTION_WORDS: dict[str, frozenset[str]] = {lang: frozenset(words.split()) for lang, words in _WORDS.items()}


def function_words(lang: str) -> frozenset[str]:
    """The function words of a language (a BCP 47 tag, of which only the primary subtag counts), in
    lower case; none for a language not listed."""
    return FUNCTION_WORDS.get(lang.partition("-")[0].lower(), frozenset())
