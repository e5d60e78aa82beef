#!/usr/bin/env python3
"""powercut.py ANJUAN-CLI LAYER [--runs 500] [--seed S]: the working day on a disk that loses power.

LAYER is libanjuan_powercut.so (preload/powercut.cpp says what a disk may show). Each run draws a command of the day and
one of the calls by which it writes, syncs, renames; there the power fails, or at the command's very end. A command
begins with everything on disk: what the one before it left unsynced is judged by the cuts at its end. Then everything
in Desk.check must hold, judged by the program without the layer. In some runs the power fails again while the next act
is done on what the first cut left.
"""
import argparse
import random
import shutil
import sys

from day import Broken, Program, Tally, common_options, in_workers, scratch_folder
from layers import Stage

CUT = 77
AGAIN = 0.15
ENOUGH = 3  # lies found out
SOON = 40    # runs


def cut_next(stage, rng, tally, settings):
    """The power fails again, in the first act after the cut."""
    desk = stage.desk
    script = desk.script("next.json", [
        {"as": "zhangsan", "do": "case.open", "at": "2025-02-07T09:00:00+08:00",
         "with": {"source": "inspection", "received_on": "2025-02-07", "place": "村口", "suspected": "乱倒垃圾",
                  "content": "巡查发现"}}])
    settings = dict(settings, FAULTS_AT=rng.randint(1, 120), FAULTS_SEED=rng.getrandbits(60))
    status = stage.program.run(desk, desk.run_arguments(desk.lib, script), stage.environment(**settings))
    if status not in (0, CUT):
        raise Broken(f"work does not go on, it ends with {status}: {desk.output()}")
    desk.note_acks()
    tally.note("cut twice")


def run_once(stage, calls, rng, tally, lies=False, journal=False, allowed=()):
    desk = stage.desk
    name = rng.choices(stage.names, [calls[one] for one in stage.names])[0]
    at = -1 if rng.random() < 0.08 else rng.randint(1, calls[name] + 1)
    op = stage.before(name)
    settings = {"FAULTS_AT": at, "FAULTS_SEED": rng.getrandbits(60), "POWERCUT_LIES": int(lies),
                "POWERCUT_JOURNAL": int(journal)}
    status = stage.program.run(desk, op.arguments(), stage.environment(**settings))
    cuts = stage.reported("cut")
    trouble = stage.reported("trouble:")
    where = f"{name}, call {at}: " + (cuts[0] if cuts else "no cut")
    if trouble or len(cuts) != 1 or status not in (0, CUT):
        raise Broken(f"{where}: the layer or the program went wrong: status {status}, {trouble[:1]} {desk.output()}")
    desk.settle(op, status)
    number, writes, names, _ = cuts[0].split(" ", 3)
    tally.note("writes not synced", int(writes))
    tally.note("names not synced", int(names))
    tally.note(f"in {name}")
    tally.note("at a command's end", cuts[0].endswith(" end"))
    try:
        if rng.random() < AGAIN:
            cut_next(stage, rng, tally, settings)
        return desk.check(deep=name in ("export", "backup", "migrate") or rng.random() < 0.1, allowed=allowed)
    except Broken as broken:
        raise Broken(f"{where}: {broken}") from None


def suite(stages, calls, options):
    tally = Tally("powercut", options.keep)
    runs = range(options.runs) if options.only is None else [int(options.only)]

    def work(number):
        for run in runs[number::len(stages)]:
            rng = random.Random(f"{options.seed}/{run}")
            try:
                tally.leftovers(run_once(stages[number], calls, rng, tally, journal=options.journal,
                                         allowed=options.allow))
                tally.ran()
            except Broken as broken:
                tally.ran()
                tally.fail(run, str(broken), stages[number].desk)
    in_workers(len(stages), tally, work)
    return tally.close()


def selftest(stage, calls, options):
    """A disk that takes every sync for done and does nothing must be found out, soon."""
    found = 0
    for run in range(SOON):
        try:
            run_once(stage, calls, random.Random(f"{options.seed}/{run}"), Tally("", None), lies=True,
                     allowed=options.allow)
        except Broken:
            found += 1
        if found == ENOUGH:
            break
    print(f"powercut selftest: a disk that lies was found out in {found} of {run + 1} runs")
    return 0 if found == ENOUGH else 1


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    common_options(parser, 500)
    parser.add_argument("layer", help="libanjuan_powercut.so")
    parser.add_argument("--journal", action="store_true",
                        help="a disk whose file syncs keep the names before them, too, as ext4's do")
    options = parser.parse_args()
    if options.sample:
        options.runs = 4
    folder = scratch_folder(options.scratch)
    try:
        program = Program(options.cli)
        stages = [Stage(program, folder / str(n), options.layer) for n in range(options.workers)]
        stage = stages[0]
        for what in stage.desk.skipped():
            print(f"skipped: {what}", flush=True)
        calls = {name: stage.calls_of(name) for name in stage.names}
        print("calls caught in a day: " + ", ".join(f"{name} {count}" for name, count in calls.items()), flush=True)
        status = 0 if options.selftest else suite(stages, calls, options)
        if options.selftest or options.sample:
            status = status or selftest(stage, calls, options)
        return status
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
