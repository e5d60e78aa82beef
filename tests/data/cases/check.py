#!/usr/bin/env python3
"""Checks the case scripts beside it against resources/acts and the built-in pack, without the program.

Usage: check.py [SCRIPT.json …]   Exit 1 with a line for each fault.
"""
import datetime
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]


def load_acts():
    acts = {}
    for path in sorted((ROOT / "resources/acts").glob("*.json")):
        for act in json.loads(path.read_text())["acts"]:
            acts[act["act"]] = act
    return acts


def ids(list_name, member):
    found = set()
    for path in sorted((ROOT / "resources/packs/county").glob("*.json")):
        found |= {one[member] for one in json.loads(path.read_text()).get(list_name, [])}
    return found


class Check:
    def __init__(self, path, acts, logins):
        self.path, self.acts, self.logins = path, acts, logins
        self.faults, self.seen = [], set()
        self.items = ids("items", "id")
        self.benchmarks = ids("benchmarks", "benchmark_id")
        self.factors = ids("factors", "code")

    def fault(self, where, text):
        self.faults.append(f"{self.path.name}: {where}: {text}")

    def value(self, where, field, value):
        kind = field["type"]
        text = isinstance(value, str)
        lists = {"strings": "text", "persons": "person", "records": "record", "objects": "object"}
        if kind in lists:
            if not isinstance(value, list) or (field.get("required") and not value):
                return self.fault(where, "not a list, or empty")
            for i, one in enumerate(value):
                self.value(f"{where}[{i}]", {**field, "type": lists[kind]}, one)
        elif kind == "object":
            if not isinstance(value, dict):
                return self.fault(where, "not an object")
            self.members(where, field["fields"], value)
        elif kind == "bool":
            if not isinstance(value, bool):
                self.fault(where, "not true or false")
        elif kind in ("int", "fen", "milli"):
            if not isinstance(value, int) or isinstance(value, bool) or value < 0:
                self.fault(where, "not a whole number")
        elif not text or not value.strip():
            self.fault(where, "not a text")
        elif kind == "enum":
            if value not in [one["value"] for one in field["options"]]:
                self.fault(where, f"{value} is no option")
        elif kind == "date":
            try:
                datetime.date.fromisoformat(value)
            except ValueError:
                self.fault(where, "not a date")
        elif kind == "instant":
            if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", value):
                self.fault(where, "not an instant")
        elif kind == "person":
            if value not in self.logins:
                self.fault(where, f"{value} is no log-in")
        elif kind == "record":
            if not value.startswith("@") or value[1:] not in self.seen:
                self.fault(where, f"{value} names no earlier step")
        elif kind == "file":
            if not (self.path.parent / value).is_file():
                self.fault(where, f"no file {value}")
        elif kind == "item" and value not in self.items:
            self.fault(where, f"no item {value}")
        elif kind == "benchmark" and value not in self.benchmarks:
            self.fault(where, f"no benchmark {value}")

    def members(self, where, fields, given):
        known = {one["name"]: one for one in fields}
        for name in given:
            if name not in known:
                self.fault(where, f"unknown field {name}")
            elif known[name].get("secret"):
                self.fault(where, f"{name} is secret and never stands in a script")
            else:
                self.value(f"{where}.{name}", known[name], given[name])
        for one in fields:
            if one.get("required") and not one.get("secret") and one["name"] not in given:
                self.fault(where, f"{one['name']} is missing")

    def step(self, number, step, clock):
        where = f"step {number} ({step.get('id', step.get('do'))})"
        for name in step:
            if name not in ("as", "do", "with", "id", "at"):
                self.fault(where, f"unknown member {name}")
        act = self.acts.get(step.get("do"))
        if not act:
            self.fault(where, f"unknown act {step.get('do')}")
            return clock
        if step.get("as") not in self.logins:
            self.fault(where, f"{step.get('as')} is no log-in")
        given = dict(step.get("with", {}))
        for one in given.pop("reasons", []):
            if set(one) != {"rule", "reason"}:
                self.fault(where, "reasons want rule and reason")
        self.members(where, act["fields"], given)
        for code in given.get("factors", []):
            if code not in self.factors:
                self.fault(where, f"no factor {code}")
        at = step.get("at", clock)
        if at < clock:
            self.fault(where, f"the clock goes back to {at}")
        if "id" in step:
            if step["id"] in self.seen:
                self.fault(where, "the id stands twice")
            self.seen.add(step["id"])
        return at

    def script(self):
        data = json.loads(self.path.read_text())
        clock = data.get("clock", "")
        for number, step in enumerate(data["steps"], 1):
            clock = self.step(number, step, clock)
        expect = data.get("expect")
        if expect and (set(expect) != {"exit", "step", "rule"} or expect["step"] not in self.seen):
            self.fault("expect", "wants exit, step and rule, and the step must exist")
        return self.faults


def main():
    acts = load_acts()
    logins = set(json.loads((HERE / "passwords.json").read_text()))
    names = sys.argv[1:] or sorted(str(p) for p in HERE.glob("*.json") if p.name != "passwords.json")
    faults = [fault for name in names for fault in Check(pathlib.Path(name).resolve(), acts, logins).script()]
    print("\n".join(faults) if faults else f"{len(names)} scripts fit the acts")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
