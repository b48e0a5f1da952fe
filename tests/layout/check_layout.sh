#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The rules of the house that a compiler does not check. Prints each offence as file:line and exits 1.
# usage: check_layout.sh RULE SOURCE_FOLDER      (rules: the functions rule_* below)
set -eu

# Which rooms of core a room may include: itself and these.
roomsAllowedIn() {
    case $1 in
    base) echo "" ;;
    jobs) echo "base" ;;
    crystal) echo "base jobs" ;;
    map) echo "base jobs crystal" ;;
    io | preprocess | simulate | analysis | draw) echo "base jobs crystal map" ;;
    match) echo "base jobs crystal map preprocess simulate" ;;
    publish) echo "base jobs crystal map analysis draw io" ;;
    nn) echo "base jobs crystal map preprocess simulate match analysis" ;;
    *) echo "(unknown room $1: name it in tests/layout/check_layout.sh)" ;;
    esac
}

because() { # because MESSAGE: appended to every line of the input
    awk -v message="$1" '{ print $0 "    <- " message }'
}

sources() { # sources FOLDER...: all C++ files below
    find "$@" -type f \( -name '*.h' -o -name '*.cpp' -o -name '*.inl' -o -name '*.h.in' \) 2>/dev/null | sort
}

listFiles() { # the CMakeLists.txt of our folders
    find CMakeLists.txt core ui app tests -name CMakeLists.txt 2>/dev/null | sort
}

# offences PATTERN MESSAGE FILE...: prints matching lines with the message
offences() {
    pattern=$1 message=$2
    shift 2
    [ $# -gt 0 ] || return 0
    grep -nE -- "$pattern" "$@" /dev/null | because "$message" || true
}

rule_rooms() {
    for folder in core/*/; do
        room=$(basename "$folder")
        allowed="$room $(roomsAllowedIn "$room")"
        pattern=$(echo "$allowed" | tr -s ' ' '|' | sed 's/|$//')
        # shellcheck disable=SC2046
        grep -nE '^[[:space:]]*#[[:space:]]*include[[:space:]]*"(core|ui|app)/' $(sources "$folder") /dev/null |
            grep -vE "\"core/($pattern)/" | because "core/$room may include only: $allowed" || true
    done
    # shellcheck disable=SC2046
    offences '#[[:space:]]*include[[:space:]]*"app/' 'ui does not know app' $(sources ui)
    # shellcheck disable=SC2046
    offences '#[[:space:]]*include[[:space:]]*("(ui|tests)/|"app/gui/)' 'the command line links core only' $(sources app/cli)
    # The link lists of CMake say the same.
    for file in core/*/CMakeLists.txt; do
        room=$(basename "$(dirname "$file")")
        allowed=$(echo "$room $(roomsAllowedIn "$room")" | tr -s ' ' '|' | sed 's/|$//')
        grep -noE 'core_[a-z]+' "$file" | grep -vE ":core_($allowed)\$" |
            sed "s|^|$file:|" | because "core/$room may link only: $allowed" || true
    done
}

rule_no_qt_in_core() {
    # shellcheck disable=SC2046
    offences '#[[:space:]]*include[[:space:]]*<(Q[A-Z]|Qt|q[a-z]+\.h|qcustomplot)' 'Qt belongs in ui and app/gui' $(sources core app/cli)
    # shellcheck disable=SC2046
    offences 'Qt[56]?::' 'Qt belongs in ui and app/gui' $(listFiles | grep -E '^(core|app/cli)/')
}

# keepIn 'PATTERN' 'NAME' 'ALLOWED_PATHS_REGEX': includes of a library outside its rooms
keepIn() {
    # shellcheck disable=SC2046
    sources core ui app | grep -vE "^($3)" | while read -r file; do
        offences "#[[:space:]]*include[[:space:]]*[<\"]$1" "$2" "$file"
    done
}

rule_third_party() {
    keepIn '(torch|ATen|c10)/' 'Torch only in core/nn' 'core/nn/'
    keepIn '(hdf5|H5[A-Z]*public)\.h' 'HDF5 only in core/io' 'core/io/'
    keepIn 'gemmi/' 'gemmi only in core/crystal' 'core/crystal/'
    keepIn 'spglib\.h' 'spglib only in core/crystal' 'core/crystal/'
    keepIn 'fftw3\.h' 'FFTW only in core/simulate' 'core/simulate/'
    keepIn 'opencv2/' 'OpenCV only in core/preprocess, core/draw and the image reader of core/io' \
        'core/preprocess/|core/draw/|core/io/image_file[a-z_]*\.cpp'
    keepIn 'CLI/' 'CLI11 only in app/cli' 'app/cli/'
    keepIn 'cairo' 'cairo only in core/draw' 'core/draw/'
    # shellcheck disable=SC2046
    offences 'OpenCV_LIBS|opencv_highgui' 'link opencv_core, opencv_imgproc (opencv_imgcodecs in io) only' \
        $(listFiles) cmake/*.cmake
}

# A header that shows a third-party library must not be seen outside its room.
rule_private_headers() {
    sources core | grep '\.h$' | while read -r header; do
        grep -qE '#[[:space:]]*include[[:space:]]*[<"]((torch|ATen|c10|gemmi|opencv2|spdlog)/|cairo|hdf5\.h|spglib\.h)' "$header" || continue
        room=$(dirname "$header" | cut -d/ -f1-2)
        for file in $(sources core ui app | grep -v "^$room/"); do
            offences "#[[:space:]]*include[[:space:]]*\"$header\"" "$header is private to $room" "$file"
        done
    done
}

rule_gui_habits() {
    # shellcheck disable=SC2046
    set -- $(sources ui app)
    offences '\bprocessEvents[[:space:]]*\(' 'no nested event processing' "$@"
    offences '\bQEventLoop\b|\bQProgressDialog\b' 'no nested event loops' "$@"
    offences '#[[:space:]]*undef[[:space:]]+(slots|signals|emit)' 'no #undef of Qt words' "$@"
    offences '#[[:space:]]*include[[:space:]]*<(QtWidgets|QtGui|QtCore)(/\1)?>' 'include the class, not the module' "$@"
    for file in "$@"; do
        case $file in
        ui/jobs/job_runner.cpp) ;; # waits once, at tear-down
        *) offences '\bwaitForFinished[[:space:]]*\(|\bwaitForDone[[:space:]]*\(' 'only JobRunner waits, at tear-down' "$file" ;;
        esac
    done
}

rule_core_is_silent() {
    # ConsoleMonitor is the terminal's side of a job; it alone prints.
    sources core | grep -v '^core/jobs/job_monitor\.cpp$' | while read -r file; do
        offences 'std::c(err|out|log)\b|\b(std::)?f?printf[[:space:]]*\(|\b(std::)?f?puts[[:space:]]*\(' 'core prints nothing' "$file"
    done
}

rule_spdx() {
    { sources core ui app tests; listFiles; ls cmake/*.cmake packaging/*.sh .ci/run; } |
        while read -r file; do
            head -n 2 "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' ||
                echo "$file:1:    <- the SPDX line is missing"
        done
}

rule_file_length() {
    sources core ui app tests | while read -r file; do
        lines=$(wc -l <"$file")
        [ "$lines" -le 1200 ] || echo "$file:$lines:    <- more than 1200 lines; split it"
    done
}

rule=$1
cd "$2"
found=$("rule_$rule")
if [ -n "$found" ]; then
    printf '%s\n' "$found"
    exit 1
fi
