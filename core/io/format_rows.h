// SPDX-License-Identifier: GPL-3.0-or-later
// Private to this room: one function per row of the table in formats.cpp, each defined in its format's file.
#pragma once
#include "core/io/formats.h"

namespace kikuscope::io {

ScanFormat kikuscopeScanFormat();   // kikuscope_h5.cpp
ScanFormat oxfordH5oinaFormat();    // oxford_h5oina.cpp
ScanFormat edaxH5Format();          // edax_h5.cpp
ScanFormat kikuchipyH5Format();     // kikuchipy_h5.cpp
ScanFormat edaxUpFormat();          // edax_up.cpp
ScanFormat angFormat();             // ang.cpp
ScanFormat ctfFormat();             // ctf.cpp
ScanFormat multiPageTiffFormat();   // multi_page_tiff.cpp
ScanFormat imageFolderFormat();     // image_folder.cpp
ScanFormat singleImageFormat();     // image_folder.cpp

/// companions.cpp: pairs an opened scan with the files beside it (.up2 + .ang, images + .ctf, ...) where sizes
/// agree; what was paired, and what was refused and why, is added to scan.warnings.
void attachCompanions(EbsdScan& scan);

} // namespace kikuscope::io
