// SPDX-License-Identifier: GPL-3.0-or-later
// The preprocessing recipe: ordered steps from recorded patterns to the network's input. One definition, stored in
// the model file, applied in training and in use alike (bit for bit).
#pragma once
#include "core/base/image.h"
#include "core/base/settings.h"
#include "core/map/detector.h"
#include "core/map/pattern_source.h"

#include <memory>
#include <string>
#include <vector>

namespace kikuscope::preprocess {

/// One step as data: {"step": "flat-field", "degree": 4}. Known steps and their parameters: README.md, steps.h.
struct PreprocessRecipe
{
    std::vector<Json> steps;

    Json toJson() const;
    /// Throws Error(BadSetting) naming the step and the field.
    static PreprocessRecipe fromJson(const Json& json);
    /// The recipe of the bundled models: static background, mask, polynomial flat field, local contrast
    /// normalisation, resize to size x size, rank/standardise (physics.md 2 and 5.6).
    static PreprocessRecipe standard(int size = 64);
    /// The same without the low-pass, then the Radon transform: bands become spots of size x size directions and
    /// distances, from which networks learn several times faster (README.md).
    static PreprocessRecipe bands(int size = 64);
    /// The same for scans whose pattern centre is known: gnomonic instead of resize, so that every camera shows the same
    /// angles.
    static PreprocessRecipe knownBands(int size = 64);
    bool needsPatternCentre() const;
    /// Its steps up to the first one that leaves the plane of the pattern (radon): what people look at.
    PreprocessRecipe inPlane() const;
    bool operator==(const PreprocessRecipe&) const = default;
};

/// A recipe prepared for patterns of one size (masks and polynomial bases are computed once). apply() is const and
/// may be called from several threads, each with its own Workspace.
class RecipeRunner
{
public:
    /// staticBackground may be empty. Throws Error(BadSetting) where the recipe cannot be applied to this size.
    RecipeRunner(const PreprocessRecipe& recipe, int height, int width, const Image<float>& staticBackground = {});
    /// With all that is known of the detector: its static background and its pattern centre. Also throws where the recipe
    /// needs a pattern centre and there is none.
    RecipeRunner(const PreprocessRecipe& recipe, int height, int width, const Detector& detector);
    ~RecipeRunner();
    RecipeRunner(RecipeRunner&&) noexcept;

    int outputHeight() const;
    int outputWidth() const;
    /// Values at the output, such as heat, as they lie on the pattern: back-projected along the lines where the output is a
    /// Radon transform (of the same size as its pattern), else as they are.
    Image<float> onPattern(Image<float> values) const;

    struct Workspace;
    struct WorkspaceDeleter { void operator()(Workspace*) const; };
    std::unique_ptr<Workspace, WorkspaceDeleter> makeWorkspace() const;

    /// `out` has outputHeight x outputWidth values. A constant pattern gives all zeros. NaN in the input counts as
    /// the pattern's mean.
    void apply(ImageView<const float> pattern, float* out, Workspace& workspace) const;
    /// All patterns of a block, on one thread; absent ones give zeros. Result: count x outputHeight x outputWidth.
    std::vector<float> apply(const PatternBlock& block) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace kikuscope::preprocess
