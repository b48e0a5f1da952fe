// SPDX-License-Identifier: GPL-3.0-or-later
// A model for spot patterns as the window uses it: what it answers, what it knows, and where it looks.
#pragma once
#include "core/nn/spot_evaluation.h"

#include <QImage>
#include <QRectF>
#include <QString>
#include <functional>
#include <memory>

namespace kikuscope::ui {

struct SpotHeat
{
    QImage heat;  // grey levels 0 ... 255 for heat 0 ... 1
    QRectF area;  // of the image that it covers, pixels from the corner
    int classId = 0; // output, from 0
};

/// The first two functions are called on one lane only, one at a time; tests put their own in.
struct SpotModel
{
    QString name;
    QStringList classes;      // by output, "other" ones at the end
    nn::SpotKnowledge knowledge;
    double minConfidence = 0; // below: unknown
    bool centres = false;     // its recipe moves the centre of the pattern into the middle; heat lies about that
    std::function<std::vector<float>(const Image<float>&)> probabilities;
    std::function<SpotHeat(const Image<float>&)> explain; // of the answer, by Grad-CAM; empty: not possible
    std::function<Json(const nn::RobustnessSpec&, JobMonitor&)> robustness; // as nn::spotRobustness(); on a lane of its own; empty: not possible
};

/// Name of a bundled model or a file; takes long. Throws Error for a missing file, and for models for other patterns.
std::shared_ptr<const SpotModel> loadSpotModel(const std::string& nameOrPath);

/// Is the best class one of the known ones, and likely enough?
bool isAccepted(const SpotModel& model, const std::vector<float>& probabilities);

} // namespace kikuscope::ui
