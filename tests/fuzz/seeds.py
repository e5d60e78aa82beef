#!/usr/bin/env python3
"""seeds.py FOLDER: the first inputs of each fuzz target, from the format's own vectors, the sample bundle, the case
scripts of the tests and the built-in pack. FOLDER/<target>/ is made; what stands there already is left alone."""
import hashlib
import json
import pathlib
import struct
import sys
import zipfile
import zlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
FORMAT = ROOT / "docs" / "format"


def compact(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def sample():
    with zipfile.ZipFile(FORMAT / "sample.anjuan.zip") as bag:
        return {name.split("/", 1)[1]: bag.read(name) for name in sorted(bag.namelist())}


def lines(files, ending):
    return [line for path, data in files.items() if path.endswith(ending) for line in data.splitlines()]


def json_seeds(vectors, files):
    yield from (case["utf8"].encode() for case in vectors["canonical"])
    yield from (text.encode("utf-8", "surrogatepass") for text in vectors["refused"])
    yield from lines(files, ".json")
    yield from lines(files, "office.jsonl")[:2]
    yield b"[" * 32 + b"]" * 32
    yield b"[" * 33 + b"]" * 33
    yield b'\xef\xbb\xbf { "a" : [ 1.5e3 , null , "\\ud83d\\ude00" ] } \r\n'


def envelope_seeds(files):
    yield from lines(files, ".jsonl")
    yield from lines(files, ".json")
    yield (FORMAT / "sample-receipt.json").read_bytes().strip()
    for line in lines(files, "records.jsonl"):
        statement = json.loads(line)["record"]["body"].get("statement")
        if statement:
            yield compact(statement)


def pack_seeds():
    """The built-in pack cut down to one item each, so that a reader comes to its end within a few thousand bytes."""
    whole = {"forms": {}, "calendar": [{"name": "春节", "on": "2026-02-17", "type": "holiday"}]}
    for file in sorted((ROOT / "resources" / "packs" / "county").glob("*.json")):
        for name, value in json.loads(file.read_text("utf-8")).items():
            whole[name] = whole.get(name, []) + value if isinstance(value, list) else value
    whole["factors"] = whole["factors"][:3]
    for item in whole["items"]:
        one = {name: value if not isinstance(value, list) else
               [entry for entry in value if not isinstance(entry, dict) or entry.get("item", item["id"]) == item["id"]]
               for name, value in whole.items()}
        one["items"] = [item]
        one["benchmarks"] = one["benchmarks"][:1]
        yield compact(one)
    for name in list(one):
        yield compact({other: value for other, value in one.items() if other != name})


def script_seeds():
    for file in sorted((ROOT / "tests" / "data" / "cases").glob("*.json")):
        script = json.loads(file.read_text("utf-8"))
        yield file.read_bytes()
        for step in script.get("steps", []) if isinstance(script, dict) else []:
            yield compact({"steps": [step]})


def stored_zip(files, top="t"):
    out, directory = b"", b""
    for path, data in files.items():
        name = f"{top}/{path}".encode()
        common = struct.pack("<HHHIIIIHH", 20, 0, 0, 0x5C210000, zlib.crc32(data), len(data), len(data), len(name), 0)
        directory += struct.pack("<IH", 0x02014B50, 20) + common + struct.pack("<HHHII", 0, 0, 0, 0o100644 << 16, len(out)) + name
        out += struct.pack("<I", 0x04034B50) + common + name + data
    return out + directory + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, len(files), len(files), len(directory), len(out), 0)


def zip_seeds(files):
    yield (FORMAT / "sample.anjuan.zip").read_bytes()
    yield stored_zip({})
    yield stored_zip({"bagit.txt": files["bagit.txt"]})
    yield stored_zip({"bagit.txt": files["bagit.txt"], "data/summary.json": b"{}\n", "readme.txt": b""})
    small = {path: data for path, data in files.items() if len(data) < 700}
    yield stored_zip(small, "00000000-0000-4000-8000-000000000041")
    long = struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 45, 45, 0, 0, 0, 0, 0, 0) + struct.pack("<IIQI", 0x07064B50, 0, 0, 1)
    yield long + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)


def bundle_seeds(files):
    """Edits: file, what, place (2), length, bytes; see targets/bundle.cpp."""
    yield (FORMAT / "sample.anjuan.zip").read_bytes()
    yield b""
    for index, data in enumerate(files.values()):
        for what in range(6):
            place = len(data) // 2
            yield bytes((index, what, place >> 8, place & 0xFF, 3)) + b"\n{}"
    for index, (path, data) in enumerate(files.items()):
        start = 0
        for line in data.splitlines(keepends=True):
            if path.endswith(".jsonl"):
                yield bytes((index, 2, start >> 8, start & 0xFF, 255)) * 2
                for word, other in ((b'"seq":', b'"seq":9'), (b'"at":"20', b'"at":"21'), (b'"kind":"', b'"kind":"x')):
                    place = start + line.find(word)
                    yield bytes((index, 0, place >> 8, place & 0xFF, len(other))) + other
            start += len(line)


def main(folder):
    vectors = json.loads((FORMAT / "vectors.json").read_text("utf-8"))
    files = sample()
    for target, seeds in {"json": json_seeds(vectors, files), "envelope": envelope_seeds(files), "pack": pack_seeds(),
                          "script": script_seeds(), "zip": zip_seeds(files), "bundle": bundle_seeds(files)}.items():
        place = pathlib.Path(folder, target)
        place.mkdir(parents=True, exist_ok=True)
        for data in seeds:
            (place / hashlib.sha1(data).hexdigest()).write_bytes(data)
        print(f"{target}: {len(list(place.iterdir()))} inputs")


if __name__ == "__main__":
    main(*sys.argv[1:])
