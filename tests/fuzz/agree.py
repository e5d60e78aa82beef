#!/usr/bin/env python3
"""agree.py PROGRAM [--mutants N] [--seed S] [--keep FOLDER]: both implementations of the bundle format judge the same
mutants of the sample, and must agree on each: sound (exit status 0), or not (1 or 3).

PROGRAM is anjuan-cli; the other judge is docs/format/anjuan_verify.py, called as a module. For content that it cannot
read the script says 3 where the program says 1: both refuse, and that counts as agreement. Any other exit status, and
any exception that the script does not name, is a fall, not a verdict, and fails.

Half of the mutants are made without a key, from docs/format/sample.anjuan.zip: bytes of the zip, its entries, lines and
members of its files, with checksums, manifests, hashes and links made anew as far as that goes. Nearly all of them are
unsound. The other half are made as docs/format/forge.py makes bundles, with keys of their own, and signed anew after
the change: there each rule stands alone, and many are sound. The seed decides which changes are made; keys and
signatures differ from run to run. A disagreement is kept in FOLDER (default: a temporary one) and named.
"""
import argparse
import collections
import contextlib
import copy
import functools
import hashlib
import io
import json
import pathlib
import random
import shutil
import struct
import subprocess
import sys
import tempfile
import traceback
import zipfile

sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "docs" / "format"))
import anjuan_verify as second  # noqa: E402
import forge  # noqa: E402

SAMPLE = ROOT / "docs" / "format" / "sample.anjuan.zip"
UUIDS = [forge.U(n) for n in (1, 2, 3, 11, 12, 21, 22, 31, 41, 77)]
TEXTS = ["", "x", "中文", "\U00020BB7", "\u0001", "\ufeff", "\u2028", "\x7f", "a\"b\\c", "\r\n", "0", "0" * 64, "f" * 64,
         "F" * 64, "1" * 63]
NUMBERS = [0, 1, -1, 2, 7, 19, 2**31, 2**32, 2**53 - 1, -(2**53 - 1), 2**53, 2**63, 10**30]
INSTANTS = ["2026-01-06T13:40:00+08:00", "2026-01-06T13:40:00Z", "2026-01-06T13:40:00-00:00", "2026-01-06T13:40:00+00:00",
            "2026-01-06T13:40:60+08:00", "2026-01-06T24:00:00+08:00", "2026-02-29T13:40:00+08:00", "0000-01-01T00:00:00+08:00",
            "0001-01-01T00:00:00+08:00", "9999-12-31T23:59:59+08:00", "2026-01-06T13:40:00+14:00", "2026-01-06T13:40:00+23:59",
            "2026-01-06T13:40:00+24:00", "2026-01-06T13:40:00.5+08:00", "2026-01-06 13:40:00+08:00", "2026-1-6T13:40:00+08:00",
            "2026-01-06T13:40:00+0800", "2026-01-09T09:00:00-12:00", "2026-01-06T13:40:00+08:60", "2026-01-06t13:40:00+08:00"]
KINDS = ["case.filed", "case.handed_over", "case.updated", "case.re_set", "case.statement_received", "office.founded",
         "person.admin_named", "bureau.noted", "library.enrolled", "a.b.c", "a", ".a", "a.", "case.Filed", "case.filed_2", "_._",
         "blob.destroyed", "desk.ledger_opened", "case.offset"]
NAMES = ["data/run.exe", "fetch.txt", "data/office.jsonl~", "data/cases/%s/dossier.pdf" % UUIDS[6], "data/publicity.csv",
         "data/cases/%s/access/%s.jsonl" % (UUIDS[6], UUIDS[3]), "manifest-md5.txt", "data/blobs/00/%s.txt" % ("0" * 64),
         "data/blobs/0/x", "readme.txt", "data/../x", "Data/office.jsonl", "data/desk/%s.jsonl" % UUIDS[4], "data/a b",
         "data/cases/%s/records.jsonl" % UUIDS[6], "data/ledger/proof.json "]


