#!/usr/bin/env python3
"""banned.py ROOT: calls and words that do not stand in our C++, each with its reason."""
import re
import sys

from source import Tree, line_of, without_comments, without_literals

# The forms of a case: their titles are data of resources/forms, since each province words its own.
TITLES = ("立案审批表 现场检查笔录 询问笔录 责令改正通知书 调查终结报告 行政处罚事先告知书 法制审核送审表 法制审核意见书 "
          "行政处罚决定审批表 行政处罚决定书 送达回证 结案审批表 卷宗封面 卷内目录 备考表").split()


class Ban:
    """`where` and `allowed` are beginnings of paths, `names` allowed ends of them; `view` is what is searched: raw,
    literals (without comments) or code (without literals too)."""

    def __init__(self, pattern, reason, where=("core/", "ui/", "app/"), allowed=(), names=(), view="code"):
        self.pattern = re.compile(pattern)
        self.reason = reason
        self.where = where
        self.allowed = allowed
        self.names = names
        self.view = view


BANS = [
    Ban(r"\bprocessEvents\b", "a nested event loop: run the work as a job"),
    Ban(r"\bSIGNAL\s*\(|\bSLOT\s*\(", "connect by member pointers, with a context object"),
    Ban(r"\bQSql", "SQL goes through core/store"),
    Ban(r"\binstance\s*\(\s*\)", "no singletons: pass it in"),
    Ban(r"\b(currentDateTime(Utc)?|currentDate|currentTime|current(M)?SecsSinceEpoch|system_clock::now)\b",
        "time comes from base::Clock", allowed=("core/base/",)),
    Ban(r"(\.|->)\s*exec\s*\(", "no nested loop in the window: open() and finished", where=("ui/",)),
    Ban(r"(?i)\b(m_)?ledger(\(\))?\s*(\.|->)\s*append\s*\(|\bLedger::append\s*\(",
        "only core/casework appends records", allowed=("core/casework/", "core/chain/")),
    Ban(r"(?i)\b(m_)?ledger(\(\))?\s*(\.|->)\s*adopt\s*\(|\bLedger::adopt\s*\(",
        "only core/exchange adopts records", allowed=("core/exchange/", "core/chain/")),
    Ban(r"\b(TODO|FIXME)\b", "finish it, or say what is missing in the CHANGELOG", view="raw"),
    Ban(r"(?<![\w:.>])tr\s*\(|\bQObject::tr\s*\(|\bQCoreApplication::translate\s*\(",
        "core has no words of its own: they are data in resources/messages", where=("core/",)),
    Ban(r"\bQMessageBox\b", "core has no dialog", where=("core/",)),
    Ban(r"\bQCryptographicHash\b", "hash with core/base/digest.h: it is ten times faster"),
    Ban(r'QLatin1(String|StringView|Char)\([\'"][^\'"]*[^\x00-\x7f]', "Latin-1 holds no Chinese: QStringLiteral, or u\"…\"",
        where=("core/", "ui/", "app/", "tests/"), view="literals"),
    Ban(r"\bthrow\b(?!\s*\()", "fail by Result, not by exception", where=("ui/", "app/")),
    Ban("|".join(TITLES), "titles of forms are data of resources/forms", where=("core/",), view="literals"),
    Ban(r'(?i)"\s*(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+TABLE)\b',
        "the window and the command line know no SQL", where=("ui/", "app/"), view="literals"),
    Ban(r'"\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|DROP)\s', "a room's SQL stands in its projection.cpp and queries.cpp",
        where=("core/",), allowed=("core/store/", "core/chain/", "core/insight/search_index.cpp"),
        names=("/projection.cpp", "queries.cpp"),
        view="literals"),
]


def check(tree, path):
    raw = tree.text(path)
    literals = without_comments(raw)
    views = {"raw": raw, "literals": literals, "code": without_literals(literals)}
    for ban in BANS:
        if not path.startswith(ban.where) or path.startswith(ban.allowed) or path.endswith(ban.names):
            continue
        text = views[ban.view]
        for match in ban.pattern.finditer(text):
            tree.fault(path, line_of(text, match.start()), f"{match[0].strip()}: {ban.reason}")


def main(root):
    tree = Tree(root)
    paths = list(tree.cpp("core", "ui", "app"))
    for path in paths:
        check(tree, path)
    if not paths:
        tree.fault("core", 0, "no file was found: is this the root of the tree?")
    tree.close("banned")


if __name__ == "__main__":
    main(*sys.argv[1:])
