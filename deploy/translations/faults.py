"""What is wrong with the catalogues, in sentences that name the string."""

import re
from collections.abc import Iterator
from gettext import c2py

from babel.messages.catalog import Catalog, Message

from deploy.translations import catalogues
from deploy.translations.sources import template

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
NUMBERS = range(200)
"""Enough of them to tell a plural form that stands for one number from one that stands for many."""


def every() -> list[str]:
    return [
        f"{path.relative_to(catalogues.LOCALE)}: {fault}"
        for path in catalogues.paths()
        for fault in faults(catalogues.read(path), template(path.stem))
    ]


def faults(catalogue: Catalog, said: Catalog) -> Iterator[str]:
    """For each string of the sources what keeps it from being said in the catalogue's language."""
    for source in said:
        if source.id:
            text = source.id[0] if isinstance(source.id, tuple) else source.id
            message = catalogue.get(text, source.context)
            for fault in _faults(message, source, catalogue):
                yield f"{fault}: {text!r}"


def _faults(message: Message | None, source: Message, catalogue: Catalog) -> Iterator[str]:
    if message is None or message.id != source.id:
        yield "missing (make messages adds it)"
        return
    forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
    if message.pluralizable and len(forms) != catalogue.num_plurals:
        yield f"{len(forms)} plural forms instead of {catalogue.num_plurals}"
    elif not all(forms):
        yield "not translated"
    elif message.fuzzy:
        yield "fuzzy"
    else:
        yield from _placeholders(message, [str(form) for form in forms], catalogue)


def _placeholders(message: Message, forms: list[str], catalogue: Catalog) -> Iterator[str]:
    """A form for one number alone may say that number in a word."""
    ids = message.id if isinstance(message.id, tuple) else (message.id,)
    named = set(PLACEHOLDER.findall(" ".join(map(str, ids))))
    for index, form in enumerate(forms):
        has = set(PLACEHOLDER.findall(form))
        spared = len(forms) > 1 and _stands_for_one_number(index, catalogue.plural_expr)
        if not has <= named or len(named - has) > spared:
            yield f"placeholders {sorted(has)} instead of {sorted(named)} in {form!r}"


def _stands_for_one_number(index: int, rule: str) -> bool:
    of_form = c2py(rule)
    return sum(of_form(number) == index for number in NUMBERS) == 1
