#!/usr/bin/env bash
# Installs what is missing of packages.txt. Does nothing, and asks for nothing, when nothing is missing.
# 安装 packages.txt 中缺少的软件包;不缺时什么也不做。
set -euo pipefail
export LC_ALL=C.UTF-8

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

stop() { # in Chinese, in English
    printf '%s\n%s\n' "$1" "$2" >&2
    exit 1
}

command -v dpkg-query >/dev/null ||
    stop "本脚本只认得 Debian 12(没有 dpkg-query)。请用您的系统的方法安装 packaging/packages.txt 所列的软件包。" \
        "This script knows Debian 12 only (there is no dpkg-query). Install what packaging/packages.txt lists by your system's own means."

missing=()
while read -r package _; do
    case "$package" in '' | '#'*) continue ;; esac
    status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$status" = installed ] || missing+=("$package")
done <"$here/packages.txt"

if [ ${#missing[@]} -eq 0 ]; then
    echo "软件包齐全 / every package is there"
    exit 0
fi
echo "缺少 / missing: ${missing[*]}"

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null ||
        stop "安装软件包需要管理员权限,而本机没有 sudo。请由管理员运行:apt-get install --no-install-recommends ${missing[*]}" \
            "Installing needs root, and there is no sudo here. Have root run: apt-get install --no-install-recommends ${missing[*]}"
    as_root=(sudo)
fi

by_hand="apt-get update && apt-get install --no-install-recommends ${missing[*]}"
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -q ||
    stop "无法读取软件源(没有网络,或软件源设置有误)。改好后再运行,或手工运行:$by_hand" \
        "The package sources cannot be read (no network, or wrong sources). Mend that and run again, or run by hand: $by_hand"
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}" ||
    stop "安装失败,原因见上。改好后再运行,或手工运行:$by_hand" \
        "Installing failed, for the reason above. Mend it and run again, or run by hand: $by_hand"
echo "已安装 / installed: ${missing[*]}"
