"""What the two suites share that load a layer under the program: the states of a day before each of its commands, and
what the layer reports."""
import pathlib

from day import Broken, Desk


class Stage:
    """A short day, and the state of the desk before each of its commands."""

    def __init__(self, program, folder, layer):
        self.program = program
        self.folder = folder
        self.layer = str(pathlib.Path(layer).resolve())
        self.desk = Desk(program, folder / "desk")
        self.reserve = folder / "reserve"
        self.reserve.mkdir(parents=True, exist_ok=True)
        self.report = folder / "report"
        self.names = []
        self.facts = {}
        self.desk.make(short=True)
        for op in self.ops():
            self.names.append(op.name)
            self.facts[op.name] = self.desk.keep_as(folder / "before" / op.name)
            self.desk.acks_file.unlink(missing_ok=True)
            status = program.run(self.desk, op.arguments())
            if status != 0:
                raise Broken(f"{op.name} of an undisturbed day ends with {status}: {self.desk.output()}")
            self.desk.settle(op, status)

    def ops(self):
        turn = self.desk.turn
        yield from self.desk.day(short=True)
        self.desk.turn = turn

    def before(self, name):
        """The desk as it stood before that command, and the command."""
        self.desk.bring_back(self.folder / "before" / name, self.facts[name])
        return next(op for op in self.ops() if op.name == name)

    def environment(self, **settings):
        for file in self.reserve.iterdir():
            file.unlink()
        self.report.unlink(missing_ok=True)
        env = {"LD_PRELOAD": self.layer, "ANJUAN_FAULTS_ROOT": str(self.desk.root),
               "ANJUAN_FAULTS_REPORT": str(self.report), "ANJUAN_POWERCUT_RESERVE": str(self.reserve)}
        env.update({f"ANJUAN_{key}": str(value) for key, value in settings.items()})
        return env

    def reported(self, word):
        """The lines that begin with `word`, without it."""
        if not self.report.exists():
            return []
        lines = self.report.read_text(errors="replace").splitlines()
        return [line[len(word) + 1:] for line in lines if line.startswith(word + " ")]

    def calls_of(self, name):
        """How many calls of that command the layer sees when nothing fails."""
        op = self.before(name)
        status = self.program.run(self.desk, op.arguments(), self.environment(FAULTS_AT=0))
        if status != 0:
            raise Broken(f"{name} under a layer that does nothing ends with {status}: {self.desk.output()}")
        trouble = self.reported("trouble:")
        if trouble:
            raise Broken(f"the layer: {trouble[0]}")
        return int(self.reported("calls")[0])
