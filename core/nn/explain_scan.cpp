// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/explain_scan.h"

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/nn/threads.h"
#include "core/preprocess/recipe.h"

#include <algorithm>
#include <optional>

namespace kikuscope::nn {
namespace {

constexpr std::size_t blockPatterns = 64; // explained at once by one thread
constexpr std::int64_t widestGap = 4;     // patterns read in vain per pattern wanted; more: they are read one by one

struct Block
{
    std::vector<std::int64_t> pixels;
    std::vector<float> inputs, pictures; // pictures: empty where the inputs are pictures of the patterns
    std::vector<Explanation> heats;
};

void check(const EbsdScan& scan, const std::vector<std::int64_t>& pixels)
{
    if (!scan.patterns)
        throw Error(ErrorKind::BadSetting, scan.name + " holds no patterns, so there is nothing to explain.");
    if (!std::is_sorted(pixels.begin(), pixels.end()) || (!pixels.empty() && (pixels.front() < 0 || pixels.back() >= scan.patterns->size())))
        throw Error(ErrorKind::BadSetting, "The pixels to explain must be pixels of " + scan.name + " in rising order.");
}

class BlockReader
{
public:
    BlockReader(const EbsdScan& scan, const ModelFile& model)
        : m_source(*scan.patterns), m_recipe(model.recipe, m_source.height(), m_source.width(), scan.detector)
    {
        if (const auto inPlane = model.recipe.inPlane(); inPlane != model.recipe)
            m_picture.emplace(inPlane, m_source.height(), m_source.width(), scan.detector);
    }

    /// Patterns of the pixels that have one, after the recipe.
    Block read(std::span<const std::int64_t> wanted) const
    {
        Block block;
        for (const std::int64_t pixel : wanted)
            if (m_source.has(pixel))
                block.pixels.push_back(pixel);
        if (block.pixels.empty())
            return block;
        const auto workspace = m_recipe.makeWorkspace();
        const auto pictureWorkspace = m_picture ? m_picture->makeWorkspace() : nullptr;
        const std::int64_t first = block.pixels.front(), count = block.pixels.back() - first + 1;
        const bool dense = count <= widestGap * static_cast<std::int64_t>(block.pixels.size());
        const PatternBlock together = dense ? m_source.read({first, count}) : PatternBlock{};
        const auto size = static_cast<std::size_t>(m_recipe.outputHeight()) * static_cast<std::size_t>(m_recipe.outputWidth());
        block.inputs.resize(block.pixels.size() * size);
        const auto pictureSize = m_picture ? static_cast<std::size_t>(m_picture->outputHeight()) * static_cast<std::size_t>(m_picture->outputWidth()) : 0;
        block.pictures.resize(block.pixels.size() * pictureSize);
        for (std::size_t i = 0; i < block.pixels.size(); ++i) {
            const PatternBlock alone = dense ? PatternBlock{} : m_source.read({block.pixels[i], 1});
            const auto pattern = dense ? together.pattern(block.pixels[i] - first) : alone.pattern(0);
            m_recipe.apply(pattern, block.inputs.data() + i * size, *workspace);
            if (m_picture)
                m_picture->apply(pattern, block.pictures.data() + i * pictureSize, *pictureWorkspace);
        }
        return block;
    }

