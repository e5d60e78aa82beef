#!/usr/bin/env python3
"""words.py ROOT: the tree speaks of itself alone.

No file names a folder of somebody's machine, the tools somebody wrote it with, or the host of a package registry: it
would be wrong everywhere else. The patterns are written so that this file does not hold what they look for.
"""
import pathlib
import re
import subprocess
import sys

from source import Tree, line_of

WORDS = re.compile(
    r"(?<![\w.~$}])/(?:[w]ork|[h]ome|[r]oot)/[\w.]"
    r"|/[t]mp/plan\b"
    r"|\b[h]elper session"
    r"|\b[c]laude\b|\b[a]nthropic\b|\b[c]hatgpt\b|\b[c]opilot\b"
    r"|\b(?:deb|security)[.]debian[.]org\b|\bregistry[.]npmjs[.]org\b|\bpypi[.]org\b|\bproxy[.]golang[.]org\b"
    r"|\bcrates[.]io\b|\bsnapshot[.]debian[.]org\b",
    re.IGNORECASE)
LEFT_OUT = ("build/", "out/", ".git/")


def files(root):
    """What git tracks or would track; without git, every file but what is built."""
    asked = subprocess.run(["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                           capture_output=True, check=False) if (root / ".git").exists() else None
    if asked and asked.returncode == 0 and asked.stdout:
        return sorted(set(asked.stdout.decode("utf-8").strip("\0").split("\0")))
    paths = (file.relative_to(root).as_posix() for file in root.rglob("*") if file.is_file())
    return sorted(path for path in paths if not path.startswith(LEFT_OUT))


def main(root):
    tree = Tree(root)
    checked = 0
    for path in files(tree.root):
        file = pathlib.Path(tree.root, path)
        if not file.is_file():
            continue
        try:
            text = file.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            continue
        checked += 1
        for match in WORDS.finditer(text):
            tree.fault(path, line_of(text, match.start()), f"names {match[0].strip()}")
    if checked == 0:
        tree.fault(".", 0, "no file was found")
    tree.close("words")


if __name__ == "__main__":
    main(*sys.argv[1:])
