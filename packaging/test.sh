#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds with warnings as errors and runs all tests: first the core under the address and
# undefined-behaviour sanitizers, then everything. Ends with the summary of ctest.
# usage: packaging/test.sh [--yes] [--fast]      --fast leaves the sanitizers out
set -eu
top=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$top"

yes="" fast=no
for argument in "$@"; do
    case $argument in
    --yes | -y) yes=--yes ;;
    --fast) fast=yes ;;
    -h | --help) sed -n '3,5s/^# //p' "$0"; exit 0 ;;
    *) echo "test.sh: unknown option $argument (known: --yes, --fast)" >&2; exit 2 ;;
    esac
done

packaging/setup.sh $yes
# Clones in any folder share compiled objects, precompiled headers included.
export CCACHE_BASEDIR="$top" CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
jobs=$(nproc)

if [ "$fast" = no ]; then
    echo "== core under AddressSanitizer and UndefinedBehaviorSanitizer"
    cmake --preset asan-ubsan -DKIKUSCOPE_NN=OFF -DKIKUSCOPE_WERROR=ON
    cmake --build --preset asan-ubsan
    ctest --preset asan-ubsan -j "$jobs" -LE 'layout|slow'
fi

echo "== everything"
cmake --preset dev -DKIKUSCOPE_WERROR=ON -DKIKUSCOPE_BENCH=OFF
cmake --build --preset dev
exec ctest --preset dev -j "$jobs"