    void placeOnPattern(std::vector<Explanation>& heats) const
    {
        if (m_picture)
            for (Explanation& one : heats)
                one.heat = m_recipe.onPattern(std::move(one.heat));
    }

private:
    const PatternSource& m_source;
    preprocess::RecipeRunner m_recipe;
    std::optional<preprocess::RecipeRunner> m_picture;
};

} // namespace

void explainScan(const EbsdScan& scan, const std::shared_ptr<const ModelFile>& model, const std::vector<std::int64_t>& pixels,
                 const ExplainOptions& options, const std::string& device, JobMonitor& job, const HeatVisitor& visit)
{
    check(scan, pixels);
    const std::size_t blocks = (pixels.size() + blockPatterns - 1) / blockPatterns;
    const std::size_t workers = std::clamp<std::size_t>(static_cast<std::size_t>(availableCores()), 1, std::max<std::size_t>(1, blocks));
    const BlockReader reader(scan, *model);
    std::vector<Explainer> explainers;
    for (std::size_t w = 0; w < workers; ++w)
        explainers.emplace_back(model, device);
    explainers.front().explain({}, options); // refuses a wrong class or layer before anything is read
    // Whole rounds, one block per worker, so that results arrive in order and memory stays small.
    for (std::size_t round = 0; round < blocks; round += workers) {
        job.checkpoint(static_cast<std::int64_t>(round * blockPatterns), static_cast<std::int64_t>(pixels.size()));
        std::vector<Block> done(std::min(workers, blocks - round));
        parallelFor(static_cast<std::int64_t>(done.size()), static_cast<int>(workers), [&](std::int64_t w) {
            useTorchThreads(1);
            const auto k = static_cast<std::size_t>(w);
            const std::size_t first = (round + k) * blockPatterns;
            Block block = reader.read(std::span(pixels).subspan(first, std::min(blockPatterns, pixels.size() - first)));
            block.heats = explainers[k].explain(block.inputs, options);
            reader.placeOnPattern(block.heats);
            done[k] = std::move(block);
        });
        for (const Block& block : done) {
            const std::vector<float>& pictures = block.pictures.empty() ? block.inputs : block.pictures;
            const std::size_t size = block.pixels.empty() ? 0 : pictures.size() / block.pixels.size();
            for (std::size_t i = 0; i < block.pixels.size(); ++i)
                visit(block.pixels[i], std::span(pictures).subspan(i * size, size), block.heats[i]);
        }
    }
    job.checkpoint(static_cast<std::int64_t>(pixels.size()), static_cast<std::int64_t>(pixels.size()));
}

MeanHeat meanHeat(const EbsdScan& scan, const std::shared_ptr<const ModelFile>& model, const std::vector<std::int64_t>& pixels,
                  const ExplainOptions& options, const std::string& device, JobMonitor& job)
{
    std::vector<double> heatSum, inputSum;
    MeanHeat mean;
    explainScan(scan, model, pixels, options, device, job, [&](std::int64_t, std::span<const float> input, const Explanation& one) {
        const std::size_t size = one.heat.pixels.size();
        if (mean.patterns++ == 0) {
            mean.heat = mean.input = Image<float>(one.heat.rows, one.heat.cols);
            heatSum.resize(size);
            inputSum.resize(size);
        }
        mean.probability += static_cast<double>(one.probabilities[static_cast<std::size_t>(one.classId - 1)]);
        const float peak = one.peak();
        mean.silent += !(peak > 0);
        for (std::size_t i = 0; i < size; ++i) {
            inputSum[i] += static_cast<double>(input[i]);
            if (peak > 0)
                heatSum[i] += static_cast<double>(one.heat.pixels[i] / peak);
        }
    });
    if (mean.patterns == 0)
        throw Error(ErrorKind::BadSetting, "None of the chosen pixels of " + scan.name + " has a pattern.");
    const double n = static_cast<double>(mean.patterns);
    mean.probability /= n;
    for (std::size_t i = 0; i < heatSum.size(); ++i) {
        mean.heat.pixels[i] = static_cast<float>(heatSum[i] / n);
        mean.input.pixels[i] = static_cast<float>(inputSum[i] / n);
    }
    return mean;
}

std::vector<std::int64_t> evenSample(const std::vector<std::int64_t>& values, std::size_t most)
{
    if (values.size() <= most)
        return values;
    std::vector<std::int64_t> sample;
    for (std::size_t i = 0; i < most; ++i)
        sample.push_back(values[i * values.size() / most]);
    return sample;
}

} // namespace kikuscope::nn
