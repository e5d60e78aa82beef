"""The scripted working day that the suites of tests/faults break off, and what must hold afterwards.

A desk is one folder, `root`: the library `lib`, a library of the oldest released schema `old`, what goes out `out`, the
backups `backup`, and the user's own profile `home`. All of it is under the fault. What the outside has seen stands
beside it: the acknowledgements, and what the program printed.

Acknowledged is what the program told: a line of `run --acks`, the record that `ingest` and `dossier` print, a bundle or
a backup whose command ended with 0.
"""
import base64
import json
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import subprocess
import tarfile
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parent.parent
CASES = SOURCE / "tests/data/cases"
OLD_LIBRARIES = SOURCE / "tests/data/libraries"
PASSWORD = "demo-2026"
HEX64 = re.compile(r"\b[0-9a-f]{64}\b")
SHORT_CASE = 15  # steps of the short day's case: as far as the order to mend, with papers, scans and evidence


class Broken(Exception):
    """A promise that was not kept."""


def scratch_folder(wanted=None):
    """In memory where there is room: what the disk does is the layers' part, and syncs cost nothing there."""
    if wanted:
        pathlib.Path(wanted).mkdir(parents=True, exist_ok=True)
        return pathlib.Path(tempfile.mkdtemp(prefix="anjuan-faults-", dir=wanted))
    memory = pathlib.Path("/dev/shm")
    roomy = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 1 << 30
    return pathlib.Path(tempfile.mkdtemp(prefix="anjuan-faults-", dir=memory if roomy else None))


