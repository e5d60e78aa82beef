#!/usr/bin/env python3
"""intake.py ANJUAN-CLI CARDPULL-LAYER FAILCALL-LAYER [--runs N] [--seed S] [--sample]: a shift's card, broken off.

A card of pictures, film, sound and plain files is brought in by `ingest`. In --runs runs the card is pulled out after a
random number of its bytes (at the very first and the very last among them), and in as many a random call that writes,
syncs or renames fails, as on a disk that is full; a write sometimes after half of its bytes. Then the card is put in
again, the disk has room, and the same command is given once more.

What must hold after the first command: it ends with an error that says what is wrong and never by a signal; what it told
as recorded is recorded, and nothing else of the card is; the library verifies, and nothing lies in it that belongs to
nothing. After the second: every content of the card is in the case exactly once, each under its own SHA-256; no byte that
had been copied whole was read again (pulled card); the card is as it was.
"""
import argparse
import hashlib
import json
import os
import pathlib
import random
import shutil
import sys

from day import Broken, CASES, SHORT_CASE, Desk, Program, Tally, common_options, scratch_folder

EXAMPLES = ["straw_fire.jpg", "straw_area.jpg", "rubble_heap.jpg", "inquiry.wav", "body_camera.mp4"]
SIZES = [0, 1, 4096, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20]


def rows(told):
    """The objects that a command printed one after the other; what it had no time to finish is left out."""
    reader = json.JSONDecoder()
    at = 0
    while (at := told.find("{", at)) >= 0:
        try:
            row, at = reader.raw_decode(told, at)
        except ValueError:
            return
        yield row


class Shift:
    def __init__(self, program, folder, seed):
        self.desk = Desk(program, folder / "desk")
        self.program = program
        self.make_library()
        self.before = folder / "before"
        self.facts = self.desk.keep_as(self.before)
        self.case = self.desk.newest_case()
        self.report = folder / "report"
        self.card = folder / "card"
        (self.card / "DCIM").mkdir(parents=True)
        dice = random.Random(seed)
        for name in EXAMPLES:
            shutil.copy(CASES / "evidence" / name, self.card / "DCIM" / name)
        for number, size in enumerate(SIZES):
            (self.card / f"{number}.bin").write_bytes(dice.randbytes(size))
        self.content = {}
        for path in sorted(self.card.rglob("*")):
            if path.is_file():
                self.content[hashlib.sha256(path.read_bytes()).hexdigest()] = path
        self.bytes = sum(path.stat().st_size for path in self.content.values())
        self.there = set(self.items())
        if self.there & set(self.content):
            # The case of the day has some of the examples already; they are known, and stay recorded once.
            self.content = {digest: path for digest, path in self.content.items() if digest not in self.there}

    def make_library(self):
        desk = self.desk
        for name in ("home/config", "home/data", "home/cache", "home/run"):
            (desk.root / name).mkdir(parents=True, mode=0o700)
        desk.command("new", desk.lib, "--unit", "示例镇综合行政执法队", "--unit-code", "000000000000000000", "--admin", "管理员",
                     "--demo", "--recovery-card", desk.aside / "card.txt")
        desk.command("run", desk.lib, CASES / "office.json")
        desk.command("run", desk.lib, desk.case_script(SHORT_CASE))

    def items(self):
        self.desk.command("evidence", self.desk.lib, self.case, "--json")
        return [row["sha256"] for row in json.loads(self.desk.told.read_text(encoding="utf-8"))]

    def ingest(self, extra=None):
        self.report.unlink(missing_ok=True)
        status = self.program.run(self.desk, ["ingest", self.desk.lib, self.case, self.card, "--place", "村口", "--officers",
                                              "zhangsan,lisi", "--as", "zhangsan", "--at", "2025-02-06T10:00:00+08:00",
                                              "--json"], extra)
        told = self.desk.told.read_text(errors="replace")
        recorded = {row["sha256"] for row in rows(told) if row.get("record")}
        return status, recorded, self.desk.said.read_text(errors="replace") + told

    def read(self):
        lines = self.report.read_text().splitlines() if self.report.exists() else []
        return int(lines[0].split()[1]) if lines else 0, "pulled" in lines

    def check_first(self, status, recorded, said):
        if status < 0:
            raise Broken(f"ended by signal {-status}")
        if status not in (0, 1, 3):
            raise Broken(f"ended with {status}: {said[-300:]}")
        fresh = [digest for digest in self.items() if digest not in self.there]
        if recorded - set(fresh):
            raise Broken("a file was told as recorded and is not")
        if set(fresh) - recorded and status == 0:
            raise Broken("a file was recorded and not told")
        if len(fresh) != len(set(fresh)):
            raise Broken("a content stands twice in the case")
        return set(fresh)

    def check_whole(self):
        fresh = sorted(digest for digest in self.items() if digest not in self.there)
        if fresh != sorted(self.content):
            raise Broken(f"after the second command the case has {len(fresh)} of {len(self.content)} contents of the card")
        for digest, path in self.content.items():
            if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
                raise Broken(f"{path.name} of the card was changed")
            blob = self.desk.lib / "vault" / digest[:2] / digest
            if hashlib.sha256(blob.read_bytes()).hexdigest() != digest:
                raise Broken(f"the content of {path.name} is not what it was on the card")
        self.desk.check_verified(self.desk.lib)
        left = self.desk.leftovers()
        if left:
            raise Broken(f"left lying: {left}")