# The openssl command answers the same question the same way: once is enough.
second.sm2_ok = functools.lru_cache(maxsize=None)(second.sm2_ok)


def canonical(value):
    return second.canonical(value)


def some_value(rng, old):
    """Another value in a member's place, often of the same sort."""
    if isinstance(old, bool):
        return rng.choice([not old, 0, 1, "true"])
    if isinstance(old, int):
        return rng.choice([old + 1, old - 1, str(old), True, *NUMBERS])
    if isinstance(old, str):
        if len(old) == 25 and old[4:5] == "-":
            return rng.choice(INSTANTS)
        if len(old) == 36:
            return rng.choice([*UUIDS, old.upper(), old.replace("-", "")])
        changed = list(old) or ["x"]
        changed[rng.randrange(len(changed))] = rng.choice("0aF g=\n")
        return rng.choice(["".join(changed), old + "x", old[:-1], old.upper(), rng.choice(TEXTS), rng.choice(KINDS), 0, [old]])
    if isinstance(old, list):
        return rng.choice([[], old[:-1], old + old[:1], old[::-1], {}, "", [*old, "x"], [*old, 0]])
    nested = "x"
    for _ in range(rng.choice([1, 5, 27, 28, 29, 30, 31, 32])):
        nested = {"a": nested} if rng.random() < 0.5 else [nested]
    return rng.choice([{}, [], "", {**old, "x": nested}, {**old, "file_sha256": rng.choice(TEXTS)},
                       {**old, "a_sha256s": rng.choice([[], ["0" * 64], "0" * 64])}, {**old, "statement": {}}])


def places(value, at=()):
    yield at
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, item in items:
        yield from places(item, (*at, name))


def change_member(rng, value):
    """One member changed, left out, added or renamed, anywhere in `value`; changes it in place and gives it back."""
    if not isinstance(value, (dict, list)) or not value:
        return some_value(rng, value)
    *way, last = rng.choice([p for p in places(value) if p])
    holder = functools.reduce(lambda inside, name: inside[name], way, value)
    what = rng.random()
    if what < 0.7:
        holder[last] = some_value(rng, holder[last])
    elif what < 0.82:
        del holder[last]
    elif isinstance(holder, dict):
        holder[rng.choice(["x", "zz", "demo", "clock", "blobs", "office", "A", "a-b", ""])] = rng.choice(
            [holder[last], True, INSTANTS[0], ["0" * 64], "0" * 64])
    else:
        holder.append(copy.deepcopy(holder[last]))
    return value


def change_text(rng, data):
    """Bytes or lines of a file changed as an editor, a transfer or a forger would."""
    lines = data.splitlines(keepends=True) or [b""]
    n = rng.randrange(len(lines))
    at = rng.randrange(len(data) + 1)
    ways = [
        lambda: data[:at] + bytes([data[at] ^ 1 << rng.randrange(8)]) + data[at + 1:] if at < len(data) else data + b"\n",
        lambda: data[:at], lambda: data[:at] + data[at + rng.randrange(1, 9):],
        lambda: data[:at] + rng.choice([b"\0", b" ", b"\n", b"\r\n", b"0", b"\xff", b"{}", b",", b'"'] ) + data[at:],
        lambda: b"".join(lines[:n] + lines[n + 1:]), lambda: b"".join(lines[:n + 1] + lines[n:]),
        lambda: b"".join(lines[:n] + lines[n:][::-1]), lambda: data.rstrip(b"\n"), lambda: data + b"\n",
        lambda: data.replace(b"\n", b"\r\n"), lambda: b"\xef\xbb\xbf" + data, lambda: b"", lambda: data + data,
        lambda: data.replace(b'":', b'": ', 1), lambda: data.replace("示".encode(), b"\\u793a", 1),
        lambda: data.replace(b"a", b"A", 1), lambda: data.replace(b"0", "０".encode(), 1), lambda: data.replace(b"  ", b" ", 1),
        lambda: data.replace(b": ", b":", 1), lambda: data.replace(b"\n", b" \n", 1),
        lambda: data.replace(b"\n", "\u0085".encode(), 1), lambda: data.replace(b"\n", b"\x0c", 1)]
    return rng.choice(ways)()


