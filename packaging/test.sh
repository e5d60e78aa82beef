#!/usr/bin/env bash
# Builds everything and runs every test. Fails when a test fails, when a test program cannot list its tests or has
# none, and when fewer tests ran than tests/floor.txt says: a program that cannot start must not count as green.
# 构建并运行全部测试;测试数量少于 tests/floor.txt 也算失败。
set -euo pipefail
export LC_ALL=C.UTF-8

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
build=build/release

die() {
    echo "FAILED: $*" >&2
    exit 1
}

bash packaging/setup.sh
cmake --preset release -DANJUAN_TESTS=ON -DANJUAN_UI=ON
cmake --build "$build" --parallel "${ANJUAN_JOBS:-$(nproc)}"

# Tests see a home of their own, so that none depends on, or leaves a trace in, the user's.
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -m 0700 "$scratch"/{run,config,data,cache}
export QT_QPA_PLATFORM=offscreen QT_MEDIA_BACKEND=ffmpeg
export XDG_RUNTIME_DIR=$scratch/run XDG_CONFIG_HOME=$scratch/config XDG_DATA_HOME=$scratch/data XDG_CACHE_HOME=$scratch/cache

# Catch2 v2 answers --list-test-names-only with the number of tests as its exit status, 255 at most. Both must agree.
programs=0
for program in "$build"/tests/test_* "$build"/tests/*/test_*; do
    if [ ! -f "$program" ] || [ ! -x "$program" ]; then continue; fi
    status=0
    names=$("$program" --list-test-names-only 2>"$scratch/list.err") || status=$?
    count=$(grep -c . <<<"$names" || true)
    if [ "$count" -eq 0 ] || [ "$status" -ne $((count < 255 ? count : 255)) ]; then
        cat "$scratch/list.err" >&2
        die "$program lists $count tests and ends with status $status"
    fi
    programs=$((programs + 1))
done
[ "$programs" -gt 0 ] || die "no test program was built"

log=$scratch/ctest.log
failed=0
ctest --test-dir "$build" -j"${ANJUAN_JOBS:-2}" --output-on-failure --no-tests=error 2>&1 | tee "$log" || failed=1

# "100% tests passed, 0 tests failed out of 412"
summary=$(grep -E '^[0-9]+% tests passed, [0-9]+ tests failed out of [0-9]+$' "$log" | tail -n 1 || true)
[ -n "$summary" ] || die "ctest ran no tests"
total=${summary##* }
bad=$(sed -E 's/.* ([0-9]+) tests failed.*/\1/' <<<"$summary")
# Of these, ctest counts what could not be started as failed, and what was skipped as passed.
skipped=$(grep -cE '\*\*\*Skipped' "$log" || true)
not_run=$(grep -cE '\*\*\*Not Run' "$log" || true)
floor=$(tr -d '[:space:]' <tests/floor.txt)
[[ "$floor" =~ ^[0-9]+$ ]] || die "tests/floor.txt does not hold a number"

ran=$((total - skipped - not_run))
passed=$((total - skipped - bad))
if [ "$ran" -lt "$floor" ]; then
    failed=1
    echo "FAILED: $ran tests ran, but tests/floor.txt asks for $floor at least" >&2
fi
echo "$ran tests ran in $programs test programs (floor $floor), $skipped skipped"
echo "$passed passed, $bad failed"
exit "$failed"
