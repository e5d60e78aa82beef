#!/usr/bin/env bash
# Builds Anjuan and does its main job once, on the training library: out/demo-library, and for each of its cases the
# dossier (PDF) and the bundle, each bundle checked twice: by Anjuan, and by a second verifier that shares no code with
# it. Then opens the window on that library, where there is a display; else says what lies in out/.
# 构建案卷,并用示范库做一遍主要工作:每件案件装订卷宗(PDF)、导出报送包,并由两个互不共用代码的程序各验证一次。
# 有显示器时随后打开窗口;没有则说明 out/ 中各文件是什么。
set -euo pipefail
export LC_ALL=C.UTF-8

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
build=build/release
cli=$build/bin/anjuan-cli
made=out/.made-by-run # the names in out/ that this script made, one a line; it removes nothing else

say() { # in Chinese, in English
    printf '\n%s\n%s\n' "$1" "$2"
}

stop() { # in Chinese, in English
    printf '\n%s\n%s\n' "$1" "$2" >&2
    exit 1
}

remove_earlier_output() {
    [ -f "$made" ] || return 0
    local name
    while IFS= read -r name; do
        case "$name" in '' | . | .. | */*) continue ;; esac
        rm -rf -- "out/$name"
    done <"$made"
    rm -f -- "$made"
}

# Takes a name in out/ for this run; refuses one that somebody else made.
claim() {
    if [ -e "out/$1" ] || [ -L "out/$1" ]; then
        stop "out/$1 已存在,且不是本脚本生成的,不会删除它。请移走后再运行。" \
            "out/$1 exists and this script did not make it, so it stays. Move it away and run again."
    fi
    printf '%s\n' "$1" >>"$made"
}

# "id<TAB>title" for each case of the library.
cases() {
    "$cli" list out/demo-library --json | python3 -c '
import json, sys
found = json.load(sys.stdin)
found = found if isinstance(found, list) else found["cases"]
for case in found:
    case = {"id": case} if isinstance(case, str) else case
    number = case.get("id") or case["case"]
    title = case.get("title") or case.get("name") or number
    print(number, " ".join(str(title).split()), sep="\t")
'
}

say "一、检查软件包" "1. The packages"
bash packaging/setup.sh

say "二、构建" "2. Building"
cmake --preset release
cmake --build "$build" --parallel "${ANJUAN_JOBS:-$(nproc)}" --target anjuan anjuan-cli

say "三、建立示范库 out/demo-library" "3. The training library, out/demo-library"
mkdir -p out
remove_earlier_output
claim demo-library
# What the program prints for this library; a training library keeps no secret.
export ANJUAN_PASSWORD=demo-2026
"$cli" demo out/demo-library
genesis=$("$cli" show out/demo-library --json | python3 -c 'import json, sys; print(json.load(sys.stdin)["genesis"])')

say "四、逐案装订卷宗、导出报送包并验证" "4. For each case: the dossier, the bundle, and two checks of the bundle"
listed=$(cases)
[ -n "$listed" ] || stop "示范库中没有案件。" "The training library holds no case."
count=0
contents=()
while IFS=$'\t' read -r id title <&3; do
    count=$((count + 1))
    name=$(printf 'case-%02d' "$count")
    printf '\n%s  %s\n' "$name" "$title"
    claim "$name.pdf"
    "$cli" dossier out/demo-library "$id" -o "out/$name.pdf"
    claim "$name.anjuan.zip"
    "$cli" bundle export out/demo-library "$id" --profile upload -o "out/$name.anjuan.zip"
    "$cli" bundle verify "out/$name.anjuan.zip" --genesis "$genesis"
    python3 docs/format/anjuan_verify.py --genesis "$genesis" "out/$name.anjuan.zip"
    contents+=("out/$name.pdf" "卷宗:$title" "dossier (PDF/A) of this case")
    contents+=("out/$name.anjuan.zip" "报送包:供上级验证、接收" "its bundle, for the bureau to verify and take in")
done 3<<<"$listed"

say "完成。out/ 中有:" "Done. In out/ there are:"
printf '  %s\n      示范库:%d 件案件,口令 %s\n      the training library: %d cases, password %s\n' \
    out/demo-library "$count" "$ANJUAN_PASSWORD" "$count" "$ANJUAN_PASSWORD"
printf '  %s\n      %s\n      %s\n' "${contents[@]}"

if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    say "没有显示器,不打开窗口。有显示器时再运行本脚本,或运行:$build/bin/anjuan out/demo-library" \
        "There is no display, so no window. With one, run this again, or run: $build/bin/anjuan out/demo-library"
    exit 0
fi
say "打开窗口" "Opening the window"
exec "$build/bin/anjuan" out/demo-library
