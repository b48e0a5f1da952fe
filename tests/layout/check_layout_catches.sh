#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Plants one offence after another in a scratch tree and sees that check_layout.sh reports each.
# usage: check_layout_catches.sh
set -u
checker=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)/check_layout.sh
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
cd "$tree" || exit 1
spdx='// SPDX-License-Identifier: GPL-3.0-or-later'
failures=0

fresh() {
    rm -rf "${tree:?}"/* "${tree:?}"/.ci
    mkdir -p core/base core/io core/nn core/map ui/jobs app/cli tests cmake packaging .ci
    for file in CMakeLists.txt core/CMakeLists.txt core/io/CMakeLists.txt cmake/a.cmake packaging/a.sh .ci/run; do
        echo '# SPDX-License-Identifier: GPL-3.0-or-later' >"$file"
    done
    printf '%s\n#include "core/map/grid.h"\n#include <hdf5.h>\n' "$spdx" >core/io/scan.cpp
    printf '%s\n#include <QWidget>\n' "$spdx" >ui/window.cpp
}

# plant RULE FILE LINE: the tree is clean before, and RULE reports FILE after
plant() {
    fresh
    if ! "$checker" "$1" "$tree" >"$tree/out" 2>&1; then
        echo "rule $1 reports a clean tree:"
        cat "$tree/out"
        failures=$((failures + 1))
    fi
    printf '%s\n%s\n' "$spdx" "$3" >"$2"
    if "$checker" "$1" "$tree" >"$tree/out" 2>&1 || ! grep -q "$2" "$tree/out"; then
        echo "rule $1 does not report '$3' in $2"
        failures=$((failures + 1))
    fi
}

plant rooms core/map/grid.cpp '#include "core/io/formats.h"'
plant rooms core/io/reader.cpp '#include "core/preprocess/recipe.h"'
plant rooms core/nn/train.cpp '#include "core/io/formats.h"'
plant rooms core/base/error.cpp '#include "ui/window.h"'
plant rooms ui/view.cpp '#include "app/cli/command.h"'
plant rooms app/cli/main.cpp '#include "ui/window.h"'
plant rooms core/io/CMakeLists.txt 'target_link_libraries(core_io PUBLIC core_nn)'
plant no_qt_in_core core/map/grid.cpp '#include <QImage>'
plant no_qt_in_core core/io/CMakeLists.txt 'target_link_libraries(core_io PUBLIC Qt6::Core)'
plant third_party core/io/reader.cpp '#include <torch/torch.h>'
plant third_party core/nn/train.cpp '#include <hdf5.h>'
plant third_party core/map/phase.cpp '#include <gemmi/cif.hpp>'
plant third_party core/io/reader.cpp '#include <opencv2/imgproc.hpp>'
plant third_party core/io/reader.cpp '#include <cairo.h>'
plant third_party core/io/CMakeLists.txt 'target_link_libraries(core_io PRIVATE opencv_highgui)'
plant gui_habits ui/view.cpp 'QCoreApplication::processEvents();'
plant gui_habits ui/view.cpp 'future.waitForFinished();'
plant gui_habits ui/view.cpp 'QEventLoop loop;'
plant gui_habits ui/view.cpp '#undef slots'
plant gui_habits ui/view.cpp '#include <QtWidgets>'
plant core_is_silent core/io/reader.cpp 'std::cerr << "oops";'
plant core_is_silent core/io/reader.cpp 'printf("oops");'

fresh
echo 'int x;' >core/map/grid.cpp
"$checker" spdx "$tree" | grep -q 'core/map/grid.cpp' || { echo "a missing SPDX line is not reported"; failures=$((failures + 1)); }
fresh
{ echo "$spdx"; yes '' | head -n 1200; } >core/map/grid.cpp
"$checker" file_length "$tree" | grep -q 'core/map/grid.cpp' || { echo "a long file is not reported"; failures=$((failures + 1)); }
fresh
printf '%s\n#include <hdf5.h>\n' "$spdx" >core/io/handle.h
printf '%s\n#include "core/io/handle.h"\n' "$spdx" >ui/window.cpp
"$checker" private_headers "$tree" | grep -q 'ui/window.cpp' || { echo "a private header in ui is not reported"; failures=$((failures + 1)); }

[ "$failures" -eq 0 ] || exit 1
