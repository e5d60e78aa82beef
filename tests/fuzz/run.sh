#!/usr/bin/env bash
# Runs the fuzzers, one after the other, and keeps what they found.
#   tests/fuzz/run.sh SECONDS [TARGET…]     600 for the ten minutes that a release asks for; all targets by default
# Builds with clang in build/fuzz. Works on a copy of the kept inputs; a finding lies in build/fuzz/findings. With
# ANJUAN_FUZZ_KEEP=1 the kept inputs (tests/fuzz/corpus) are then made anew: the smallest set that reaches the same.
set -euo pipefail
export LC_ALL=C.UTF-8

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
[[ "${1:-}" =~ ^[0-9]+$ ]] || { sed -n '2,6s/^# \{0,1\}//p' "$0" >&2; exit 2; }
seconds=$1
shift
all=(json envelope pack script zip bundle)
[ $# -gt 0 ] || set -- "${all[@]}"

build=${ANJUAN_FUZZ_BUILD:-$root/build/fuzz}
# The longest input worth trying: a whole zip, a step or two of a script, a few edits of a bundle.
declare -A longest=([json]=4096 [envelope]=4096 [pack]=12000 [script]=20000 [zip]=24000 [bundle]=512)

[ -f "$build/build.ninja" ] || cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DANJUAN_UI=OFF \
    -DANJUAN_FUZZ=ON -DCMAKE_CXX_COMPILER=clang++ >/dev/null
cmake --build "$build" --parallel "${ANJUAN_JOBS:-1}" --target "${@/#/fuzz_}"
mkdir -p "$build/findings"

failed=0
for target in "$@"; do
    kept=$root/tests/fuzz/corpus/$target
    inputs=$build/corpus/$target
    log=$build/$target.log
    mkdir -p "$inputs"
    program=$build/tests/fuzz/fuzz_$target
    if nice "$program" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=3000 -max_len="${longest[$target]}" \
        -dict="$root/tests/fuzz/dictionaries/$target.txt" -print_final_stats=1 \
        -artifact_prefix="$build/findings/$target-" "$inputs" "$kept" >"$log" 2>&1; then
        found="no finding"
    else
        found="A FINDING: see $log"
        failed=1
    fi
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    # The last line of progress tells the edges and features that were reached, and how many inputs reach them.
    reached=$(grep -oE 'cov: [0-9]+ ft: [0-9]+ corp: [0-9]+' "$log" | tail -n 1 || true)
    echo "$target: ${runs:-?} inputs in $seconds s, ${reached:-nothing reached}: $found"
    if [ "${ANJUAN_FUZZ_KEEP:-}" = 1 ] && [ "$found" = "no finding" ]; then
        rm -rf "$kept.new"
        mkdir "$kept.new"
        "$program" -merge=1 -max_len="${longest[$target]}" "$kept.new" "$kept" "$inputs" >>"$log" 2>&1
        rm -rf "$kept"
        mv "$kept.new" "$kept"
    fi
done
exit "$failed"
