#!/usr/bin/env python3
"""messages.py ROOT: whatever can go wrong has words, in Chinese and in English.

Every id given to fail(Fault::…, "id"), Error{Fault::…, "id"} or addFinding(…, "id"), and every gate
{"id", GateClass::…}, has words in resources/messages/*.json or is a rule in resources/rules/<id>.json; both languages
fill the same places %1 … %9; every JSON file under resources parses and names no member twice.
"""
import json
import re
import sys

from source import TOKEN, Tree, line_of, without_comments

FAULT = re.compile(r"\bFault::\w+\s*,")
FINDING = re.compile(r"\baddFinding\s*\((?!Findings)")
GATE = re.compile(r'\{\s*"([^"\\\n]*)"\s*,\s*GateClass::')
ID = re.compile(r"^[a-z0-9_]+(\.[a-z0-9_]+)+$")


def no_twins(pairs):
    names = [name for name, _ in pairs]
    twins = sorted({name for name in names if names.count(name) > 1})
    if twins:
        raise ValueError(f"the member {twins[0]} stands twice")
    return dict(pairs)


def load(tree):
    """Path -> parsed value, for every JSON file under resources."""
    values = {}
    for file in sorted((tree.root / "resources").rglob("*.json")):
        path = file.relative_to(tree.root).as_posix()
        try:
            values[path] = json.loads(file.read_text(encoding="utf-8"), object_pairs_hook=no_twins)
        except ValueError as error:
            tree.fault(path, getattr(error, "lineno", 1), f"is not JSON: {error}")
    return values


def check_words(tree, path, name, words, members):
    if not isinstance(words, dict):
        tree.fault(path, 1, f"{name}: is no object with zh and en")
        return
    for member in members:
        if not isinstance(words.get(member), str) or not words[member].strip():
            tree.fault(path, 1, f"{name}: has no {member}")
    places = [sorted(set(re.findall(r"%[1-9]", str(words.get(language, ""))))) for language in ("zh", "en")]
    if places[0] != places[1]:
        told = [" ".join(found) or "nothing" for found in places]
        tree.fault(path, 1, f"{name}: zh fills {told[0]}, en {told[1]}")


def known_ids(tree, values):
    known = {}
    for path, value in values.items():
        found = []
        if path.startswith("resources/messages/"):
            found = value.items() if isinstance(value, dict) else []
            members = ("zh", "en")
        elif path.startswith("resources/rules/"):
            found = [(path.split("/")[-1][:-len(".json")], value)]
            members = ("zh", "en", "source", "who")
        for name, words in found:
            check_words(tree, path, name, words, members)
            if name in known:
                tree.fault(path, 1, f"{name}: has words in {known[name]} too")
            known[name] = path
    return known


def end_of_argument(text, at):
    """Where the argument that begins at `at` ends: at its comma, semicolon or closing bracket."""
    depth = 0
    while at < len(text):
        token = TOKEN.match(text, at)
        if token:
            at = token.end()
            continue
        if text[at] in "([{":
            depth += 1
        elif text[at] in ")]}":
            depth -= 1
        if depth < 0 or (depth == 0 and text[at] in ",;"):
            break
        at += 1
    return at


def literals(text, start, end):
    found = re.finditer(r'"([^"\\\n]*)"', text[start:end])
    return [(line_of(text, start + literal.start()), literal[1]) for literal in found]


def given_ids(text):
    """(line, id) for each literal id of a failure, a finding or a gate; a condition may give two."""
    for call in FAULT.finditer(text):
        yield from literals(text, call.end(), end_of_argument(text, call.end()))
    for call in FINDING.finditer(text):
        at = call.end()
        for _ in range(2):
            at = end_of_argument(text, at) + 1
        yield from literals(text, at, end_of_argument(text, at))
    for gate in GATE.finditer(text):
        yield line_of(text, gate.start()), gate[1]


def main(root):
    tree = Tree(root)
    known = known_ids(tree, load(tree))
    given = 0
    for path in tree.cpp("core", "ui", "app"):
        for line, name in given_ids(without_comments(tree.text(path))):
            given += 1
            if not ID.match(name) and name not in known:
                tree.fault(path, line, f'"{name}" is no id: write "room.what_is_wrong"')
            elif name not in known:
                tree.fault(path, line, f"{name} has no words in resources/messages or resources/rules")
    if given == 0 or not known:
        tree.fault("core", 0, f"{given} ids and {len(known)} words were found: is this the root of the tree?")
    tree.close("messages")


if __name__ == "__main__":
    main(*sys.argv[1:])