def manifests(files):
    """Both manifests, and the count of bytes, as the files now are."""
    payload = {path: data for path, data in files.items() if path.startswith("data/")}
    rows = lambda those: b"".join(f"{hashlib.sha256(d).hexdigest()}  {p}\n".encode() for p, d in sorted(those.items()))
    files["manifest-sha256.txt"] = rows(payload)
    lines = files.get("bag-info.txt", b"").split(b"\n")
    oxum = f"Payload-Oxum: {sum(map(len, payload.values()))}.{len(payload)}".encode()
    files["bag-info.txt"] = b"\n".join(oxum if line.startswith(b"Payload-Oxum:") else line for line in lines)
    tags = {p: d for p, d in files.items() if not p.startswith("data/") and p not in ("tagmanifest-sha256.txt", "signature.json")}
    files["tagmanifest-sha256.txt"] = rows(tags)


def packed(files, top, order=None, **fields):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as bag:
        for path in order or sorted(files):
            info = zipfile.ZipInfo(f"{top}/{path}", (2026, 1, 8, 17, 0, 0))
            for name, value in fields.items():
                setattr(info, name, value)
            bag.writestr(info, files[path])
    return out.getvalue()


def relinked(data, from_line):
    """A chain's hashes and links made anew from one line on; the signatures stay, and fail."""
    lines, before = [], None
    for n, line in enumerate(data.splitlines()):
        envelope = json.loads(line)
        if n > from_line and before:
            envelope["record"]["prev"] = before
        envelope["hash"] = before = second.sm3(canonical(envelope["record"])).hex()
        lines.append(canonical(envelope) + b"\n")
    return b"".join(lines)


class Sample:
    """Mutants of the published sample: nobody has its keys."""

    def __init__(self):
        self.zip = SAMPLE.read_bytes()
        with zipfile.ZipFile(SAMPLE) as bag:
            self.top = bag.namelist()[0].split("/")[0]
            self.files = {name.split("/", 1)[1]: bag.read(name) for name in bag.namelist()}

    def mutant(self, rng):
        return rng.choice([self.raw_bytes, self.headers, self.entries, self.text, self.text, self.member, self.member])(rng)

    def raw_bytes(self, rng):
        data = bytearray(self.zip)
        for _ in range(rng.choice([1, 1, 1, 2, 8])):
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        cut = rng.randrange(len(data))
        return "bytes of the zip", bytes(rng.choice([data, data, data, data[:cut], data[:cut] + data[cut + 1:],
                                                     data[:cut] + b"\0" + data[cut:], data + b"\0", b"\0" + data]))

    def headers(self, rng):
        """A field of a local or central header, or of the end record."""
        data = bytearray(self.zip)
        spots = [i for i in range(len(data) - 4) if data[i:i + 4] in (b"PK\1\2", b"PK\3\4", b"PK\5\6")]
        at = rng.choice(spots) + rng.randrange(4, 46)
        if at + 2 <= len(data):
            struct.pack_into("<H", data, at, rng.choice([0, 1, 8, 0x800, 0xFFFF, rng.randrange(65536)]))
        return "a header of the zip", bytes(data)

    def entries(self, rng):
        """The same files in another zip: order, times, attributes, methods, comments, names."""
        files, top = dict(self.files), self.top
        way = rng.randrange(10)
        if way == 0:
            return "entries in another order", packed(files, top, rng.sample(sorted(files), len(files)))
        if way == 1:
            return "times of entries", packed(files, top, date_time=(1980 + rng.randrange(100), 1 + rng.randrange(12), 1, 0, 0, 0))
        if way == 2:
            return "attributes of entries", packed(files, top, external_attr=rng.choice([0, 0o644, 0o100600, 0o120777, 0o40755, 0o20644]) << 16)
        if way == 3:
            return "a system of entries", packed(files, top, create_system=rng.choice([0, 3, 10, 255]))
        if way == 4:
            return "deflated entries", packed(files, top, compress_type=zipfile.ZIP_DEFLATED)
        if way == 5:
            return "comments", packed(files, top, comment=b"x")
        if way == 6:
            return "extra fields", packed(files, top, extra=rng.choice([b"", b"\1\0\0\0", b"\x55\x54\0\0", b"\1\0\x08\0" + b"\0" * 8]))
        if way == 7:
            return "the top folder", packed(files, rng.choice([top.upper(), "x", UUIDS[0], top + "/" + top, "", "."]))
        name = rng.choice(sorted(files))
        if way == 8:
            files[rng.choice(NAMES)] = files[name]
            return "a file more", packed(files, top)
        data = files.pop(name)
        if rng.random() < 0.5:
            files[rng.choice(NAMES)] = data
        return "a file less or under another name", packed(files, top)

    def text(self, rng):
        files = dict(self.files)
        name = rng.choice(sorted(files))
        files[name] = change_text(rng, files[name])
        mended = rng.random() < 0.7
        if mended:
            manifests(files)
        return f"text of {name}" + (", manifests anew" if mended else ""), packed(files, self.top)

    def member(self, rng):
        files = dict(self.files)
        name = rng.choice([path for path in files if path.endswith((".json", ".jsonl"))])
        lines = files[name].splitlines(keepends=True)
        n = rng.randrange(len(lines))
        try:
            lines[n] = canonical(change_member(rng, json.loads(lines[n]))) + b"\n"
            files[name] = b"".join(lines)
            if name.endswith(".jsonl"):
                files[name] = relinked(files[name], n)
        except (KeyError, TypeError, ValueError, AttributeError):
            files[name] = b"".join(lines)
        manifests(files)
        return f"a member of {name}, all hashes anew", packed(files, self.top)


