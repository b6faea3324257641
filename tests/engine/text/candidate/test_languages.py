"""Instructions in the other five languages: the plain core."""

import pytest

from tests.engine.text.candidate.accord import Told, read


@pytest.mark.parametrize(
    ("lang", "sentence", "expected"),
    [
        (
            "fr",
            "À l'article 2, paragraphe 1, remplacer « doivent » par « devraient ».",
            [("replace", {"words": {"a2.1": "Les membres devraient partager les outils chaque année."}}, [])],
        ),
        ("fr", "Supprimer le paragraphe 2 de l'article 2.", [("delete", {"deleted": ("a2.2",)}, [])]),
        (
            "fr",
            "Au paragraphe 1, après « outils », insérer « libres ».",
            [("insert", {}, ["several such provisions", "words found several times"])],
        ),
        (
            "fr",
            "Ajouter un nouveau paragraphe 3 à l'article 2 : « Le Bureau rend compte. »",
            [("add", {"added": [("a2.2", "a2", "paragraph", "3", "Le Bureau rend compte.")]}, [])],
        ),
        (
            "fr",
            "Dans tout le texte, remplacer « outils » par « moyens ».",
            [
                (
                    "replace",
                    {
                        "words": {
                            "a1.1": "Les membres partagent les moyens.",
                            "a2.1": "Les membres doivent partager les moyens chaque année.",
                            "pp2": "Notant les moyens,",
                        }
                    },
                    [],
                )
            ],
        ),
        (
            "fr",
            "Nous appuyons la proposition de Borland sur l'article 1.",
            [("support", {"supports": [("BOR", ("a1",))]}, [])],
        ),
        ("fr", "Conserver l'article 2 en l'état.", [("retain", {"retained": ("a2", "a2.1", "a2.2")}, [])]),
        (
            "fr",
            "Mettre les mots « chaque année » entre crochets à l'article 2.",
            [("bracket", {"brackets": ["chaque année"]}, [])],
        ),
        (
            "fr",
            "Supprimer « chaque année » au paragraphe 1 de l'article 2.",
            [("delete", {"words": {"a2.1": "Les membres doivent partager les outils."}}, [])],
        ),
        ("fr", "Nous ne voulons pas supprimer l'article 2.", [("unread", {}, ["negated"])]),
        (
            "fr",
            "Deuxième alinéa du préambule : remplacer « Notant » par « Saluant ».",
            [("replace", {"words": {"pp2": "Saluant les outils,"}}, [])],
        ),
        (
            "fr",
            "Article 2, paragraphe 1 : au lieu de « doivent », lire « devraient ».",
            [("replace", {"words": {"a2.1": "Les membres devraient partager les outils chaque année."}}, [])],
        ),
        (
            "es",
            "Artículo 2, párrafo 1: donde dice «deberán», debe decir «deberían».",
            [("replace", {"words": {"a2.1": "Los miembros deberían compartir las herramientas cada año."}}, [])],
        ),
        (
            "ru",
            "Статья 2, пункт 1: вместо «обязаны» читать «должны».",
            [("replace", {"words": {"a2.1": "Участники должны делиться средствами каждый год."}}, [])],
        ),
        (
            "ru",
            "В пункте 1 статьи 2 вместо слова «обязаны» следует читать «должны».",
            [("replace", {"words": {"a2.1": "Участники должны делиться средствами каждый год."}}, [])],
        ),
        ("ru", "Исключить пункт 2 статьи 2 вместо пункта 1 статьи 1.", [("unread", {}, ["negated"])]),
        (
            "en",
            "Article 2, paragraph 1: for “each year” read “in May”.",
            [("replace", {"words": {"a2.1": "Members shall share tools and shall report in May."}}, [])],
        ),
        (
            "es",
            "En el artículo 2, párrafo 1, sustitúyase «deberán» por «deberían».",
            [("replace", {"words": {"a2.1": "Los miembros deberían compartir las herramientas cada año."}}, [])],
        ),
        ("es", "Suprímase el párrafo 2 del artículo 2.", [("delete", {"deleted": ("a2.2",)}, [])]),
        (
            "es",
            "En el párrafo 1, después de «herramientas», insértese «libres».",
            [("insert", {}, ["several such provisions", "words found several times"])],
        ),
        (
            "es",
            "Añádase un nuevo párrafo 3 al artículo 2: «La Oficina informa.»",
            [("add", {"added": [("a2.2", "a2", "paragraph", "3", "La Oficina informa.")]}, [])],
        ),
        (
            "es",
            "En todo el texto, reemplácese «herramientas» por «medios».",
            [
                (
                    "replace",
                    {
                        "words": {
                            "a1.1": "Los miembros comparten las medios.",
                            "a2.1": "Los miembros deberán compartir las medios cada año.",
                        }
                    },
                    [],
                )
            ],
        ),
        (
            "es",
            "Apoyamos la propuesta de Borland sobre el artículo 1.",
            [("support", {"supports": [("BOR", ("a1",))]}, [])],
        ),
        ("es", "Manténgase el artículo 2 sin cambios.", [("retain", {"retained": ("a2", "a2.1", "a2.2")}, [])]),
        ("es", "Póngase «cada año» entre corchetes en el artículo 2.", [("bracket", {"brackets": ["cada año"]}, [])]),
        ("es", "No apoyamos suprimir el artículo 2.", [("unread", {}, ["negated"])]),
        (
            "ru",
            "В пункте 1 статьи 2 заменить слова «обязаны» словами «должны».",
            [("replace", {"words": {"a2.1": "Участники должны делиться средствами каждый год."}}, [])],
        ),
        ("ru", "Исключить пункт 2 статьи 2.", [("delete", {"deleted": ("a2.2",)}, [])]),
        (
            "ru",
            "В пункте 1 после слова «средствами» включить слово «свободно».",
            [("insert", {}, ["several such provisions", "words found several times"])],
        ),
        (
            "ru",
            "Добавить в статью 2 новый пункт 3: «Бюро отчитывается.»",
            [("add", {"added": [("a2.2", "a2", "paragraph", "3", "Бюро отчитывается.")]}, [])],
        ),
        (
            "ru",
            "По всему тексту заменить «средствами» на «данными».",
            [
                (
                    "replace",
                    {
                        "words": {
                            "a1.1": "Участники делятся данными.",
                            "a2.1": "Участники обязаны делиться данными каждый год.",
                        }
                    },
                    [],
                )
            ],
        ),
        ("ru", "Поддерживаем предложение Borland по статье 1.", [("support", {"supports": [("BOR", ("a1",))]}, [])]),
        ("ru", "Сохранить статью 2 без изменений.", [("retain", {"retained": ("a2", "a2.1", "a2.2")}, [])]),
        (
            "ru",
            "Заключить слова «каждый год» в статье 2 в квадратные скобки.",
            [("bracket", {"brackets": ["каждый год"]}, [])],
        ),
        ("ru", "Мы не поддерживаем исключение статьи 2.", [("unread", {}, ["negated"])]),
        (
            "ar",
            "في الفقرة 1 من المادة 2، يُستعاض عن عبارة «كل عام» بعبارة «كل شهر».",
            [("replace", {"words": {"a2.1": "على الأعضاء تقاسم الأدوات كل شهر."}}, [])],
        ),
        ("ar", "تحذف الفقرة 2 من المادة 2.", [("delete", {"deleted": ("a2.2",)}, [])]),
        (
            "ar",
            "في الفقرة 1، بعد كلمة «الأدوات» تضاف كلمة «الحرة».",
            [("insert", {}, ["several such provisions", "words found several times"])],
        ),
        (
            "ar",
            "تضاف فقرة جديدة 3 في المادة 2: «يقدم المكتب تقريرا.»",
            [("add", {"added": [("a2.2", "a2", "paragraph", "3", "يقدم المكتب تقريرا.")]}, [])],
        ),
        (
            "ar",
            "في جميع أجزاء النص، يستعاض عن «الأدوات» بـ «الوسائل».",
            [
                (
                    "replace",
                    {"words": {"a1.1": "يتقاسم الأعضاء الوسائل.", "a2.1": "على الأعضاء تقاسم الوسائل كل عام."}},
                    [],
                )
            ],
        ),
        ("ar", "نؤيد اقتراح Borland بشأن المادة 1.", [("support", {"supports": [("BOR", ("a1",))]}, [])]),
        ("ar", "الإبقاء على المادة 2 كما هي.", [("retain", {"retained": ("a2", "a2.1", "a2.2")}, [])]),
        ("ar", "توضع عبارة «كل عام» في المادة 2 بين قوسين معقوفين.", [("bracket", {"brackets": ["كل عام"]}, [])]),
        ("ar", "لا نؤيد حذف المادة 2.", [("unread", {}, ["negated"])]),
        ("zh", "在第二条第一款中，将“应”改为“可”。", [("replace", {"words": {"a2.1": "成员可每年共享工具。"}}, [])]),
        ("zh", "删除第二条第二款。", [("delete", {"deleted": ("a2.2",)}, [])]),
        (
            "zh",
            "在第二条第一款“每年”之后插入“自愿”。",
            [("insert", {"words": {"a2.1": "成员应每年自愿共享工具。"}}, [])],
        ),
        (
            "zh",
            "在第二条增加新的第三款：“办公室提交报告。”",
            [("add", {"added": [("a2.2", "a2", "paragraph", "三", "办公室提交报告。")]}, [])],
        ),
        (
            "zh",
            "全文将“工具”改为“手段”。",
            [
                (
                    "replace",
                    {"words": {"a1.1": "成员应共享手段。", "a2.1": "成员应每年共享手段。", "pp2": "注意到手段，"}},
                    [],
                )
            ],
        ),
        ("zh", "我们支持Borland关于第一条的提案。", [("support", {"supports": [("BOR", ("a1",))]}, [])]),
        ("zh", "保留第二条原文。", [("retain", {"retained": ("a2", "a2.1", "a2.2")}, [])]),
        ("zh", "第二条中“每年”加方括号。", [("bracket", {"brackets": ["每年"]}, [])]),
        ("zh", "以“手段”取代第一条中的“工具”。", [("replace", {"words": {"a1.1": "成员应共享手段。"}}, [])]),
        ("zh", "我们不支持删除第二条。", [("unread", {}, ["negated"])]),
        ("zh", "序言部分第二段：将“注意到”改为“欢迎”。", [("replace", {"words": {"pp2": "欢迎工具，"}}, [])]),
    ],
)
def test_a_sentence_is_read_in_its_language(lang: str, sentence: str, expected: list[Told]) -> None:
    assert read(lang, sentence) == expected


