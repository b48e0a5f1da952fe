// SPDX-License-Identifier: GPL-3.0-or-later
// Templates of all candidates in all orientations, compressed to the strongest components that describe them.
#pragma once
#include "core/base/settings.h"
#include "core/match/candidates.h"
#include "core/match/packed_matrix.h"

namespace kikuscope::match {

struct DictionaryOptions
{
    using IsSettings = void;
    double spacingDeg = 3;
    int size = 24;
    int components = 192;
    double memoryMiB = 2048;
    int threads = 0;

    template <class V> void visit(V& v)
    {
        v.field("spacing_deg", spacingDeg,
                {.min = 0.5,
                 .max = 20,
                 .unit = "degrees",
                 .help = "Distance of the orientations of the dictionary"});
        v.field("size", size, {.min = 12, .max = 96, .unit = "px", .help = "Side of the templates"});
        v.field("components", components,
                {.min = 0, .max = 9216, .help = "Principal components kept of a template; 0 = all pixels"});
        v.field("memory_mib", memoryMiB,
                {.min = 16, .max = 1e6, .unit = "MiB", .help = "Largest dictionary"});
        v.field("threads", threads, {.min = 0, .max = 1024, .help = "Threads; 0 = all cores"});
    }
};

/// The candidates must outlive it.
class Dictionary
{
public:
    /// Throws Error(BadSetting) where it would need more memory than allowed.
    Dictionary(const Candidates& candidates, const Conditions& conditions, const DictionaryOptions& options,
               JobMonitor& job);

    const CandidateView& view() const { return m_view; }
    int phases() const { return static_cast<int>(m_templates.size()); }
    std::int64_t size() const;
    const PackedMatrix& templates(int candidate) const
    {
        return m_templates[static_cast<std::size_t>(candidate)];
    }
    /// Crystal from detector.
    const Eigen::Quaternionf& orientation(int candidate, std::int64_t index) const
    {
        return m_orientations[static_cast<std::size_t>(candidate)][static_cast<std::size_t>(index)];
    }
    /// From `count` prepared patterns of the view to what the templates are compared with.
    std::vector<float> compress(const float* prepared, std::int64_t count) const;
    /// Share of the templates' power that the components hold.
    double keptPower() const { return m_keptPower; }

private:
    void findComponents(int wanted, int threads);
    void render(int candidate, int threads, JobMonitor& job, std::int64_t done);

    CandidateView m_view;
    std::vector<std::vector<Eigen::Quaternionf>> m_orientations;
    PackedMatrix m_components; // empty: all pixels
    double m_keptPower = 1;
    std::vector<PackedMatrix> m_templates;
};

} // namespace kikuscope::match
