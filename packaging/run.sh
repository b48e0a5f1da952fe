#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# From a bare Debian 12 to an open window: installs what is missing, builds, and opens the demonstration map.
# Without a display the same demonstration runs in the terminal and writes pictures and a report.
# usage: packaging/run.sh [--yes] [--headless] [--build-only]
set -eu
top=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$top"

yes="" headless=no buildOnly=no
for argument in "$@"; do
    case $argument in
    --yes | -y) yes=--yes ;;
    --headless) headless=yes ;;
    --build-only) buildOnly=yes ;;
    -h | --help) sed -n '3,5s/^# //p' "$0"; exit 0 ;;
    *) echo "run.sh: unknown option $argument (known: --yes, --headless, --build-only)" >&2; exit 2 ;;
    esac
done

packaging/setup.sh $yes
cmake --preset release
cmake --build --preset release
if [ "$buildOnly" = yes ]; then
    exit 0
fi

if [ "$headless" = no ] && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec build-release/bin/kikuscope --demo
fi
echo "No display: the demonstration runs in the terminal." >&2
exec build-release/bin/kikuscope-cli demo -o "$top/build-release/demo"
