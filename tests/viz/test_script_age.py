"""Our own part of the page's script stays in ES2018, so that older browsers in an office can read it."""

import re

import pytest
from unionkg.viz.page import SCRIPTS, _static

# What came after ES2018, by the edition, as it is written.
NEWER = {
    "optional catch binding": r"\bcatch\s*\{",
    "flat and flatMap": r"\.flat(?:Map)?\(",
    "Object.fromEntries": r"\bfromEntries\b",
    "trimStart and trimEnd": r"\.trim(?:Start|End)\(",
    "optional chaining": r"\?\.(?!\d)",
    "nullish coalescing": r"\?\?",
    "import()": r"\bimport\s*[(.]",
    "matchAll": r"\.matchAll\(",
    "allSettled and any": r"\bPromise\.(?:allSettled|any)\b",
    "globalThis": r"\bglobalThis\b",
    "big integers": r"\b\d+n\b|\bBigInt\b",
    "logical assignment": r"(?:\|\||&&)=",
    "replaceAll": r"\.replaceAll\(",
    "numeric separators": r"\b\d+_\d",
    "private names": r"(?:\.|^\s*|\bget |\bset |\bin )#[A-Za-z_$]",
    "at": r"\.at\(",
    "hasOwn": r"\bhasOwn\b",
    "findLast": r"\.findLast(?:Index)?\(",
    "copying methods": r"\.to(?:Sorted|Reversed|Spliced)\(",
    "groupBy": r"\.groupBy\(",
}
EXAMPLES = {
    "optional catch binding": "try { go(); } catch { stop(); }",
    "flat and flatMap": "lists.flatMap(itself)",
    "Object.fromEntries": "Object.fromEntries(pairs)",
    "trimStart and trimEnd": "text.trimEnd()",
    "optional chaining": "union?.name",
    "nullish coalescing": "name ?? 'none'",
    "import()": "import('./other.js')",
    "matchAll": "text.matchAll(pattern)",
    "allSettled and any": "Promise.any(all)",
    "globalThis": "globalThis.union",
    "big integers": "const many = 10n;",
    "logical assignment": "name ||= 'none'",
    "replaceAll": "text.replaceAll('a', 'b')",
    "numeric separators": "const many = 10_000;",
    "private names": "class Union { #name; }\nunion.#name",
    "at": "list.at(-1)",
    "hasOwn": "Object.hasOwn(union, 'name')",
    "findLast": "list.findLast(isUnion)",
    "copying methods": "list.toSorted()",
    "groupBy": "Object.groupBy(list, sort)",
}
TEXTS = re.compile(r"//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\\n])*'|\"(?:\\.|[^\"\\\n])*\"", re.DOTALL)


def newer(script: str) -> list[str]:
    """Return what a script uses that ES2018 does not have; comments and quoted texts do not count."""
    code = TEXTS.sub("''", script)
    return [what for what, written in NEWER.items() if re.search(written, code, re.MULTILINE)]


@pytest.mark.parametrize("name", SCRIPTS)
def test_our_scripts_are_written_in_es2018(name: str) -> None:
    assert newer(_static(name)) == []


@pytest.mark.parametrize("what", NEWER)
def test_what_is_newer_is_found(what: str) -> None:
    assert newer(f"const a = 'it';\n{EXAMPLES[what]}\n") == [what]


def test_comments_and_texts_are_no_code() -> None:
    assert newer("// a?.b\n/* a ?? b */\nconst text = 'a?.b' + \"c ??= d\";\nconst part = odd ?.5 : 1;") == []
