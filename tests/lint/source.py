"""What the lints share: the C++ files of a tree, their text without comments, and how faults are told.

The lints are Python where CMake's own regular expressions would do less well: these need comments taken out, line
numbers, and words that end where they should.
"""
import pathlib
import re
import sys

TOKEN = re.compile(
    r'//(?:\\\n|[^\n])*|/\*.*?\*/'
    r'|R"(?P<mark>[^(\s]{0,16})\(.*?\)(?P=mark)"'
    r'|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9A-Za-z_])(?:u8|[uUL])?'(?:\\.|[^'\\\n])+'",
    re.DOTALL)


def without_comments(text):
    """Comments become blanks, so that lines keep their numbers; string literals stay."""
    def blank(match):
        token = match.group()
        return re.sub(r"[^\n]", " ", token) if token.startswith(("//", "/*")) else token
    return TOKEN.sub(blank, text)


def without_literals(text):
    """Of a text without comments: string and character literals are emptied, and includes stay."""
    def empty(match):
        return re.sub(r"[^\n]", " ", match.group())
    lines = []
    for line in TOKEN.sub(lambda m: empty(m) if "\n" in m.group() else m.group(), text).split("\n"):
        lines.append(line if line.lstrip().startswith("#include") else TOKEN.sub(empty, line))
    return "\n".join(lines)


def line_of(text, position):
    return text.count("\n", 0, position) + 1


class Tree:
    """The files under a root; paths are relative to it, with forward slashes."""

    def __init__(self, root):
        self.root = pathlib.Path(root).resolve()
        self.faults = []

    def cpp(self, *folders):
        for folder in folders:
            for file in sorted((self.root / folder).rglob("*")):
                if file.suffix in (".cpp", ".h") and file.is_file():
                    yield file.relative_to(self.root).as_posix()

    def text(self, path):
        return (self.root / path).read_text(encoding="utf-8")

    def fault(self, path, line, words):
        self.faults.append(f"{path}:{line}: {words}")

    def close(self, what):
        """Tells the faults and ends the program: 0 none, 1 some."""
        for fault in self.faults:
            print(fault)
        print(f"{what}: {len(self.faults)} faults")
        sys.exit(1 if self.faults else 0)
