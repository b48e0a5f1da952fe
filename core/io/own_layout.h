// SPDX-License-Identifier: GPL-3.0-or-later
// Private to this room: what all our own files share (kikuscope_h5.md).
#pragma once
#include "core/crystal/phase_json.h"
#include "core/io/hdf5_file.h"
#include "core/map/crystal_map.h"

namespace kikuscope::io {

using crystal::phaseFromJson, crystal::phasesFromJson, crystal::phasesToJson, crystal::phaseToJson;

/// JSON as text; bytes that are no UTF-8 are replaced.
std::string jsonText(const Json& json);
/// The JSON text in a data set; throws Error(BadFile) where it is missing or no JSON.
Json readJson(const Hdf5File& file, const std::string& dataset);

/// Content: "scan", "result" or "master pattern".
void writeHeader(Hdf5Writer& file, const std::string& content);
bool hasContent(const Hdf5File& file, const std::string& content);
/// Throws Error(Unsupported) where the file was written in a later format than this program knows.
void checkFormatVersion(const Hdf5File& file);

void writeGrid(Hdf5Writer& file, const std::string& group, const ScanGrid& grid);
/// Throws Error(BadFile) for steps that are not positive and grids beyond 2^40 pixels.
ScanGrid readGrid(const Hdf5File& file, const std::string& group);

/// An indexing or a matching; without orientations where there are none.
void writeCrystalMap(Hdf5Writer& file, const std::string& group, const CrystalMap& map, bool groundTruth);
std::shared_ptr<const CrystalMap> readCrystalMap(const Hdf5File& file, const std::string& group,
                                                 const ScanGrid& grid);

} // namespace kikuscope::io
