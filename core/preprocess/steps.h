// SPDX-License-Identifier: GPL-3.0-or-later
// What a preprocessing step is, and the table of all steps. A new step is one file and one row in steps.cpp.
#pragma once
#include "core/preprocess/output_area.h"
#include "core/preprocess/regions.h"

#include "core/base/settings.h"
#include "core/map/detector.h"

#include <memory>
#include <vector>

namespace kikuscope::preprocess {

/// The pattern on its way through the steps. All buffers hold the largest pattern of the recipe.
struct Frame
{
    float* pixels = nullptr;           // height x width, contiguous
    float* spare = nullptr;            // steps that cannot work in place write here and call swap()
    float* scratch = nullptr;          // as many floats as the step asked for
    std::uint32_t* words = nullptr;    // as many words as the step asked for
    int height = 0, width = 0;
    int screen = 0;                    // index into the regions: 0 whole pattern, else the detected screen
    bool blank = false;                // nothing but a constant is left: the result is all zeros

    std::size_t size() const { return static_cast<std::size_t>(height) * static_cast<std::size_t>(width); }
    float* row(int y) const { return pixels + static_cast<std::size_t>(y) * static_cast<std::size_t>(width); }
    void swap() { std::swap(pixels, spare); }
};

/// What a step keeps from pattern to pattern in one workspace: values that depend on the screen alone.
class StepMemory
{
public:
    /// Computed by fill(values) when the screen is met first.
    template <class F> const float* of(int screen, std::size_t size, const F& fill)
    {
        const auto index = static_cast<std::size_t>(screen);
        if (m_values.size() <= index)
            m_values.resize(index + 1);
        if (m_values[index].empty()) {
            m_values[index].resize(size);
            fill(m_values[index].data());
        }
        return m_values[index].data();
    }

private:
    std::vector<std::vector<float>> m_values;
};

/// What is known when a step is prepared: the size of the pattern that reaches it and the screens it may have.
struct Plan
{
    int height = 0, width = 0;
    std::vector<Screen> screens = {Screen{}}; // [0] = whole pattern
    const Image<float>* staticBackground = nullptr;
    std::optional<PatternCentre> patternCentre; // of the recorded pattern
    int recordedHeight = 0, recordedWidth = 0;

    PatternArea area; // of the recorded pattern that is still there

    Plan(int recordedHeight, int recordedWidth, const Detector& detector);

    std::size_t size() const { return static_cast<std::size_t>(height) * static_cast<std::size_t>(width); }
    /// A step keeps only this part, in pixels of the present size.
    void narrow(double left, double top, double partWidth, double partHeight)
    {
        const double x = area.width / width, y = area.height / height;
        area = {area.left + left * x, area.top + top * y, partWidth * x, partHeight * y};
    }
    /// Regions of all screens at this size.
    std::vector<Region> regions() const { return regionsOf(screens, height, width); }
};

/// A step prepared for one pattern size. apply() is const; what changes lives in the frame and the memory.
class Step
{
public:
    virtual ~Step() = default;
    virtual std::size_t scratchFloats() const { return 0; }
    virtual std::size_t scratchWords() const { return 0; }
    virtual void apply(Frame& frame, StepMemory& memory) const = 0;
    /// Values at what leaves the step, such as heat, as they lie on the pattern that came in. Of steps that leave its plane.
    virtual Image<float> onPattern(Image<float> values) const { return values; }
};

/// One row of the table. Parameters are JSON objects without the "step" key.
struct StepKind
{
    const char* id;
    const char* title;
    Json (*defaults)();
    /// Throws Error(BadSetting) whose sentence begins with `where`.
    void (*check)(const Json& parameters, const std::string& where);
    /// Updates the plan to what leaves the step. Returns null where nothing is to be done.
    std::unique_ptr<Step> (*make)(const Json& parameters, Plan& plan);
    bool keepsPlane = true; // what leaves the step is still a picture of the pattern
    bool needsPatternCentre = false;
};

const std::vector<StepKind>& stepKinds();
/// Throws Error(BadSetting) listing the known steps.
const StepKind& stepKind(const std::string& id);

/// A row of the table from an options struct and a function that prepares the step.
template <class Options, std::unique_ptr<Step> (*prepare)(const Options&, Plan&)>
StepKind stepRow(const char* id, const char* title)
{
    return {id, title, [] { return toJson(Options{}); },
            [](const Json& json, const std::string& where) { (void)settingsFromJson<Options>(json, where); },
            [](const Json& json, Plan& plan) { return prepare(settingsFromJson<Options>(json), plan); }};
}

StepKind staticBackgroundStep();
StepKind dynamicBackgroundStep();
StepKind cropStep();
StepKind maskStep();
StepKind resizeStep();
StepKind gnomonicStep();
StepKind flatFieldStep();
StepKind localContrastStep();
StepKind lowPassStep();
StepKind rankGaussStep();
StepKind standardiseStep();
StepKind radonStep();
StepKind friedelCentreStep();
StepKind logPolarStep();

} // namespace kikuscope::preprocess