class Program:
    """anjuan-cli, run as a user runs it, in a home of its own."""

    def __init__(self, path, lasts=120):
        self.path = str(pathlib.Path(path).resolve())
        self.lasts = lasts
        self.help = subprocess.run([self.path, "--help"], capture_output=True, text=True, check=True,
                                   env=self.environment(pathlib.Path(tempfile.gettempdir()))).stdout

    def knows(self, text):
        return text in self.help

    @staticmethod
    def environment(home, extra=None):
        env = {key: value for key, value in os.environ.items() if not key.startswith(("ANJUAN_", "XDG_", "LD_PRELOAD"))}
        env.update({"LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen", "ANJUAN_PASSWORD": PASSWORD,
                    "HOME": str(home), "XDG_CONFIG_HOME": f"{home}/config", "XDG_DATA_HOME": f"{home}/data",
                    "XDG_CACHE_HOME": f"{home}/cache", "XDG_RUNTIME_DIR": f"{home}/run"})
        env.update(extra or {})
        return env

    def start(self, desk, arguments, extra=None):
        """In a process group of its own, its output in files: nothing that it told before it was killed is lost."""
        env = self.environment(desk.root / "home", extra)
        with open(desk.told, "wb") as out, open(desk.said, "wb") as err:
            return subprocess.Popen([self.path, *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                                    env=env, start_new_session=True)

    def run(self, desk, arguments, extra=None):
        process = self.start(desk, arguments, extra)
        try:
            return process.wait(self.lasts)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            raise Broken(f"it did not end within {self.lasts} s: {' '.join(map(str, arguments))}") from None


class Op:
    """One command of the day. `told(desk)` takes down what it acknowledged, also when it was broken off."""

    def __init__(self, name, arguments, told=None, done=None):
        self.name = name
        self.arguments = arguments
        self.told = told
        self.done = done


class Desk:
    def __init__(self, program, folder):
        self.program = program
        self.folder = pathlib.Path(folder)
        self.root = self.folder / "root"
        self.aside = self.folder / "aside"
        self.aside.mkdir(parents=True, exist_ok=True)
        self.acks_file = self.aside / "acks"
        self.told = self.aside / "told"
        self.said = self.aside / "said"
        self.acks = set()
        self.acks_there = set()
        self.bundles = set()
        self.backup = False
        self.turn = 0

    # -- making and keeping

    @property
    def lib(self):
        return self.root / "lib"

    @property
    def old(self):
        return self.root / "old"

    @property
    def second(self):
        """The library of a second PC of the unit: what the first one sends is imported there."""
        return self.root / "second"

    def command(self, *arguments, extra=None):
        status = self.program.run(self, arguments, extra)
        if status != 0:
            raise Broken(f"{' '.join(map(str, arguments))}: ended with {status}: {self.output()}")
        return self.told.read_text(encoding="utf-8", errors="replace")

    def output(self):
        return (self.told.read_text(errors="replace")[-1500:] + self.said.read_text(errors="replace")[-1500:]).strip()

    def make(self, short=False):
        """A training library with its people and one case, its first backup where there are backups."""
        shutil.rmtree(self.root, ignore_errors=True)
        for name in ("home/config", "home/data", "home/cache", "home/run", "out"):
            (self.root / name).mkdir(parents=True, mode=0o700)
        self.command("new", self.lib, "--unit", "示例镇综合行政执法队", "--unit-code", "000000000000000000", "--admin",
                     "管理员", "--demo", "--recovery-card", self.aside / "card.txt")
        self.command("run", self.lib, CASES / "office.json")
        self.command("run", self.lib, self.case_script(SHORT_CASE if short else None))
        if self.has_import():
            self.join_second()
        self.forget()
        self.note_all()
        for name in sorted(OLD_LIBRARIES.glob("schema*.tar.gz"))[:1]:
            self.unpack_old(name)
        if self.has_backup():
            self.command("backup", self.lib, self.root / "backup", "--as", "admin")
            self.backup = True

    def join_second(self):
        between = self.root / "between"
        between.mkdir(exist_ok=True)
        self.command("join", "card", self.lib, "-o", between / "card.json")
        self.command("join", "start", self.second, between / "card.json", "--pc", "二楼", "--login", "zhangsan", "-o",
                     between / "enrol.json", extra={"ANJUAN_NEW_PASSWORD": PASSWORD})
        self.command("join", "accept", self.lib, between / "enrol.json", "-o", between / "office.zip")
        self.command("join", "finish", self.second, between / "office.zip")

    def has_import(self):
        return self.program.knows("  bundle import LIB")

    def unpack_old(self, archive):
        with tarfile.open(archive) as tar:
            names = tar.getnames()
            top = os.path.commonpath(names)
            tar.extractall(self.root / "unpacked")
        (self.root / "unpacked" / top).rename(self.old)
        shutil.rmtree(self.root / "unpacked", ignore_errors=True)

    def has_backup(self):
        return self.program.knows("  backup LIB DIR")

    def forget(self):
        self.acks.clear()
        self.acks_there.clear()
        self.bundles.clear()
        self.backup = False
        self.acks_file.unlink(missing_ok=True)

    def note_all(self):
        """Every record that is there now counts as acknowledged."""
        self.acks |= {row[0] for row in self.rows(self.lib, "SELECT hash FROM record")}

    def keep_as(self, folder):
        shutil.rmtree(folder, ignore_errors=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["cp", "-a", str(self.root), str(folder)], check=True)
        return (set(self.acks), set(self.bundles), self.backup, self.turn, set(self.acks_there))

    def bring_back(self, folder, facts):
        shutil.rmtree(self.root, ignore_errors=True)
        subprocess.run(["cp", "-a", str(folder), str(self.root)], check=True)
        self.acks, self.bundles, self.backup, self.turn = set(facts[0]), set(facts[1]), facts[2], facts[3]
        self.acks_there = set(facts[4])
        self.acks_file.unlink(missing_ok=True)

    # -- the day

    def script(self, name, steps):
        path = self.aside / name
        path.write_text(json.dumps({"steps": steps}, ensure_ascii=False), encoding="utf-8")
        return path

    def case_script(self, steps=None):
        """The completed case of straw burning, all of it or its first steps."""
        with open(CASES / "T03-completed.json", encoding="utf-8") as file:
            case = json.load(file)
        link = self.aside / "evidence"
        if not link.exists():
            link.symlink_to(CASES / "evidence")
        return self.script("case.json", case["steps"][:steps])

    def people_script(self):
        login = f"p{self.turn}"
        return self.script("people.json", [
            {"as": "admin", "do": "office.register_person", "at": "2025-02-06T09:00:00+08:00",
             "with": {"name": "新人", "login": login, "position": "执法人员"}},
            {"as": "admin", "do": "office.grant_role", "with": {"person": login, "role": "officer",
                                                                 "from_on": "2025-02-06"}},
            {"as": login, "do": "case.open", "at": "2025-02-06T09:40:00+08:00",
             "with": {"source": "inspection", "received_on": "2025-02-06", "place": "村口", "suspected": "乱倒垃圾",
                      "content": "巡查发现"}}])

    def run_arguments(self, library, script):
        acks = ["--acks", self.acks_file] if self.program.knows("--acks") else []
        return ["run", library, script, *acks]

    def newest_case(self):
        rows = self.rows(self.lib, "SELECT substr(chain, 6) FROM record WHERE chain LIKE 'case/%' AND seq = 0 "
                                   "ORDER BY rowid DESC LIMIT 1")
        return rows[0][0]

    def day(self, short=False):
        """The commands of one day, in their order; each is made when its turn comes."""
        self.turn += 1
        turn = self.turn
        bundle = self.root / "out" / f"{turn}.zip"

        def ingest():
            film = self.aside / "film.bin"
            if not film.exists():
                film.write_bytes(os.urandom(1 << 20) * (1 if short else 4))
            with open(film, "r+b") as file:
                file.write(os.urandom(64))
            return ["ingest", self.lib, self.newest_case(), film, "--place", "村口", "--officers", "zhangsan,lisi",
                    "--as", "zhangsan", "--at", "2025-02-06T10:00:00+08:00"]

        yield Op("case", lambda: self.run_arguments(self.lib, self.case_script(SHORT_CASE if short else None)),
                 told=self.note_acks)
        yield Op("people", lambda: self.run_arguments(self.lib, self.people_script()), told=self.note_acks)
        yield Op("ingest", ingest, told=self.note_printed)
        yield Op("export", lambda: ["bundle", "export", self.lib, "-o", bundle], done=lambda: self.bundles.add(bundle))
        if self.has_import():
            package = self.root / "between" / f"{turn}.zip"

            def send():
                return ["bundle", "export", self.lib, self.newest_case(), "--profile", "review", "-o", package]

            def take_in():
                if not package.exists():  # this command of the day alone is run
                    self.command(*send())
                return ["bundle", "import", self.second, package, "--as", "zhangsan"]

            yield Op("send", send)
            yield Op("import", take_in, done=self.note_imported)
        yield Op("rebuild", lambda: ["rebuild", self.lib])
        if self.old.exists():
            yield Op("migrate", lambda: ["rebuild", self.old])
        if self.has_backup():
            yield Op("backup", lambda: ["backup", self.lib, self.root / "backup", "--as", "admin"],
                     done=self.note_backup)

    def skipped(self):
        lacks = []
        if not self.program.knows("--acks"):
            lacks.append("acknowledgement of each step (this program has no run --acks)")
        if not list(OLD_LIBRARIES.glob("schema*.tar.gz")):
            lacks.append("migration (there is no library of an older schema in tests/data/libraries)")
        if not self.has_backup():
            lacks.append("backup and restore (this program has no backup)")
        if not self.has_import():
            lacks.append("import of bundles (this program has no bundle import)")
        return lacks

    def note_imported(self):
        """What was told as taken in: every record of the case that was sent."""
        case = self.newest_case()
        self.acks_there |= {row[0] for row in self.rows(self.lib, f"SELECT hash FROM record WHERE chain = 'case/{case}'")}

    def note_backup(self):
        self.backup = True

    def note_acks(self):
        if self.acks_file.exists():
            whole = self.acks_file.read_text().rpartition("\n")[0]
            self.acks |= set(HEX64.findall(whole))

    def note_printed(self):
        whole = self.told.read_text(errors="replace").rpartition("\n")[0]
        self.acks |= set(HEX64.findall(whole))

    def settle(self, op, status):
        """What a command acknowledged, ended or broken off."""
        if op.told:
            op.told()
        if op.done and status == 0:
            op.done()

    # -- what must hold

    @staticmethod
    def rows(library, statement):
        connection = sqlite3.connect(f"file:{library}/anjuan.db?mode=ro", uri=True, timeout=10)
        try:
            return connection.execute(statement).fetchall()
        finally:
            connection.close()

    def check_verified(self, library):
        status = self.program.run(self, ["verify", library, "--json"])
        text = self.told.read_text(errors="replace")
        if status != 0:
            raise Broken(f"verify {library.name} ends with {status}: {self.output()}")
        if json.loads(text)["findings"]:
            raise Broken(f"verify {library.name}: {text[:1500]}")

    def check_acknowledged(self):
        there = {row[0] for row in self.rows(self.lib, "SELECT hash FROM record")}
        lost = self.acks - there
        if lost:
            raise Broken(f"{len(lost)} acknowledged records are not there: {sorted(lost)[:3]}")

    def check_goes_on(self):
        """The next day's first act: opens for writing, which sweeps, logs in, records."""
        script = self.script("next.json", [
            {"as": "zhangsan", "do": "case.open", "at": "2025-02-07T09:00:00+08:00",
             "with": {"source": "inspection", "received_on": "2025-02-07", "place": "村口", "suspected": "乱倒垃圾",
                      "content": "巡查发现"}}])
        status = self.program.run(self, self.run_arguments(self.lib, script))
        if status != 0:
            raise Broken(f"work does not go on, it ends with {status}: {self.output()}")
        self.note_acks()

    def check_keys(self):
        """The sealed key of everyone who was given one lies there whole."""
        for (raw,) in self.rows(self.lib, "SELECT raw FROM record WHERE chain LIKE 'office/%' ORDER BY seq"):
            record = json.loads(raw)
            if record["kind"] not in ("office.founded", "person.key_issued"):
                continue
            path = self.lib / "keys" / f"{record['body']['key']}.pem"
            there = self.second / "keys" / path.name
            path = there if there.exists() else path  # made on the second PC, where its owner types the password
            text = path.read_text() if path.exists() else ""
            lines = text.strip().splitlines()
            try:
                der = base64.b64decode("".join(lines[1:-1]), validate=True)
                more = der[1] & 0x7f if der[1] & 0x80 else 0  # bytes that tell the length, after the first
                length = int.from_bytes(der[2:2 + more], "big") if more else der[1]
                whole = lines[0].startswith("-----BEGIN") and lines[-1].startswith("-----END") \
                    and len(der) == 2 + more + length
            except (ValueError, IndexError):
                whole = False
            if not whole:
                raise Broken(f"the key {path.name} is {'damaged' if text else 'lost'}")

    def named(self, library):
        digests = set()
        keys = set()
        for (raw,) in self.rows(library, "SELECT raw FROM record"):
            text = raw.decode("utf-8") if isinstance(raw, bytes) else raw
            digests |= set(HEX64.findall(text))
            keys |= set(re.findall(r'"key":"([0-9a-f]{32})"', text))
        return digests, keys

    def leftovers(self, library=None):
        """What lies in the library and belongs to nothing, by its sort."""
        library = library or self.lib
        digests, keys = self.named(library)
        counts = {}
        for path in sorted(library.rglob("*")):
            if path.is_dir():
                continue
            place = path.relative_to(library).as_posix()
            if re.fullmatch(r"anjuan\.db(-wal|-shm)?|local\.db(-wal|-shm)?|local/[a-z]+\.json|anjuan\.db\.v\d+\.bak",
                            place):
                continue
            # What a pulled card left is kept, so that taking in goes on where it stopped; small pictures are local state.
            if re.fullmatch(r"intake/(files\.json|[0-9a-f]{2}/[0-9a-f]{64})|local/thumbnails/.*|post\.json",
                            place):
                continue
            if re.fullmatch(r"vault/[0-9a-f]{2}/[0-9a-f]{64}", place):
                sort = None if path.name in digests else "orphan blob"
            elif re.fullmatch(r"keys/[0-9a-f]{32}\.pem", place):
                sort = None if path.stem in keys else "orphan key"
            else:
                sort = f"stray file {re.sub(r'[0-9a-f-]{32,}|[.][A-Za-z]{6}$', '*', place)}"
            if sort:
                counts[sort] = counts.get(sort, 0) + 1
        return counts

    def check_bundles(self, newest_only=True):
        for bundle in sorted(self.bundles, key=lambda path: int(path.stem))[-1 if newest_only else 0:]:
            status = self.program.run(self, ["bundle", "verify", bundle])
            if status != 0:
                raise Broken(f"the bundle {bundle.name}, reported as written, does not verify: {self.output()}")

    def check_half_bundles(self):
        """A bundle under its name is a whole one, also when its command was broken off."""
        for bundle in (self.root / "out").glob("*.zip"):
            if bundle not in self.bundles:
                status = self.program.run(self, ["bundle", "verify", bundle])
                if status != 0:
                    raise Broken(f"a half bundle stands under its name: {bundle.name}: {self.output()}")

    def check_second(self, allowed=()):
        """Old or new state only on the PC that imports; the same bundle once more brings nothing twice."""
        if not self.second.exists():
            return
        self.check_verified(self.second)
        there = {row[0] for row in self.rows(self.second, "SELECT hash FROM record")}
        lost = self.acks_there - there
        if lost:
            raise Broken(f"{len(lost)} imported records are not there: {sorted(lost)[:3]}")
        sent = [path for path in (self.root / "between").glob("[0-9]*.zip")]
        for package in sorted(sent, key=lambda path: int(path.stem))[-1:]:
            for _ in range(2):
                status = self.program.run(self, ["bundle", "import", self.second, package, "--as", "zhangsan"])
                if status != 0:
                    raise Broken(f"the bundle does not go in after the fault, it ends with {status}: {self.output()}")
            rows = self.rows(self.second, "SELECT chain, count(*), count(DISTINCT seq) FROM record GROUP BY chain")
            if any(count != distinct for _, count, distinct in rows):
                raise Broken("a record was imported twice")
        for sort, count in self.leftovers(self.second).items():
            if not any(sort.startswith(one) for one in allowed):
                raise Broken(f"{count} × {sort} on the PC that imports, after the next opening")

    def check_restores(self):
        if not self.backup:
            return
        place = self.folder / "restored"
        shutil.rmtree(place, ignore_errors=True)
        status = self.program.run(self, ["restore", self.root / "backup", place])
        if status != 0:
            raise Broken(f"the last good backup does not restore: {self.output()}")
        self.check_verified(place)
        shutil.rmtree(place, ignore_errors=True)

    def check(self, deep=True, allowed=()):
        """Everything that is promised. Gives what lies about after the next opening, by its sort."""
        self.check_verified(self.lib)
        self.check_acknowledged()
        self.check_goes_on()
        left = self.leftovers()
        for sort in left:
            if not any(sort.startswith(one) for one in allowed):
                raise Broken(f"{left[sort]} × {sort} after the next opening")
        self.check_keys()
        self.check_second(allowed)
        self.check_half_bundles()
        if deep:
            self.check_bundles()
            self.check_restores()
            if self.old.exists():
                status = self.program.run(self, ["rebuild", self.old])
                if status != 0:
                    raise Broken(f"the older library cannot be opened any more: {self.output()}")
                self.check_verified(self.old)
        return left


class Tally:
    """What the runs of a suite came to."""

    def __init__(self, suite, keep):
        self.suite = suite
        self.lock = threading.RLock()
        self.keep = pathlib.Path(keep) if keep else None
        self.runs = 0
        self.failures = []
        self.left = {}
        self.notes = {}
        self.begun = time.monotonic()

    def note(self, what, count=1):
        with self.lock:
            self.notes[what] = self.notes.get(what, 0) + count

    def ran(self):
        with self.lock:
            self.runs += 1
            if self.runs % 100 == 0:
                print(f"{self.suite}: {self.runs} runs, {len(self.failures)} failures, "
                      f"{time.monotonic() - self.begun:.0f} s", flush=True)

    def leftovers(self, counts):
        with self.lock:
            for sort, count in counts.items():
                self.left[sort] = self.left.get(sort, 0) + count

    def fail(self, run, words, desk=None):
        self.failures.append(f"run {run}: {words}")
        place = ""
        if self.keep and desk:
            kept = self.keep / f"{self.suite}-{run}"
            shutil.rmtree(kept, ignore_errors=True)
            self.keep.mkdir(parents=True, exist_ok=True)
            shutil.copytree(desk.folder, kept, symlinks=True)
            place = f" (kept in {kept})"
        print(f"FAILED {self.suite} run {run}: {words}{place}", flush=True)

    def close(self):
        took = time.monotonic() - self.begun
        notes = ", ".join(f"{what} {count}" for what, count in sorted(self.notes.items()))
        left = ", ".join(f"{count} × {sort}" for sort, count in sorted(self.left.items())) or "nothing"
        print(f"{self.suite}: {self.runs} runs, {len(self.failures)} failures; {notes}; left lying: {left}; "
              f"{took:.0f} s", flush=True)
        return 1 if self.failures or self.runs == 0 else 0


def in_workers(count, tally, work):
    """work(n) in `count` threads; one that dies of anything is a failure, or it would count as green."""
    def guarded(number):
        try:
            work(number)
        except Exception as error:
            tally.fail("setup", repr(error))
    workers = [threading.Thread(target=guarded, args=(n,)) for n in range(count)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def common_options(parser, runs):
    parser.add_argument("cli", help="the program anjuan-cli")
    parser.add_argument("--runs", type=int, default=runs)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", help="this run of that seed alone")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--scratch", help="folder to work in (default: in memory)")
    parser.add_argument("--keep", help="folder for the state of each failed run")
    parser.add_argument("--allow", action="append", default=[], metavar="SORT",
                        help="leftovers that are counted but fail no run, by the beginning of their name")
    parser.add_argument("--selftest", action="store_true", help="prove that the suite notices what it is there for")
    parser.add_argument("--sample", action="store_true", help="a few runs of a short day, and the self-test")