@pytest.mark.parametrize(
    ("lang", "sentence", "expected"),
    [
        ("en", "Delete Article 2.1 to 2.3.", [("delete", {"deleted": (
            "a2.1", "a2.2", "a2.2.a", "a2.2.b", "a2.3"
        )}, [])]),
        ("en", "Delete Article 2.1 and 3.1.", [("unread", {}, ["provision unknown"])]),
        ("en", "Add paragraph 4 new to Article 3: “Accounts are public.”", [
            ("add", {"added": [("a3.2", "a3", "paragraph", "4", "Accounts are public.")]}, [])
        ]),
        ("en", "If all agree, delete Article 2.3.", [("delete", {"deleted": ("a2.3",)}, ["qualified"])]),
        ("en", "Arandia wants to delete Article 2.3.", [("delete", {"deleted": ("a2.3",)}, ["reported"])]),
        ("en", "Delete Article 2.3, as Arandia asked.", [("delete", {"deleted": ("a2.3",)}, [])]),
        ("en", "Move paragraph 3 of Article 2 after paragraph 1.", [("move", {"moved": [("a2.3", "a2.1", "a2")]}, [])]),
        ("en", "Move Article 9 after paragraph 1.", [("unread", {}, ["provision unknown", "several such provisions"])]),
        ("ru", "Изложить пункт 2 статьи 2 в следующей редакции: «Бюро ведет реестр.»", [
            ("reword", {"words": {"a2.2": "Бюро ведет реестр."}}, [])
        ]),
        ("ar", "يصبح نص الفقرة 2 من المادة 2 كما يلي: «يمسك المكتب سجلا.»", [
            ("reword", {"words": {"a2.2": "يمسك المكتب سجلا."}}, [])
        ]),
        ("zh", "删除第二条第二款第二句。", [("unread", {}, ["not read"])]),
        ("en", "In Article 3, first sentence of paragraph 2, delete “keeps”.", [
            ("delete", {"words": {"a3.2": "The Office accounts."}}, [])
        ]),
        ("en", "Article 3, second paragraph: delete.", [("delete", {"deleted": ("a3.2",)}, [])]),
        ("fr", "Article 2, première phrase du paragraphe 2 : supprimer « tient ».", [
            ("delete", {"words": {"a2.2": "Le Bureau une liste."}}, [])
        ]),
        ("es", "Artículo 2, primera frase del párrafo 2: suprimir «lleva».", [
            ("delete", {"words": {"a2.2": "La Oficina una lista."}}, [])
        ]),
        ("ru", "Статья 2, первое предложение пункта 2: исключить «ведет».", [
            ("delete", {"words": {"a2.2": "Бюро список."}}, [])
        ]),
        ("ar", "المادة 2، الجملة الأولى من الفقرة 2: تحذف «المكتب».", [
            ("delete", {"words": {"a2.2": "يمسك قائمة."}}, [])
        ]),
        ("zh", "第二条第二款第一句：删除“保存”。", [("delete", {"words": {"a2.2": "办公室清单。"}}, [])]),
        ("zh", "我们对第二条保留立场。", [("unread", {}, ["not read"])]),
    ],
)  # fmt: skip
def test_what_was_once_read_wrong_is_read_right_or_listed(lang: str, sentence: str, expected: list[Told]) -> None:
    assert read(lang, sentence) == expected