def pulled(shift, layer, at, tally):
    shift.desk.bring_back(shift.before, shift.facts)
    env = {"LD_PRELOAD": layer, "ANJUAN_CARD_ROOT": str(shift.card), "ANJUAN_CARD_REPORT": str(shift.report)}
    status, recorded, said = shift.ingest({**env, "ANJUAN_CARD_BYTES": str(at)})
    _, was_pulled = shift.read()
    if was_pulled and status == 0:
        raise Broken("the card was pulled out, and the command ends with 0")
    if was_pulled and str(shift.card) not in said:
        raise Broken(f"the error names no file of the card: {said[-300:]}")
    fresh = shift.check_first(status, recorded, said)
    tally.note("pulled" if was_pulled else "whole")
    status, _, said = shift.ingest({**env, "ANJUAN_CARD_BYTES": "-1"})
    if status != 0:
        raise Broken(f"put in again it ends with {status}: {said[-300:]}")
    second, _ = shift.read()
    shift.check_whole()
    whole = sum(shift.content[digest].stat().st_size for digest in fresh)
    if second > shift.bytes - whole:
        raise Broken(f"{second} bytes were read once more, though {whole} of {shift.bytes} were recorded")


def full(shift, layer, at, short, tally):
    shift.desk.bring_back(shift.before, shift.facts)
    env = {"LD_PRELOAD": layer, "ANJUAN_FAULTS_ROOT": str(shift.desk.root), "ANJUAN_FAULTS_REPORT": str(shift.report),
           "ANJUAN_FAULTS_AT": str(at), "ANJUAN_FAULTS_ERROR": "ENOSPC", "ANJUAN_FAILCALL_SHORT": str(short)}
    status, recorded, said = shift.ingest(env)
    fired = shift.report.exists() and "fired" in shift.report.read_text(errors="replace")
    if fired and status not in (0, 1, 3):
        raise Broken(f"ended with {status}: {said[-300:]}")
    shift.check_first(status, recorded, said)
    tally.note(("refused" if status else "borne") if fired else "not reached")
    status, _, said = shift.ingest()
    if status != 0:
        raise Broken(f"with room again it ends with {status}: {said[-300:]}")
    shift.check_whole()


def count_calls(shift, layer):
    shift.desk.bring_back(shift.before, shift.facts)
    status, _, said = shift.ingest({"LD_PRELOAD": layer, "ANJUAN_FAULTS_ROOT": str(shift.desk.root),
                                    "ANJUAN_FAULTS_REPORT": str(shift.report), "ANJUAN_FAULTS_AT": "0"})
    if status != 0:
        raise Broken(f"an undisturbed intake ends with {status}: {said[-300:]}")
    shift.check_whole()
    return int([line for line in shift.report.read_text().splitlines() if line.startswith("calls ")][0].split()[1])


def selftest(shift):
    """A content that is not what it was, and one that is missing, must be found out."""
    shift.desk.bring_back(shift.before, shift.facts)
    shift.ingest()
    digest = next(digest for digest, path in shift.content.items() if path.stat().st_size > 1)
    blob = shift.desk.lib / "vault" / digest[:2] / digest
    os.chmod(blob, 0o600)
    blob.write_bytes(b"x" + blob.read_bytes()[1:])
    for loss in (lambda: None, lambda: shift.content.pop(digest)):
        loss()
        try:
            shift.check_whole()
        except Broken:
            continue
        raise Broken("the check overlooks a planted loss")


def suite(shift, options, cardpull, failcall):
    calls = count_calls(shift, failcall)
    dice = random.Random(options.seed)
    points = [0, 1, shift.bytes - 1] + [dice.randrange(shift.bytes) for _ in range(max(0, options.runs - 3))]
    tally = Tally("intake", options.keep)
    tasks = [(f"pull-{at}", lambda at=at: pulled(shift, cardpull, at, tally)) for at in points[:options.runs]]
    for _ in range(options.runs):
        at, short = dice.randint(1, calls), dice.choice([0, 0, 1])
        tasks.append((f"full-{at}-{short}", lambda at=at, short=short: full(shift, failcall, at, short, tally)))
    for name, task in tasks:
        if options.only not in (None, name):
            continue
        try:
            task()
        except Broken as broken:
            tally.fail(name, str(broken), shift.desk)
        tally.ran()
    return tally.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    common_options(parser, 200)
    parser.add_argument("cardpull", help="libanjuan_cardpull.so")
    parser.add_argument("failcall", help="libanjuan_failcall.so")
    options = parser.parse_args()
    if options.sample:
        options.runs = 3
    folder = scratch_folder(options.scratch)
    try:
        layers = [str(pathlib.Path(layer).resolve()) for layer in (options.cardpull, options.failcall)]
        shift = Shift(Program(options.cli), folder, options.seed)
        status = 0 if options.selftest else suite(shift, options, *layers)
        if options.selftest or options.sample:
            selftest(shift)
        return status
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
