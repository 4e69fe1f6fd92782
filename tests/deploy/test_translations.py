"""Whatever the sources say is found as Django looks it up, and what a catalogue lacks is named."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from deploy.translations import catalogues
from deploy.translations.faults import every, faults
from deploy.translations.sources import strings

ONE_OR_MORE = ("%(n)s hand", "%(n)s hands")
RULES = {
    "de": "nplurals=2; plural=(n != 1);",
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n<11 ? 3 : n<100 ? 4 : 5;",
}


def found(name: str, text: str) -> list[object]:
    return [message for message, _comments, _context in strings(name, text)]


def catalogue(language: str, *messages: tuple[object, object], fuzzy: bool = False) -> Catalog:
    made = Catalog(locale=language)
    made.mime_headers = [("Content-Type", "text/plain; charset=utf-8"), ("Plural-Forms", RULES[language])]
    for text, translated in messages:
        made.add(text, translated, flags=["fuzzy"] if fuzzy else [])  # type: ignore[arg-type]
    return made


def said(*texts: object) -> Catalog:
    source = Catalog()
    for text in texts:
        source.add(text)  # type: ignore[arg-type]
    return source


def test_every_string_of_the_sources_is_translated() -> None:
    assert every() == []


def test_python_says() -> None:
    text = 'words = _("One")\nlater = gettext_lazy(\n    "Two "\n    "and a half"\n)\nngettext("a", "b", 3)'
    assert found("a.py", text) == ["One", "Two and a half", ("a", "b")]


def test_a_template_says_what_django_looks_up() -> None:
    text = """{% extends "x.html" %}
{# It's a comment #}
    {% if one %}{% translate "Go on" as words %}{% endif %}
  {% blocktranslate trimmed with a=b.c %}
      Many words
      by {{ a }}, 100 % sure
  {% endblocktranslate %}
{% blocktranslate trimmed count n=hands|length %}{{ n }} hand{% plural %}{{ n }} hands{% endblocktranslate %}
<p>it's</p>{% include "_a.html" with words=_("Fourth") %}"""
    assert found("a.html", text) == ["Go on", "Many words by %(a)s, 100 %% sure", ONE_OR_MORE, "Fourth"]


def test_the_script_says() -> None:
    text = """const a = /"/.test(b) ? gettext("One") : `${gettext("left")}`;
      class A { #b = say(ngettext("%(n)s hand", "%(n)s hands", n), { n }); }
      gettext(
        "Last",
      );"""
    assert [one for one in found("a.js", text) if one != "left"] == ["One", ONE_OR_MORE, "Last"]


@pytest.mark.parametrize(
    ("translated", "fault"),
    [("", "not translated"), ("%(other)s da", "placeholders"), ("da", "placeholders"), ("%(name)s da", None)],
)
def test_a_translation_says_the_same(translated: str, fault: str | None) -> None:
    text = "%(name)s is here"
    objections = list(faults(catalogue("de", (text, translated)), said(text)))
    assert [text in one and one.startswith(fault or "") for one in objections] == ([True] if fault else [])


def test_what_is_missing_or_fuzzy_is_named() -> None:
    assert "missing" in next(faults(catalogue("de"), said("Listen")))
    assert next(faults(catalogue("de", ("Listen", "Hören"), fuzzy=True), said("Listen"))) == "fuzzy: 'Listen'"


def test_a_language_has_all_its_plural_forms() -> None:
    few = ("eine Hand", "%(n)s Hände")
    assert not list(faults(catalogue("de", (ONE_OR_MORE, few)), said(ONE_OR_MORE)))
    assert "2 plural forms instead of 6" in next(faults(catalogue("ar", (ONE_OR_MORE, few)), said(ONE_OR_MORE)))


def test_only_a_form_for_one_number_may_leave_it_out() -> None:
    forms = ("لا أيدٍ", "يد", "يدان", "%(n)s أيدٍ", "%(n)s يدًا", "%(n)s يد")
    assert not list(faults(catalogue("ar", (ONE_OR_MORE, forms)), said(ONE_OR_MORE)))
    [fault] = faults(catalogue("ar", (ONE_OR_MORE, (*forms[:3], "أيدٍ", *forms[4:]))), said(ONE_OR_MORE))
    assert fault.startswith("placeholders [] instead of ['n']")


def test_an_update_keeps_what_is_translated(tmp_path: Path) -> None:
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    path = folder / "django.po"
    path.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "Gone"\nmsgstr "Weg"\n\nmsgid "Listen"\nmsgstr "Hören"\n'
    )
    catalogues.update(path, said("New", "Listen"))
    now = catalogues.read(path)
    assert {str(one.id): one.string for one in now if one.id} == {"Listen": "Hören", "New": ""}
    once = path.read_text()
    catalogues.update(path, said("Listen", "New"))
    assert path.read_text() == once
