#!/bin/bash
# Walks each plan by 100,000 acts (ANJUAN_WALKS), at nice 19, a process for each core. Plans may be named.
set -u
cd "$(dirname "$0")/../.."
build=build/walk
if [ ! -f $build/build.ninja ]; then
  cmake -S . -B $build -G Ninja -DCMAKE_BUILD_TYPE=Release -DANJUAN_TESTS=ON -DANJUAN_UI=OFF >/dev/null || exit 1
fi
nice -n 19 ninja -C $build test_walks >/dev/null || exit 1
plans=("$@")
if [ ${#plans[@]} -eq 0 ]; then
  mapfile -t plans < <(grep -oP '^ *\{"\K[a-z_]+(?=", ")' tests/walks/plans.cpp)
fi
export QT_QPA_PLATFORM=offscreen ANJUAN_WALKS=${ANJUAN_WALKS:-100000}
printf '%s\n' "${plans[@]}" | xargs -P "$(nproc)" -I{} sh -c \
  'out=$(ANJUAN_WALK={} nice -n 19 '$build'/tests/walks/test_walks "no random*" 2>&1)
   if [ $? -eq 0 ]; then echo "$out" | grep acts,; else echo "$out"; exit 1; fi'
