#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the Debian packages of packages.txt that are missing. Asks first on a terminal, else goes ahead.
# usage: packaging/setup.sh [--yes]
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)

assumeYes=no
for argument in "$@"; do
    case $argument in
    --yes | -y) assumeYes=yes ;;
    *) echo "setup.sh: unknown option $argument (known: --yes)" >&2; exit 2 ;;
    esac
done
if [ "${CI:-}" = true ]; then
    assumeYes=yes
fi

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "setup.sh: this is not a Debian system; install the equivalents of packaging/packages.txt yourself." >&2
    exit 0
fi

isInstalled() {
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

missing=""
while read -r package; do
    case $package in
    "" | \#*) ;;
    *) isInstalled "$package" || missing="$missing $package" ;;
    esac
done <"$here/packages.txt"
if [ -z "$missing" ]; then
    exit 0
fi

echo "Debian packages to install:$missing" >&2
if [ "$assumeYes" = no ] && [ -t 0 ]; then # with nobody there to ask, the command itself is the wish
    printf 'Install them now with apt-get? [Y/n] ' >&2
    read -r answer
    case $answer in
    "" | y | Y | yes | Yes) ;;
    *) echo "setup.sh: nothing was installed." >&2; exit 1 ;;
    esac
fi

asRoot() {
    if [ "$(id -u)" -eq 0 ]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    elif command -v sudo >/dev/null; then
        sudo env DEBIAN_FRONTEND=noninteractive "$@"
    else
        echo "setup.sh: neither root nor sudo; as root, run: apt-get install$missing" >&2
        exit 1
    fi
}

# Lists older than a day (or none at all, as in a container image) may name versions that are gone.
# (The change time counts: apt gives the files the server's modification time.)
if [ -z "$(find /var/lib/apt/lists -name '*_Packages*' -ctime -1 2>/dev/null | head -n 1)" ]; then
    asRoot apt-get update -q >&2
fi
# shellcheck disable=SC2086 # a list of words on purpose
asRoot apt-get install -q -y --no-install-recommends $missing >&2 ||
    { asRoot apt-get update -q >&2 && asRoot apt-get install -q -y --no-install-recommends $missing >&2; }