def test_a_line_that_announces_amendments_is_not_joined_to_the_first_of_them() -> None:
    first = "À l'article 2, paragraphe 1, remplacer « doivent » par « devraient »."
    told = [("replace", {"words": {"a2.1": "Les membres devraient partager les outils chaque année."}}, [])]
    assert read("fr", "Arandia propose les modifications suivantes :", first) == told
    assert read("fr", "Ce qui suit est à remplacer :", first) == [("unread", {}, ["not read"]), *told]
    assert read("fr", "L’article 2, paragraphe 2, est modifié comme suit :", "2. Il tient.") == [
        ("reword", {"words": {"a2.2": "Il tient."}}, [])
    ]


@pytest.mark.parametrize(
    ("lang", "sentence", "expected"),
    [
        ("fr", "À l'article 2, le paragraphe 2 se lit comme suit : « Le Bureau rend compte. »", [
            ("reword", {"words": {"a2.2": "Le Bureau rend compte."}}, [])
        ]),
        ("fr", "Les paragraphes 1 et 2 de l'article 2 se lisent comme suit : « Tous. »", [("unread", {}, ["not read"])]),
        ("fr", "« tient » se lit « garde ».", [("replace", {"words": {"a2.2": "Le Bureau garde une liste."}}, [])]),
        ("fr", "Le texte de l'article 2 se lit facilement.", [("unread", {}, ["not read"])]),
        ("ar", "تُقرأ الفقرة 2 من المادة 2 كما يلي: «يمسك المكتب سجلا.»", [
            ("reword", {"words": {"a2.2": "يمسك المكتب سجلا."}}, [])
        ]),
        ("ar", "الفقرة 2 من المادة 2 تقرأ كما يلي: «يمسك المكتب سجلا.»", [
            ("reword", {"words": {"a2.2": "يمسك المكتب سجلا."}}, [])
        ]),
    ],
)  # fmt: skip
def test_how_a_provision_reads_is_its_new_wording(lang: str, sentence: str, expected: list[Told]) -> None:
    assert read(lang, sentence) == expected