class Forged:
    """Mutants of a bundle whose keys we have: signed anew after the change, so that one rule alone decides."""

    def __init__(self, folder):
        self.folder = folder
        self.keys = {key.id: key for key in (forge.A, forge.B, forge.C, forge.R, forge.BUR)}
        self.library = forge.Library()
        forge.founded(self.library)
        self.paper = forge.a_case(self.library)
        self.receipt = None

    def signed(self, value, key_id):
        return self.keys.get(key_id, forge.A).sign(canonical(value))

    def resign(self, library):
        """Hashes, links, references and signatures of whatever no longer fits its bytes."""
        moved = {}
        office = "office/" + forge.OFFICE
        ledger = [(chain, seq) for chain, seq, _ in library.ledger]
        for chain in sorted(library.chains, key=lambda name: name != office):
            rows, before = library.chains[chain], None
            for n, row in enumerate(rows):
                old = row["hash"]
                text = canonical(row["record"]).decode()
                for was, now in moved.items():
                    text = text.replace(was, now)
                row["record"] = json.loads(text)
                if n and before and row.pop("link", True):
                    row["record"]["prev"] = before
                raw = canonical(row["record"])
                row["hash"] = before = second.sm3(raw).hex()
                if row["hash"] != old:
                    row["sig"] = self.signed(row["record"], row["record"].get("key"))
                    moved[old] = row["hash"]
        library.ledger = [(chain, seq, library.chains[chain][seq]["hash"]) for chain, seq in ledger
                          if seq < len(library.chains.get(chain, []))]
        known = set((chain, seq) for chain, seq, _ in library.ledger)
        library.ledger += [(chain, n, row["hash"]) for chain, rows in library.chains.items() for n, row in enumerate(rows)
                           if (chain, n) not in known]

    def mutant(self, rng):
        library = copy.deepcopy(self.library)
        what, tail = rng.choice([self.record, self.record, self.record, self.rows, self.more, self.files, self.files])(rng, library)
        self.resign(library)
        place = pathlib.Path(tempfile.mkdtemp(dir=self.folder))
        try:
            extra = rng.choice([(), (), tuple(h for *_, h in library.ledger)])
            forge.bundle(library, place, self.paper, since=rng.choice([None, 1, 7, len(library.ledger)]), inclusion=extra)
            top = place / forge.BAG
            files = {p.relative_to(top).as_posix(): p.read_bytes() for p in top.rglob("*") if p.is_file()}
            return "signed: " + what, packed(*tail(rng, files))
        finally:
            shutil.rmtree(place)

    def sealed(self, rng, files, head=None):
        """The bag's signature over its manifests as they now are; sometimes they are written by another hand, too."""
        office = head or json.loads(files["signature.json"])["office"]
        sig = forge.A.sign(files["tagmanifest-sha256.txt"])
        files["signature.json"] = canonical({"by": forge.ADMIN, "key": forge.A.id, "office": office, "sig": sig}) + b"\n"
        return files, forge.BAG

    def as_it_is(self, rng, files):
        return files, forge.BAG

    def record(self, rng, library):
        chain = rng.choice(sorted(library.chains))
        row = rng.choice(library.chains[chain])
        changed = change_member(rng, copy.deepcopy(row["record"]))
        if isinstance(changed, dict):
            try:
                canonical(changed)
                row["record"] = changed
            except (TypeError, ValueError):
                pass
        statement = row["record"].get("body")
        statement = statement.get("statement") if isinstance(statement, dict) else None
        if isinstance(statement, dict) and isinstance(statement.get("statement"), dict):
            inner = statement["statement"]
            statement["hash"] = second.sm3(canonical(inner)).hex()
            statement["sig"] = self.signed(inner, inner.get("key"))
        return f"a member of a record of {chain.split('/')[0]}", self.as_it_is

    def rows(self, rng, library):
        chain = rng.choice(sorted(library.chains))
        rows = library.chains[chain]
        n = rng.randrange(len(rows))
        way = rng.randrange(4)
        if way == 0 and len(rows) > 1:
            del rows[n]
        elif way == 1:
            rows.insert(n, copy.deepcopy(rows[n]))
        elif way == 2:
            rows.append(rows.pop(n))
        else:
            rows[n]["link"] = False
            rows[n]["record"]["prev"] = rng.choice([second.ZERO, rows[n]["hash"], rows[0]["hash"]])
        if rng.random() < 0.7:
            for seq, row in enumerate(rows):
                row["record"]["seq"] = seq
        return f"the rows of {chain.split('/')[0]}", self.as_it_is

    def more(self, rng, library):
        """One more record, of a kind that counts for who may do what."""
        office = "office/" + forge.OFFICE
        chain = rng.choice([office, "case/" + forge.CASE, "case/" + forge.U(22), "desk/" + forge.LIB, "desk/" + forge.LIB2,
                            f"access/{forge.LIB}/{forge.CASE}", f"access/{forge.LIB2}/{forge.CASE}", f"access/{forge.LIB}/{forge.U(22)}"])
        last = rng.choice([row["hash"] for rows in library.chains.values() for row in rows])
        photo = sorted(library.blobs)[0]
        kind, body = rng.choice([
            ("person.key_revoked", {"key": rng.choice(list(self.keys)), "reason": "离岗"}), ("person.admin_named", {"person": rng.choice(UUIDS)}),
            ("person.admin_removed", {"person": rng.choice(UUIDS)}), ("office.handed_over", {"to_library": rng.choice(UUIDS)}),
            ("library.enrolled", {"library": rng.choice(UUIDS), "name": "三号机"}), ("person.late_record_accepted", {"hash": last}),
            ("case.handed_over", {"to_library": rng.choice(UUIDS)}), ("case.opened", {"title": "x"}), ("access.viewed", {"what": "x"}),
            ("desk.ledger_opened", {"ledger": rng.choice(UUIDS)}), ("blob.destroyed", {"approved_by": "x", "blob": photo, "ground": "x"}),
            ("evidence.added", {"file_sha256": photo}), ("evidence.added", {"file_sha256s": [photo, photo]}), ("case.statement_received", {}),
            ("case.noted", {"statement": {}}), (rng.choice(KINDS), {})])
        person, key = rng.choice([(forge.ADMIN, forge.A), (forge.ADMIN, forge.A), (forge.ZHANG, forge.B), (forge.LI, forge.C), (forge.ZHANG, forge.A)])
        over = {"office": rng.choice(library.chains[office])["hash"]} if rng.random() < 0.3 else {}
        library.add(chain, kind, person, key, rng.choice(["2026-01-09T10:00:00+08:00", "2026-01-06T10:00:00+08:00"]), body,
                    library=rng.choice([forge.LIB, forge.LIB, forge.LIB, forge.LIB2, forge.U(77)]), **over)
        return f"{kind} in {chain.split('/')[0]}", self.as_it_is

    def files(self, rng, _library):
        """Files beside the chains, and the manifests themselves, each signed as it is written."""
        way = rng.randrange(6)

        def tail(rng, files):
            names = ["bag-info.txt", "readme.txt", "bagit.txt", "data/publicity.csv", "data/summary.json", "data/ledger/proof.json"]
            if way == 0:
                name = rng.choice(names)
                files[name] = change_text(rng, files[name])
                manifests(files)
            elif way in (1, 2):
                name = rng.choice(["data/ledger/proof.json", "data/summary.json", "data/ledger/checkpoint.json"])
                value = change_member(rng, json.loads(files[name]))
                if name.endswith("checkpoint.json") and isinstance(value, dict) and isinstance(value.get("checkpoint"), dict):
                    value["sig"] = self.signed(value["checkpoint"], value["checkpoint"].get("key"))
                files[name] = canonical(value) + b"\n"
                manifests(files)
            elif way == 3:
                name = rng.choice(NAMES)
                files[name] = files[rng.choice(sorted(files))]
                manifests(files)
            elif way == 4:
                manifests(files)
                files["tagmanifest-sha256.txt"] = change_text(rng, files["tagmanifest-sha256.txt"])
            else:
                name = rng.choice(sorted(files))
                files[name] = change_text(rng, files[name])
                manifests(files)
            return self.sealed(rng, files)

        return "files beside the chains", tail


