#!/usr/bin/env python3
"""workdays.py HOLIDAYS.json OUT.tsv: working-day arithmetic made another way than core/calendar does it.

All working days of 2021 to 2026 stand in one sorted list; a period of n working days after a day ends on the nth entry
after it (bisect), and the day to which a last day of rest moves is the entry at or after it. 20,000 lines of
  start  length  end after `length` working days  end after `length` natural days  the same moved for a party
with starts and lengths drawn by a fixed seed."""
import bisect
import datetime
import json
import random
import sys

ONE = datetime.timedelta(days=1)
with open(sys.argv[1], encoding="utf-8") as file:
    special = json.load(file)
first, last = datetime.date(2021, 1, 1), datetime.date(2026, 12, 31)
days = [first + ONE * n for n in range((last - first).days + 1)]
kinds = {day.isoformat(): entry["type"] for day, entry in ((datetime.date.fromisoformat(k), v) for k, v in special.items())}
working = [day for day in days
           if kinds.get(day.isoformat(), "workday" if day.weekday() < 5 else "holiday") == "workday"]
random.seed(20261128)
with open(sys.argv[2], "w", encoding="utf-8") as out:
    made = 0
    while made < 20000:
        start = random.choice(days)
        length = random.choice([1, 2, 3, 5, 7, 10, 15, 20, 30, 60, random.randint(1, 250)])
        at = bisect.bisect_right(working, start) + length - 1
        natural = start + ONE * length
        moved = bisect.bisect_left(working, natural)
        if at >= len(working) or moved >= len(working):
            continue
        out.write("\t".join([start.isoformat(), str(length), working[at].isoformat(), natural.isoformat(),
                             working[moved].isoformat()]) + "\n")
        made += 1
