# SPDX-License-Identifier: GPL-3.0-or-later
# cmake --install and the Debian package.
include(GNUInstallDirs)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/resources/ DESTINATION ${CMAKE_INSTALL_DATADIR}/kikuscope)
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "Kikuscope maintainers")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
include(CPack)
