# SPDX-License-Identifier: GPL-3.0-or-later
# Two helpers: a room of the house (one static library) and a unit test (one executable, one ctest entry).

add_library(kikuscope_options INTERFACE)
target_compile_options(kikuscope_options INTERFACE -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion)
if(KIKUSCOPE_WERROR)
    target_compile_options(kikuscope_options INTERFACE -Werror)
endif()
if(KIKUSCOPE_SANITIZE)
    target_compile_options(kikuscope_options INTERFACE -fsanitize=${KIKUSCOPE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(kikuscope_options INTERFACE -fsanitize=${KIKUSCOPE_SANITIZE})
endif()
target_include_directories(kikuscope_options INTERFACE ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR}/generated)

# add_room(core_io SOURCES a.cpp ... PUBLIC core_map ... PRIVATE HDF5::HDF5 ...)
# Arrows between rooms are the PUBLIC/PRIVATE lists here; tests/layout checks the includes against them.
function(add_room name)
    cmake_parse_arguments(ROOM "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(${name} STATIC ${ROOM_SOURCES})
    target_link_libraries(${name} PUBLIC kikuscope_options ${ROOM_PUBLIC} PRIVATE ${ROOM_PRIVATE})
endfunction()

# add_unit_test(tst_scan_grid SOURCES tst_scan_grid.cpp LIBRARIES core_map [LABELS slow])
# Sources use Qt Test and end with QTEST_GUILESS_MAIN or QTEST_MAIN and #include "tst_x.moc".
function(add_unit_test name)
    cmake_parse_arguments(T "" "TIMEOUT" "SOURCES;LIBRARIES;LABELS" ${ARGN})
    if(NOT T_TIMEOUT)
        set(T_TIMEOUT 900)
    endif()
    if(KIKUSCOPE_SANITIZE)
        math(EXPR T_TIMEOUT "4 * ${T_TIMEOUT}")
    endif()
    add_executable(${name} ${T_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
    target_link_libraries(${name} PRIVATE kikuscope_options Qt6::Test ${T_LIBRARIES})
    target_compile_definitions(${name} PRIVATE KIKUSCOPE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    add_test(NAME ${name} COMMAND ${name})
    math(EXPR functionTimeoutMs "1000 * ${T_TIMEOUT}") # ctest's limit counts, not Qt Test's own
    set_tests_properties(${name} PROPERTIES TIMEOUT ${T_TIMEOUT} LABELS "${T_LABELS}"
        ENVIRONMENT "QTEST_FUNCTION_TIMEOUT=${functionTimeoutMs};QT_QPA_PLATFORM=offscreen;OPENBLAS_NUM_THREADS=1;KIKUSCOPE_RESOURCES=${PROJECT_SOURCE_DIR}/resources;LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/support/lsan.supp:print_suppressions=0;TSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/support/tsan.supp:history_size=4")
endfunction()