@pytest.mark.parametrize(
    ("lang", "sentence", "words"),
    [
        ("en", "Throughout, replace “tools” by “means”, except in Articles 1 and 2.", {
            "title": "Accord on Means", "pp2": "Noting the means,"
        }),
        ("en", "Throughout the text, except in the preamble and in Article 2, replace “tools” by “means”.", {
            "title": "Accord on Means", "a1.t1": "Members shall share means."
        }),
        ("en", "Throughout Article 2, except in paragraph 2 (a), replace “list” by “register”.", {
            "a2.2.b": "keep the register open; and"
        }),
        ("fr", "Dans tout le texte, remplacer « outils » par « moyens », à l'exception de l'article 2.", {
            "pp2": "Notant les moyens,", "a1.1": "Les membres partagent les moyens."
        }),
        ("es", "En todo el texto, salvo en el artículo 2, reemplácese «herramientas» por «medios».", {
            "a1.1": "Los miembros comparten las medios."
        }),
        ("ru", "По всему тексту, кроме статьи 2, заменить «средствами» на «данными».", {
            "a1.1": "Участники делятся данными."
        }),
        ("ar", "في جميع أجزاء النص، باستثناء المادة 2، يستعاض عن «الأدوات» بـ «الوسائل».", {
            "a1.1": "يتقاسم الأعضاء الوسائل."
        }),
    ],
)  # fmt: skip
def test_what_is_asked_throughout_is_not_asked_where_a_sentence_excepts_it(
    lang: str, sentence: str, words: dict[str, str]
) -> None:
    assert read(lang, sentence) == [("replace", {"words": words}, [])]


