#!/usr/bin/env python3
"""layering.py ROOT ROOMS.TXT: nobody includes what lies above it.

A room of core includes itself and the rooms it uses, through any number of steps, as ROOMS.TXT says (written by
cmake/rooms.cmake, "room:used,used" a line). The compiler does not see this: every header is on the include path.
"""
import re
import sys

from source import Tree, line_of, without_comments

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">]', re.MULTILINE)
SQLITE = re.compile(r"^(sqlite3(ext)?\.h$|SQLiteCpp/)")
QT_MODULE = re.compile(r"^(Qt[A-Za-z]+)/")
QT_CLASS = re.compile(r"^Q[A-Z][A-Za-z]*$")
FORMATS = re.compile(r"^(openssl/|zip\.h$|qpdf/|exiv2/|libav|libsw)")


def read_rooms(path):
    """room -> every room it may include, itself among them."""
    reach = {}
    with open(path, encoding="utf-8") as file:
        for line in file.read().split():
            room, _, uses = line.partition(":")
            reach[room] = {room}
            for used in filter(None, uses.split(",")):
                reach[room] |= reach[used]
    return reach


def rooms_with_gui(tree):
    """(room, module) for the rooms that link Qt Gui or Qt Pdf, by core/CMakeLists.txt."""
    text = tree.text("core/CMakeLists.txt")
    return {(room, "Qt" + module) for module in ("Gui", "Pdf")
            for room in re.findall(rf"anjuan_room\((\w+)[^)]*\bQt6::{module}\b", text)}


def check_core(tree, path, line, name, reach, gui):
    room = path.split("/")[1]
    parts = name.split("/")
    if parts[0] in ("ui", "app", "tests"):
        tree.fault(path, line, f"core does not know {name}")
    if parts[0] == "core" and len(parts) > 2 and parts[1] not in reach[room]:
        tree.fault(path, line, f"room {room} does not use {parts[1]}: {name} (core/CMakeLists.txt says what it uses)")
    if SQLITE.match(name) and room != "store":
        tree.fault(path, line, f"only core/store includes SQLite: {name}")
    module = QT_MODULE.match(name)
    if module and module[1] != "QtCore" and not ((room, module[1]) in gui and path.endswith(".cpp")):
        tree.fault(path, line, f"core includes Qt Core alone, and Qt Gui or Pdf in a .cpp of a room that links it: {name}")
    if QT_CLASS.match(name):
        tree.fault(path, line, f"write <QtModule/{name}>, so that the module is seen")


def check_above(tree, path, line, name, reach):
    parts = name.split("/")
    if path.startswith("ui/") and parts[0] == "app":
        tree.fault(path, line, f"ui does not know {name}")
    if SQLITE.match(name):
        tree.fault(path, line, f"only core/store includes SQLite: {name}")
    if parts[0] == "core" and len(parts) > 2 and parts[1] not in reach:
        tree.fault(path, line, f"there is no room {parts[1]}: {name}")
    if path.startswith(("ui/", "app/window/")):
        if parts[:2] == ["core", "store"]:
            tree.fault(path, line, f"the window knows no database: {name}")
        if FORMATS.match(name):
            tree.fault(path, line, f"the window knows no hash and no file format: {name}")


def main(root, rooms):
    tree = Tree(root)
    reach = read_rooms(rooms)
    gui = rooms_with_gui(tree)
    seen = 0
    for path in tree.cpp("core", "ui", "app"):
        if path.startswith("core/") and path.split("/")[1] not in reach:
            tree.fault(path, 1, "lies in no room that core/CMakeLists.txt declares")
            continue
        text = without_comments(tree.text(path))
        for match in INCLUDE.finditer(text):
            seen += 1
            line = line_of(text, match.start())
            if path.startswith("core/"):
                check_core(tree, path, line, match[2], reach, gui)
            else:
                check_above(tree, path, line, match[2], reach)
    if seen == 0:
        tree.fault("core", 0, "no include was found: is this the root of the tree?")
    tree.close("layering")


if __name__ == "__main__":
    main(*sys.argv[1:])
