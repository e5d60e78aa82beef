#!/usr/bin/env bash
# Measures what the chain promises, and writes tests/bench/RESULTS.md. Needs an idle machine and about 12 GB.
#   tests/bench/run.sh [FOLDER]      FOLDER: where the large library is kept (default: ~/.cache/anjuan-bench)
# The library of 100,000 cases is made once, through the ledger, which takes long; ANJUAN_BENCH_CASES makes a smaller one.
set -euo pipefail
export LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cache=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/anjuan-bench}
build=$root/build/release
cases=${ANJUAN_BENCH_CASES:-100000}
library=$cache/synth-$cases
results=${ANJUAN_BENCH_RESULTS:-$root/tests/bench/RESULTS.md}

mkdir -p "$cache"
[ -f "$build/build.ninja" ] || cmake -S "$root" --preset release >/dev/null
cmake --build "$build" --target anjuan_bench anjuan_window_bench anjuan anjuan-cli
bench=$build/tests/bench/anjuan_bench

# Another version of the program makes other tables: they are rebuilt once, before anything is measured.
if [ ! -f "$library/anjuan.db" ]; then
    rm -rf "$library.part"
    "$build/bin/anjuan-cli" synth "$library.part" --cases "$cases" --seed 1
    mv "$library.part" "$library"
fi
"$build/bin/anjuan-cli" rebuild "$library" >/dev/null

failed=0
part=$results.part
{
    echo "# Measured by tests/bench/run.sh"
    echo
    echo "$(date +%Y-%m-%d), $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(nproc) cores," \
         "$(findmnt -no FSTYPE -T "$cache" || echo unknown) file system, $(openssl version | cut -d' ' -f1,2)," \
         "$(c++ --version | head -n 1)." \
         "OpenSSL's SM3 does $(openssl speed -seconds 1 -bytes 16384 -evp sm3 2>/dev/null | awk 'END {printf "%d", $2 / 1000}') MB/s here."
    echo
    echo "| what | median | range | asked | holds | how |"
    echo "|---|---|---|---|---|---|"
} >"$part"
for what in append verify scan pack import review law intake paper; do
    "$bench" "$what" "$cache" | tee -a "$part" || failed=1
done
for what in replay open; do
    "$bench" "$what" "$cache" "$library" | tee -a "$part" || failed=1
done
# The window writes to its library: a copy, in which the search index is kept from one run to the next.
window=$cache/window-$cases
if [ ! -d "$window" ] || [ "$library/anjuan.db" -nt "$window/anjuan.db" ]; then
    rm -rf "$window"
    cp -r --reflink=auto "$library" "$window"
fi
"$build/bin/anjuan-cli" rebuild "$window" >/dev/null
"$build/tests/bench/window/anjuan_window_bench" walk "$window" | tee -a "$part" || failed=1
"$build/tests/bench/window/anjuan_window_bench" start "$build/bin/anjuan" "$window" | tee -a "$part" || failed=1
mv "$part" "$results"
exit "$failed"