@pytest.mark.parametrize(
    ("sentence", "doubt"),
    [
        ("Throughout, replace “tools” by “means”, except in Article 9.", "provision unknown"),
        ("Throughout, replace “tools” by “means”, except in paragraph 1.", "several such provisions"),
        ("Throughout, replace “tools” by “means”, except where Article 2 has them.", "negated"),
        ("Throughout, replace “tools” by “means”, except after Article 2.", "negated"),
        ("Throughout, replace “tools” by “means”, except in Article 2, where “tools” is meant.", "negated"),
        ("Replace “tools” by “means” in Article 1, except in paragraph 1.", "negated"),
    ],
)
def test_an_exception_that_is_not_known_is_left_to_a_person(sentence: str, doubt: str) -> None:
    assert read("en", sentence) == [("unread", {}, [doubt])]


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "We no longer support the proposal of Borland on Article 2."),
        ("en", "We withdraw our support for the proposal of Borland on Article 2."),
        ("en", "We were unable to support the proposal of Borland on Article 2."),
        ("es", "Retiramos nuestro apoyo a la propuesta de Borland sobre el artículo 2."),
        ("ar", "لم نعد نؤيد اقتراح بورلاند بشأن المادة 2."),
        ("zh", "我们撤回对博兰关于第二条的提案的支持。"),
    ],
)
def test_support_that_is_withdrawn_is_no_support(lang: str, sentence: str) -> None:
    assert [(action, fragment, "negated" in doubts) for action, fragment, doubts in read(lang, sentence)] == [
        ("unread", {}, True)
    ]
