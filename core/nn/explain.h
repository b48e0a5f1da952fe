// SPDX-License-Identifier: GPL-3.0-or-later
// Which parts of a pattern speak for a class: class activation maps from gradients (Grad-CAM, Selvaraju et al. 2017;
// Grad-CAM++, Chattopadhay et al. 2018) and, without gradients, occlusion (Zeiler & Fergus 2014). How far such a map
// can be trusted is measured by deletion and insertion (Petsiuk et al. 2018).
#pragma once
#include "core/base/image.h"
#include "core/nn/model_file.h"

#include <memory>
#include <span>

namespace kikuscope::nn {

enum class ExplainMethod { GradCam, GradCamPlusPlus, Occlusion };
/// "gradcam", "gradcam++", "occlusion", in the order of the enumeration.
const std::vector<std::string>& explainMethods();
ExplainMethod explainMethod(const std::string& name); // throws Error(BadSetting) listing the known ones

struct ExplainOptions
{
    ExplainMethod method = ExplainMethod::GradCam;
    int classId = 0; // 0: the class that the model answers
    int layer = 0;   // 1 ... layers(): the stage whose output is looked at; 0: the last. Not used by occlusion
};

/// Heat of one preprocessed pattern, inputSize x inputSize, >= 0. Grad-CAM: parts that raise the score of the class, in units of
/// the score; occlusion: how much of the probability a covered part takes away.
struct Explanation
{
    Image<float> heat;
    int classId = 0;
    std::vector<float> probabilities; // of all classes

    float peak() const;
    Image<float> normalised() const; // 0 ... 1; all zero where nothing speaks for the class
};

/// Probability of the class while the hottest pixels are taken away, and while they alone are shown, at equal steps.
/// The area under `deletion` should be small and under `insertion` large.
struct Faithfulness
{
    std::vector<double> deletion, insertion;
    static double area(const std::vector<double>& curve); // trapezoids, 0 ... 1
};

/// One thread at a time. A TorchScript model has occlusion only.
class Explainer
{
public:
    /// Throws as loading the model for classification does.
    explicit Explainer(std::shared_ptr<const ModelFile> model, const std::string& device = "cpu");
    ~Explainer();
    Explainer(Explainer&&) noexcept;

    const ModelFile& model() const;
    int layers() const; // 0 for TorchScript

    /// `inputs`: count x inputSize x inputSize after the recipe. Throws Error(BadSetting) for a class or layer that
    /// is not there.
    std::vector<Explanation> explain(std::span<const float> inputs, const ExplainOptions& options);
    Faithfulness faithfulness(std::span<const float> input, const Explanation& explanation, int steps = 16);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace kikuscope::nn
