#!/usr/bin/env python3
"""translations.py ROOT LUPDATE: every text of the window has its Chinese, and no Chinese is left of a text that is gone.

lupdate itself reads the sources, into a copy: a text that nobody took into the .ts is never looked up, and English would
stand in a Chinese window.
"""
import pathlib
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
for fault in faults:
    print(f"translations/anjuan_zh_CN.ts:1: {fault}")
print(f"translations: {len(now)} texts, {len(faults)} faults")
sys.exit(1 if faults or not now else 0)
