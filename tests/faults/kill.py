#!/usr/bin/env python3
"""kill.py ANJUAN-CLI [--runs 1000] [--seed S]: the working day, killed at random moments.

Each run draws a moment of the day, does the command in which it falls, and kills its process group there (SIGKILL).
What came before it in the day was done, or killed, in earlier runs: states pile up, and a desk is made anew after every
25. After each kill everything in Desk.check must hold.
"""
import argparse
import os
import random
import shutil
import signal
import sqlite3
import sys
import time

from day import Broken, Desk, Program, Tally, common_options, in_workers, scratch_folder

RENEW = 25


def profile(desk, short):
    """How long each command of an undisturbed day takes here and now."""
    times = []
    for op in desk.day(short):
        begun = time.monotonic()
        desk.acks_file.unlink(missing_ok=True)
        status = desk.program.run(desk, op.arguments())
        if status != 0:
            raise Broken(f"{op.name} of an undisturbed day ends with {status}: {desk.output()}")
        desk.settle(op, status)
        times.append(time.monotonic() - begun)
    return times


def kill_once(desk, times, rng, tally, short):
    """True when the blow fell before the command's own end."""
    moment = rng.uniform(0, sum(times))
    for op, length in zip(desk.day(short), times):
        if moment < length and length > 0:
            break
        moment -= length
    desk.acks_file.unlink(missing_ok=True)
    process = desk.program.start(desk, op.arguments())
    time.sleep(moment)
    early = process.poll() is None
    if early:
        os.killpg(process.pid, signal.SIGKILL)
    status = process.wait()
    if not early and status != 0:
        raise Broken(f"{op.name} ended with {status} by itself: {desk.output()}")
    before = len(desk.acks)
    desk.settle(op, status)
    if early:
        tally.note(f"in {op.name}")
        tally.note("acknowledged in killed commands", len(desk.acks) - before)
    return early, op.name


def work(number, options, program, folder, tally):
    desk = Desk(program, folder / str(number))
    master = folder / f"master{number}"
    desk.make(options.sample)
    facts = desk.keep_as(master)
    times = profile(desk, options.sample)
    if options.within:
        names = [op.name for op in desk.day(options.sample)]
        times = [length if name in options.within else 0 for name, length in zip(names, times)]
    if number == 0:
        print(f"a day takes {sum(times):.1f} s here; {len(times)} commands", flush=True)
    desk.bring_back(master, facts)
    since = 0
    for run in range(number, options.runs, options.workers):
        if options.only is not None and str(run) != options.only:
            continue
        rng = random.Random(f"{options.seed}/{run}")
        if since >= RENEW:
            desk.bring_back(master, facts)
            since = 0
        try:
            early, name = kill_once(desk, times, rng, tally, options.sample)
            while not early:
                tally.note("ended before the blow")
                early, name = kill_once(desk, times, rng, tally, options.sample)
            since += 1
            left = desk.check(deep=name in ("export", "backup", "migrate") or rng.random() < 0.1, allowed=options.allow)
            tally.leftovers(left)
            tally.note("acknowledged records seen again", len(desk.acks))
            tally.ran()
        except Broken as broken:
            tally.ran()
            tally.fail(run, str(broken), desk)
            desk.bring_back(master, facts)
            since = 0


def selftest(options, program, folder):
    """Planted losses, each of which Desk.check must notice; and none where nothing was planted."""
    desk = Desk(program, folder / "selftest")
    desk.make(short=True)
    for op in desk.day(short=True):
        desk.settle(op, desk.program.run(desk, op.arguments()))
    facts = desk.keep_as(folder / "whole")

    def blob():
        return next(path for path in sorted((desk.lib / "vault").rglob("*")) if len(path.name) == 64)

    def shorten(path):
        path.chmod(0o600)
        os.truncate(path, path.stat().st_size // 2)

    def drop_last_record():
        connection = sqlite3.connect(desk.lib / "anjuan.db")
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("DELETE FROM leaf WHERE position = (SELECT max(position) FROM leaf)")
        connection.commit()
        connection.close()

    planted = {
        "an acknowledged record that is not there": lambda: desk.acks.add("0" * 64),
        "a content that is lost": lambda: blob().unlink(),
        "a content that is torn": lambda: shorten(blob()),
        "a content that no record names, and a file of nobody": lambda: (desk.lib / "stray.part").write_text("x"),
        "a row that is gone": drop_last_record,
        "a torn key": lambda: shorten(sorted((desk.lib / "keys").glob("*.pem"))[0]),
        "a torn bundle": lambda: shorten(sorted((desk.root / "out").glob("*.zip"))[-1]),
        "a database that is cut short": lambda: shorten(desk.lib / "anjuan.db"),
    }
    missed = []
    for what, plant in planted.items():
        desk.bring_back(folder / "whole", facts)
        plant()
        try:
            desk.check(allowed=options.allow)
            missed.append(what)
        except Broken:
            pass
    desk.bring_back(folder / "whole", facts)
    try:
        desk.check(allowed=options.allow)
    except Broken as broken:
        missed.append(f"nothing, yet it says: {broken}")
    for what in missed:
        print(f"MISSED {what}")
    print(f"kill selftest: {len(planted)} planted losses, {len(missed)} missed")
    return 1 if missed else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    common_options(parser, 1000)
    parser.add_argument("--within", type=lambda text: text.split(","), help="only within these commands: send,import")
    options = parser.parse_args()
    program = Program(options.cli)
    folder = scratch_folder(options.scratch)
    try:
        if options.selftest:
            return selftest(options, program, folder)
        if options.sample:
            options.runs = 3
        for what in Desk(program, folder / "0").skipped():
            print(f"skipped: {what}", flush=True)
        tally = Tally("kill", options.keep)
        in_workers(options.workers, tally, lambda n: work(n, options, program, folder, tally))
        return tally.close() or (selftest(options, program, folder) if options.sample else 0)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
