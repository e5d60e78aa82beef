#!/usr/bin/env python3
"""translations.py ROOT LUPDATE: every text of the window has its Chinese, and no Chinese is left of a text that is gone.

lupdate itself reads the sources, into a copy: a text that nobody took into the .ts is never looked up, and English would
stand in a Chinese window. Terms of translations/glossary.md are called by the same word everywhere.
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree

root = pathlib.Path(sys.argv[1]).resolve()
kept = root / "translations" / "anjuan_zh_CN.ts"


def texts(file):
    """{(context, source, comment): translation or None}"""
    found = {}
    for context in tree.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            words = message.find("translation")
            if words.get("type") in ("vanished", "obsolete"):
                continue
            whole = "".join(words.itertext()).strip()
            done = words.get("type") != "unfinished" and whole
            found[context.findtext("name"), message.findtext("source"), message.findtext("comment")] = whole if done else None
    return found


def terms(file):
    """[(English, [Chinese, ...])] of the table under “Checked”."""
    checked = file.read_text(encoding="utf-8").split("## Checked", 1)[1].split("\n## ", 1)[0]
    rows = re.findall(r"^\| ([a-z][a-z ]*) \| ([^|]+) \|", checked, re.MULTILINE)
    return [(english, chinese.strip().split("/")) for english, chinese in rows]


def misnamed(before, glossary):
    """Texts that hold a term and do not call it by its word."""
    for english, chinese in glossary:
        word = re.compile(rf"\b{english}(?:'s|s)?\b", re.IGNORECASE)
        for (context, source, _), translation in before.items():
            if translation and word.search(source) and not any(one in translation for one in chinese):
                yield f"“{source}” ({context}) does not call “{english}” {'/'.join(chinese)}, as glossary.md does"


with tempfile.TemporaryDirectory() as folder:
    copy = pathlib.Path(folder) / kept.name
    copy.write_bytes(kept.read_bytes())
    subprocess.run([sys.argv[2], "-no-obsolete", "-locations", "none", "-silent", "-I", str(root), str(root / "ui"),
                    str(root / "app" / "window"), "-ts", str(copy)], check=True, stdout=subprocess.DEVNULL)
    now = texts(copy)
before = texts(kept)
# lupdate guesses a translation from the same text elsewhere: only what stands in the .ts counts.
faults = [f"no Chinese for “{source}” ({context})" for (context, source, comment) in now
          if not before.get((context, source, comment))]
faults += [f"“{source}” ({context}) is not in the sources any more" for (context, source, comment) in before
           if (context, source, comment) not in now]
glossary = terms(root / "translations" / "glossary.md")
faults += misnamed(before, glossary)
for fault in faults:
    print(f"translations/anjuan_zh_CN.ts:1: {fault}")
print(f"translations: {len(now)} texts, {len(faults)} faults")
sys.exit(1 if faults or not now or not glossary else 0)