def theirs(file):
    """What the script says; None where it falls."""
    second.faults.clear()
    sys.argv = ["anjuan_verify.py", str(file)]
    with contextlib.redirect_stdout(io.StringIO()) as said:
        try:
            return second.main(), said.getvalue()
        except Exception:
            return None, traceback.format_exc()


def ours(program, file):
    done = subprocess.run([program, "bundle", "verify", str(file)], capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stdout + done.stderr


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--mutants", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep")
    args = parser.parse_args()
    keep = pathlib.Path(args.keep or tempfile.mkdtemp(prefix="anjuan-agree-"))
    keep.mkdir(parents=True, exist_ok=True)
    bad, said = [], collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        makers = [Sample(), Forged(folder)]
        for n in range(args.mutants):
            rng = random.Random(f"{args.seed} {n}")
            try:
                what, data = makers[n % 2].mutant(rng)
            except (KeyError, TypeError, ValueError, IndexError, AttributeError, OSError):
                said["could not be made"] += 1
                continue
            file = pathlib.Path(folder, "mutant.anjuan.zip")
            file.write_bytes(data)
            (a, our_words), (b, their_words) = ours(args.program, file), theirs(file)
            said[f"{'signed anew' if n % 2 else 'without keys'}: program {a}, script {b}"] += 1
            if a not in (0, 1, 3) or b not in (0, 1, 3) or (a == 0) != (b == 0):
                kept = keep / f"{args.seed}-{n}.anjuan.zip"
                kept.write_bytes(data)
                bad.append(kept)
                print(f"DISAGREE on {what}: program {a}, script {b}: {kept}\n  program: {our_words.strip()[-300:]}\n"
                      f"  script: {their_words.strip()[-300:]}", flush=True)
    shutil.rmtree(forge.T, ignore_errors=True)
    for line, count in sorted(said.items()):
        print(f"{count:6} {line}")
    print(f"seed {args.seed}: {len(bad)} disagreements on {args.mutants} mutants" if bad
          else f"seed {args.seed}: agreed on all of {args.mutants} mutants")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
