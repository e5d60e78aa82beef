#!/usr/bin/env python3
"""failcalls.py ANJUAN-CLI LAYER [--runs 2000] [--seed S] [--stacks all|N]: each call that writes, syncs, renames fails.

LAYER is libanjuan_failcall.so. A first pass lists the calls of a day with their chains of callers. Then each distinct
chain fails once (--stacks: all of them, or so many drawn by the seed), and --runs times a random Nth call does, with
ENOSPC or EIO, a write sometimes after half its bytes. The command must end with an error that says what is wrong, never
by a signal; where it ends with 0, the failed call must have been one that costs nothing: a sync that failed unheeded is
a failure. Then everything in Desk.check must hold.
"""
import argparse
import os
import random
import re
import shutil
import subprocess
import sys

from day import Broken, Program, Tally, common_options, in_workers, scratch_folder
from layers import Stage

# What SQLite does about its own files is SQLite's to judge: a checkpoint that fails leaves the log in place. It syncs
# their folder by fdatasync and takes no notice of the answer; the program's own folders are synced by fsync. The lock
# says who works here now, and means nothing after a power cut.
MAY_FAIL = re.compile(r"sync \S*(\.db(-wal|-shm|-journal)?|/lock)$|^fdatasync \S*/(lib|second|old|restored|copies/[0-9a-f-]+)$")
ERROR = re.compile(r"^anjuan-cli: .+ \[[a-z_]+\.[a-z_.]+\]$", re.MULTILINE)


def judge_end(status, said, fired, names_something=True):
    """What the program made of the call that failed. `fired`: number, stack, call, path, error."""
    _, _, call, path, _ = fired
    if status < 0:
        raise Broken(f"ended by signal {-status}")
    if status == 0:
        if "sync" in call and not MAY_FAIL.search(f"{call} {path}"):
            raise Broken("a sync failed and nobody was told")
        return "borne"
    if names_something and not ERROR.search(said):
        raise Broken(f"ended with {status} and no error that says what is wrong: {said[-300:]!r}")
    return "refused"


def listed(stage):
    """Every call of a day: [(command, number, stack, call, path)]."""
    calls = []
    for name in stage.names:
        op = stage.before(name)
        status = stage.program.run(stage.desk, op.arguments(), stage.environment(FAILCALL_LIST=1))
        if status != 0:
            raise Broken(f"{name} under a layer that does nothing ends with {status}: {stage.desk.output()}")
        calls += [(name, *line.split(" ", 3)) for line in stage.reported("call")]
    return calls


def run_once(stage, name, settings, rng, tally, allowed):
    desk = stage.desk
    op = stage.before(name)
    settings.update(FAULTS_ERROR=rng.choice(["ENOSPC", "EIO"]), FAILCALL_SHORT=rng.choice([0, 0, 1]))
    status = stage.program.run(desk, op.arguments(), stage.environment(**settings))
    said = desk.said.read_text(errors="replace")
    told = desk.told.read_text(errors="replace")
    fired = stage.reported("fired")
    if not fired:
        if status != 0:
            raise Broken(f"{name}: nothing failed, yet it ends with {status}: {desk.output()}")
        tally.note("not reached")
        return {}
    parts = fired[0].rsplit(" ", 1)[0].split(" ", 3) + [fired[0].rsplit(" ", 1)[1]]
    where = f"{name}, {parts[2]} no. {parts[0]} of {parts[3]} with {parts[4]}{', short' * settings['FAILCALL_SHORT']}"
    try:
        desk.settle(op, status)
        end = judge_end(status, said, parts)
        tally.note(end)
        if end == "refused" and str(desk.root) not in said + told:
            raise Broken(f"the error names no file: {said.strip()[-200:]}")
        return desk.check(deep=name in ("export", "backup", "migrate") or rng.random() < 0.05, allowed=allowed)
    except Broken as broken:
        raise Broken(f"{where}: {broken}") from None


def selftest(stage):
    """A stand-in that heeds no failure must be found out by its end, and the layer must have failed what it was told
    to."""
    careless = ("import os, sys\nfd = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT)\nos.write(fd, b'x' * 9)\n"
                "try:\n    os.fsync(fd)\nexcept OSError:\n    pass\n")
    faults = []
    seen = []
    for at in (1, 2, 3):
        env = dict(os.environ, **stage.environment(FAULTS_AT=at))
        ran = subprocess.run([sys.executable, "-c", careless, str(stage.desk.root / "stand-in")], env=env,
                             capture_output=True, text=True)
        fired = stage.reported("fired")
        seen += [line.split(" ")[2] for line in fired]
        if not fired:
            faults.append(f"call {at} was not failed")
            continue
        parts = fired[0].rsplit(" ", 1)[0].split(" ", 3) + ["EIO"]
        try:
            end = judge_end(ran.returncode, ran.stderr, parts, names_something=False)
            if at == 3:
                faults.append(f"the unheeded sync passed as {end}")
        except Broken:
            if at != 3:
                faults.append(f"call {at}: found what was not planted")
    if seen != ["open", "write", "fsync"]:
        faults.append(f"the layer saw {seen}")
    for words in faults:
        print(f"MISSED {words}")
    print(f"failcalls selftest: {3 - len(faults)} of 3 as planted")
    return 1 if faults else 0


def suite(stages, options):
    calls = listed(stages[0])
    stacks = {}
    for name, _, stack, call, path in calls:
        stacks.setdefault(stack, (name, call, path))
    print(f"a day makes {len(calls)} calls by {len(stacks)} distinct chains of callers", flush=True)
    chosen = sorted(stacks)
    if options.stacks != "all":
        chosen = random.Random(options.seed).sample(chosen, min(int(options.stacks), len(chosen)))
    tasks = [(f"stack-{stack}", stacks[stack][0], {"FAILCALL_STACK": stack}) for stack in chosen]
    counts = {name: sum(1 for call in calls if call[0] == name) for name in stages[0].names}
    for run in range(options.runs):
        rng = random.Random(f"{options.seed}/{run}")
        name = rng.choices(list(counts), list(counts.values()))[0]
        tasks.append((str(run), name, {"FAULTS_AT": rng.randint(1, counts[name])}))
    tally = Tally("failcalls", options.keep)
    tasks = [task for task in tasks if options.only in (None, task[0])]

    def work(number):
        for run, name, settings in tasks[number::len(stages)]:
            tally.note("distinct chains", run.startswith("stack"))
            try:
                tally.leftovers(run_once(stages[number], name, settings, random.Random(f"{options.seed}/{run}"), tally,
                                         options.allow))
                tally.ran()
            except Broken as broken:
                tally.ran()
                tally.fail(run, str(broken), stages[number].desk)
    in_workers(len(stages), tally, work)
    return tally.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    common_options(parser, 2000)
    parser.add_argument("layer", help="libanjuan_failcall.so")
    parser.add_argument("--stacks", default="all", help="how many distinct chains of callers: all, or a number")
    options = parser.parse_args()
    if options.sample:
        options.runs = 3
        options.stacks = "3"
    folder = scratch_folder(options.scratch)
    try:
        program = Program(options.cli)
        stages = [Stage(program, folder / str(n), options.layer) for n in range(options.workers)]
        for what in stages[0].desk.skipped():
            print(f"skipped: {what}", flush=True)
        status = 0 if options.selftest else suite(stages, options)
        if options.selftest or options.sample:
            status = status or selftest(stages[0])
        return status
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
