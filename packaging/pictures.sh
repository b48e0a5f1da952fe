#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the pictures of the user guide anew from the running program: every arrangement of the window, light and dark, at
# two sizes, with the simulated demonstration. Usage: packaging/pictures.sh [BUILD_FOLDER]; needs no display.
set -eu
cd "$(dirname "$0")/.."
program=${1:-build}/bin/kikuscope
[ -x "$program" ] || { echo "There is no $program: build first, or name the build folder." >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=1 LC_ALL=C.UTF-8 XDG_CONFIG_HOME="$work" XDG_DATA_HOME="$work" XDG_RUNTIME_DIR="$work"
chmod 700 "$work"

picture() # FILE THEME SIZE COMMAND...
{
    file=resources/help/pictures/$1.png theme=$2 size=$3
    shift 3
    rm -rf "$work"/Kikuscope
    # commands are given one after the other, each when the jobs of the one before are done
    "$program" --demo --theme "$theme" --size "$size" $(printf -- '--command %s ' "$@") --screenshot "$file" --quit-after-done
    echo "$file"
}

mkdir -p resources/help/pictures
for size in 1280x800 2560x1440; do
    for theme in light dark; do
        picture "inspect-$theme-$size" "$theme" "$size" workspaceInspect
        picture "compare-$theme-$size" "$theme" "$size" workspaceCompare
        picture "explain-$theme-$size" "$theme" "$size" workspaceExplain
    done
done
cp resources/help/pictures/inspect-light-1280x800.png resources/help/screenshot-main.png
