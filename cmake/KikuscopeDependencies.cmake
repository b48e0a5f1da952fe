# SPDX-License-Identifier: GPL-3.0-or-later
# All third-party libraries, found once. Each is linked in the room(s) named here and nowhere else.

find_package(Threads REQUIRED)
find_package(Eigen3 REQUIRED)                 # base
find_package(nlohmann_json REQUIRED)          # base (JSON is the settings language, so it may show in headers)
find_package(spdlog REQUIRED)                 # jobs (log), private
find_package(CLI11 REQUIRED)                  # app/cli
find_package(HDF5 REQUIRED COMPONENTS C)      # io
find_package(ZLIB REQUIRED)                   # io: compressed chunks of HDF5
find_package(OpenCV REQUIRED COMPONENTS core imgproc imgcodecs)   # preprocess, draw; imgcodecs in the image reader of io
find_package(PkgConfig REQUIRED)
pkg_check_modules(SPGLIB REQUIRED IMPORTED_TARGET spglib)         # crystal
pkg_check_modules(CAIRO REQUIRED IMPORTED_TARGET cairo-ft cairo-pdf cairo-png)   # draw
pkg_check_modules(FFTW REQUIRED IMPORTED_TARGET fftw3f)            # simulate
find_path(GEMMI_INCLUDE_DIR gemmi/cif.hpp REQUIRED)               # crystal
find_path(STB_INCLUDE_DIR NAMES stb_sprintf.h PATH_SUFFIXES stb)
add_library(gemmi_headers INTERFACE)
target_include_directories(gemmi_headers SYSTEM INTERFACE ${GEMMI_INCLUDE_DIR} $<$<BOOL:${STB_INCLUDE_DIR}>:${STB_INCLUDE_DIR}>)

if(KIKUSCOPE_NN)
    find_package(Torch REQUIRED)              # nn
    if(TORCH_CXX_FLAGS MATCHES "_GLIBCXX_USE_CXX11_ABI=0")
        message(FATAL_ERROR "This LibTorch was built with the old C++ ABI and cannot be linked with OpenCV. "
                            "Take the cxx11-ABI download, or Debian's libtorch-dev.")
    endif()
endif()

if(KIKUSCOPE_TESTS)
    find_package(Qt6 6.4 QUIET COMPONENTS Core Test)
    if(NOT Qt6Test_FOUND AND NOT KIKUSCOPE_GUI)
        message(STATUS "Qt 6 Test is absent: core and command line are built without tests")
        set(KIKUSCOPE_TESTS OFF)
    endif()
endif()
if(KIKUSCOPE_GUI)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Concurrent PrintSupport Svg LinguistTools Test)
    find_package(QCustomPlotQt6 REQUIRED)     # ui; needs PrintSupport found first
endif()
if(KIKUSCOPE_BENCH)
    find_package(benchmark QUIET)
endif()
