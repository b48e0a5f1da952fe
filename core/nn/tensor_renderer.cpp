// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/tensor_renderer.h"

#include "core/nn/torch_private.h"
#include "core/preprocess/screen_search.h"

#include <ATen/Context.h>

#include <cmath>
#include <numbers>

namespace kikuscope::nn {
namespace {

using torch::Tensor;
namespace F = torch::nn::functional;

// The models and their numbers: core/simulate/README.md "Projection and camera", core/preprocess/README.md.
constexpr double sigmasOfAmplitude = 4, asymmetryOfHeight = 0.05, flattenSigmaOfHeight = 0.045, reachOfSigma = 2.7;
constexpr int waveCount = 6;
constexpr int flatFieldDegree = 4;
constexpr double flatFieldFloor = 0.15, leastSpread = 0.02, contrastClip = 3;

Tensor meanOf(const Tensor& images) { return images.mean({1, 2}, true); }
Tensor sigmaOf(const Tensor& images) { return images.std(torch::IntArrayRef{1, 2}, false, true); }

/// Mean 0 and this sigma (one for all or batch x 1 x 1); a constant image becomes 0.
Tensor standardised(const Tensor& images, const Tensor& sigma)
{
    const Tensor mean = meanOf(images), spread = sigmaOf(images);
    return (images - mean) * torch::where(spread > 1e-6 * mean.abs(), sigma / spread.clamp_min(1e-30), torch::zeros_like(spread));
}

/// Images convolved with one kernel of odd length each (batch x length), along rows and columns.
Tensor separable(const Tensor& images, const Tensor& kernels, bool repeatEdges)
{
    const auto batch = images.size(0), length = kernels.size(1), reach = length / 2;
    Tensor x = images.unsqueeze(0);
    x = repeatEdges ? F::pad(x, F::PadFuncOptions({reach, reach, reach, reach}).mode(torch::kReplicate))
                    : F::pad(x, F::PadFuncOptions({reach, reach, reach, reach}));
    x = F::conv2d(x, kernels.view({batch, 1, length, 1}), F::Conv2dFuncOptions().groups(batch));
    x = F::conv2d(x, kernels.view({batch, 1, 1, length}), F::Conv2dFuncOptions().groups(batch));
    return x.squeeze(0);
}

/// Gaussians cut off at `reach` sigma, rounded up, at least 1 px; sigma: batch. Below 0.2 px: none.
Tensor gaussians(const Tensor& sigma, double reach)
{
    const int radius = std::max(1, static_cast<int>(std::ceil(reach * sigma.max().item<double>())));
    const Tensor k = torch::arange(-radius, radius + 1, sigma.options()).unsqueeze(0), s = sigma.unsqueeze(1).clamp_min(0.05);
    const Tensor values = torch::exp(-0.5 * k * k / (s * s)) * (k.abs() <= (reach * s).ceil().clamp_min(1));
    const Tensor none = (k == 0).to(sigma.dtype()).expand_as(values);
    const Tensor kernels = torch::where(s < 0.2, none, values);
    return kernels / kernels.sum(1, true);
}

/// All fields of a batch, each batch x 1 x 1 on the device.
struct BatchConditions
{
    Tensor pcX, pcY, pcZ, rotation, share, blur, mtf, contrast, width, x, y, floor, gradient, excess, gamma, lowFrequency, noise,
        vignette, flatten, gain, radius, top;
    Tensor first, second; // batch, long
};

} // namespace

struct TensorRenderer::Impl
{
    torch::Device device{torch::kCPU};
    std::int64_t size = 0, slices = 0;
    Tensor masters;                    // 1 x 1 x slices x side x side: north and south of each in turn
    Tensor column, row;                // pixel centres as fractions: 1 x 1 x size, 1 x size x 1
    Tensor ringPixels, ringUsed;       // rings x samples: what the search for a screen looks at; 1 = not filled up
    Tensor screens;                    // (1 + circles) x size x size: 1 inside; [0] = everything
    Tensor counts;                     // pixels inside
    Tensor bases;                      // (1 + circles) x pixels x terms: orthonormal polynomials inside
    Tensor boxNorm, lowPassNorm;
    Tensor lowPass;                    // kernel
    std::int64_t boxRadius = 0;

    torch::TensorOptions floats() const { return torch::TensorOptions().device(device).dtype(torch::kFloat32); }
    at::Generator generator(std::uint64_t seed) const
    {
        at::Generator generator = at::globalContext().defaultGenerator(device).clone();
        const std::lock_guard lock(generator.mutex());
        generator.set_current_seed(seed);
        return generator;
    }

    void prepareRecipe();
    BatchConditions upload(const std::vector<DrawnSample>& batch) const;
    Tensor project(const BatchConditions& c) const;
    Tensor lookUp(const Tensor& x, const Tensor& y, const Tensor& z, const Tensor& master) const;
    Tensor camera(Tensor p, const BatchConditions& c, at::Generator& random) const;
    Tensor lowFrequency(std::int64_t batch, at::Generator& random) const;
    Tensor render(const std::vector<DrawnSample>& batch, std::uint64_t seed) const;
    Tensor findScreens(const Tensor& patterns) const;
    Tensor recipe(const Tensor& patterns) const;
    Tensor boxes(const Tensor& images) const;
};

TensorRenderer::TensorRenderer(const std::vector<simulate::MasterPattern>& masters, int size, const std::string& device)
    : m_impl(std::make_unique<Impl>())
{
    translated("Preparing to render on " + device, [&] {
        const torch::NoGradGuard noGradient;
        Impl& d = *m_impl;
        d.device = torchDevice(device);
        d.size = size;
        d.slices = 2 * static_cast<std::int64_t>(masters.size());
        const std::int64_t side = masters.front().size();
        const Tensor stack = torch::empty({d.slices, side, side}, torch::kFloat32);
        for (std::size_t i = 0; i < masters.size(); ++i)
            for (const auto* half : {&masters[i].north, &masters[i].south}) {
                if (half->rows != side || half->cols != side)
                    throw Error(ErrorKind::Internal, "Master patterns of different sizes cannot be rendered together.");
                const std::int64_t slice = 2 * static_cast<std::int64_t>(i) + (half == &masters[i].south);
                std::copy(half->pixels.begin(), half->pixels.end(), stack.data_ptr<float>() + slice * side * side);
            }
        d.masters = stack.view({1, 1, d.slices, side, side}).to(d.device);
        const Tensor centres = (torch::arange(size, d.floats()) + 0.5) / size;
        d.column = centres.view({1, 1, size});
        d.row = centres.view({1, size, 1});
        d.prepareRecipe();
        return 0;
    });
}

TensorRenderer::~TensorRenderer() = default;

void TensorRenderer::Impl::prepareRecipe()
{
    const auto pixels = size * size;
    const int side = static_cast<int>(size);
    const auto regions = preprocess::regionsOf(preprocess::candidateScreens(side, side), side, side);
    const Tensor inside = torch::zeros({static_cast<std::int64_t>(regions.size()), pixels});
    for (std::size_t s = 0; s < regions.size(); ++s)
        preprocess::forRuns(regions[s], side, [&](std::size_t first, std::size_t count) {
            inside[static_cast<std::int64_t>(s)].narrow(0, static_cast<std::int64_t>(first), static_cast<std::int64_t>(count)).fill_(1);
        });
    screens = inside.view({-1, size, size}).to(device);
    counts = screens.sum({1, 2});

    const auto rings = preprocess::screenRings(side, side);
    std::size_t most = 0;
    for (const auto& ring : rings)
        most = std::max(most, ring.size());
    const Tensor at = torch::zeros({static_cast<std::int64_t>(rings.size()), static_cast<std::int64_t>(most)}, torch::kLong);
    ringUsed = torch::zeros(at.sizes());
    for (std::size_t r = 0; r < rings.size(); ++r) {
        std::copy(rings[r].begin(), rings[r].end(), at.data_ptr<std::int64_t>() + r * most);
        std::fill_n(ringUsed.data_ptr<float>() + r * most, rings[r].size(), 1.f);
    }
    ringPixels = at.to(device);
    ringUsed = ringUsed.to(device);

    std::vector<Tensor> powers;
    const Tensor u = (2 * column - 1).expand({1, size, size}).reshape(-1).to(torch::kFloat64).cpu();
    const Tensor v = (2 * row - 1).expand({1, size, size}).reshape(-1).to(torch::kFloat64).cpu();
    for (int j = 0; j <= flatFieldDegree; ++j)
        for (int i = 0; i + j <= flatFieldDegree; ++i)
            powers.push_back(torch::pow(u, i) * torch::pow(v, j));
    const Tensor terms = torch::stack(powers, 1); // pixels x terms
    std::vector<Tensor> orthonormal;
    for (std::int64_t s = 0; s < screens.size(0); ++s) {
        // Gram-Schmidt by the Cholesky factor of the moments inside the screen, in double precision
        const Tensor weighted = terms * screens[s].reshape({-1, 1}).to(torch::kFloat64).cpu();
        const Tensor factor = torch::linalg_cholesky(weighted.t().mm(weighted));
        orthonormal.push_back(terms.mm(torch::linalg_inv(factor).t()).to(torch::kFloat32));
    }
    bases = torch::stack(orthonormal).to(device);

    boxRadius = std::max<std::int64_t>(1, std::lround(static_cast<double>(size) / 9));
    boxNorm = 1 / boxes(screens).clamp_min(1e-12);
    lowPass = gaussians(torch::full({1}, 1.2 * static_cast<double>(size) / 64, floats()), 3);
    lowPassNorm = 1 / separable(screens, lowPass.expand({screens.size(0), -1}), false).clamp_min(1e-6);
}

/// Means of two square windows in succession, zero beyond the border.
Tensor TensorRenderer::Impl::boxes(const Tensor& images) const
{
    const auto options = F::AvgPool2dFuncOptions(2 * boxRadius + 1).stride(1).padding(boxRadius);
    return F::avg_pool2d(F::avg_pool2d(images.unsqueeze(1), options), options).squeeze(1);
}

BatchConditions TensorRenderer::Impl::upload(const std::vector<DrawnSample>& batch) const
{
    const auto n = static_cast<std::int64_t>(batch.size());
    const auto field = [&](const auto& get) {
        const Tensor values = torch::empty({n, 1, 1}, torch::kFloat32);
        for (std::int64_t i = 0; i < n; ++i)
            values.data_ptr<float>()[i] = static_cast<float>(get(batch[static_cast<std::size_t>(i)]));
        return values.to(device);
    };
    using P = const DrawnSample&;
    BatchConditions c;
    c.pcX = field([](P p) { return p.drawn.pc.x; });
    c.pcY = field([](P p) { return p.drawn.pc.y; });
    c.pcZ = field([](P p) { return p.drawn.pc.z; });
    std::vector<Tensor> elements;
    for (int k = 0; k < 9; ++k)
        elements.push_back(field([&](P p) { return p.drawn.crystalFromPixels(k / 3, k % 3); }));
    c.rotation = torch::stack(elements); // 9 x batch x 1 x 1
    c.share = field([](P p) { return p.drawn.secondShare; });
    c.blur = field([](P p) { return p.drawn.camera.blurPx; });
    c.mtf = field([](P p) { return p.drawn.camera.mtf; });
    c.contrast = field([](P p) { return p.drawn.camera.bandContrast; });
    c.width = field([](P p) { return p.drawn.camera.backgroundWidth; });
    c.x = field([](P p) { return p.drawn.camera.backgroundX; });
    c.y = field([](P p) { return p.drawn.camera.backgroundY; });
    c.floor = field([](P p) { return p.drawn.camera.backgroundFloor; });
    c.gradient = field([](P p) { return p.drawn.camera.gradient; });
    c.excess = field([](P p) { return p.drawn.camera.excessDeficiency; });
    c.gamma = field([](P p) { return p.drawn.camera.gamma; });
    c.lowFrequency = field([](P p) { return p.drawn.camera.lowFrequency; });
    c.noise = field([](P p) { return p.drawn.camera.noiseToSignal; });
    c.vignette = field([](P p) { return p.drawn.camera.vignette; });
    c.flatten = field([](P p) { return p.drawn.camera.flatten; });
    c.gain = field([](P p) { return p.drawn.camera.gain; });
    c.radius = field([](P p) { return p.drawn.camera.maskRadius; });
    c.top = field([](P p) { return (1 << p.drawn.camera.bits) - 1; });
    c.first = field([](P p) { return p.first; });
    c.second = field([](P p) { return p.second; });
    return c;
}

/// Bilinear look-up of directions in Lambert squares; the third coordinate is the slice, always a whole one.
Tensor TensorRenderer::Impl::lookUp(const Tensor& x, const Tensor& y, const Tensor& z, const Tensor& master) const
{
    const Tensor flat = x * x + y * y, length = torch::sqrt(flat + z * z), ax = x.abs(), ay = y.abs();
    const Tensor radius = torch::sqrt(flat / (length * (length + z.abs()))); // 1 - |z| / length without cancellation
    const Tensor along = radius * (4 / std::numbers::pi) * torch::atan(torch::minimum(ax, ay) / (torch::maximum(ax, ay) + 1e-30));
    const Tensor wide = ax > ay;
    const Tensor gx = torch::copysign(torch::where(wide, radius, along), x), gy = torch::copysign(torch::where(wide, along, radius), y);
    const Tensor slice = 2 * master + (z < 0), gz = slice * (2. / static_cast<double>(slices - 1)) - 1;
    const Tensor grid = torch::stack({gx, gy, gz}, -1).unsqueeze(0);
    return F::grid_sample(masters, grid, F::GridSampleFuncOptions().mode(torch::kBilinear).padding_mode(torch::kBorder).align_corners(true))
        .squeeze(0)
        .squeeze(0);
}

Tensor TensorRenderer::Impl::project(const BatchConditions& c) const
{
    const Tensor right = column - c.pcX, up = c.pcY - row, ahead = c.pcZ;
    const auto component = [&](int i) { return c.rotation[3 * i] * right + c.rotation[3 * i + 1] * up + c.rotation[3 * i + 2] * ahead; };
    const Tensor x = component(0), y = component(1), z = component(2);
    Tensor p = lookUp(x, y, z, c.first);
    if (!torch::equal(c.first, c.second))
        p = torch::lerp(p, lookUp(x, y, z, c.second), c.share);
    return p;
}

Tensor TensorRenderer::Impl::camera(Tensor p, const BatchConditions& c, at::Generator& random) const
{
    const auto batch = p.size(0);
    const double side = static_cast<double>(size);
    const Tensor one = torch::ones({1}, floats());

    const Tensor low = p.amin({1, 2}, true), range = p.amax({1, 2}, true) - low;
    p = torch::pow(((p - low) / range.clamp_min(1e-30)).clamp_min(1e-6), c.gamma);
    p = standardised(p, one);

    // rows above minus rows below, forward-peaked weight
    const std::int64_t reach = std::max<std::int64_t>(1, std::lround(asymmetryOfHeight * side));
    Tensor slope = torch::ones({2 * reach + 1}, floats());
    slope.slice(0, reach, reach + 1).zero_();
    slope.slice(0, reach + 1).neg_();
    const Tensor tall = F::pad(p.unsqueeze(1), F::PadFuncOptions({0, 0, reach, reach}).mode(torch::kReplicate));
    const Tensor y = row - c.pcY, weight = 1 + y / torch::sqrt(y * y + c.pcZ * c.pcZ);
    p = p + standardised(weight * F::conv2d(tall, slope.view({1, 1, -1, 1})).squeeze(1), one) * c.excess;

    p = separable(p, gaussians(c.blur.view(-1), reachOfSigma), true);
    p = p + c.mtf * (p - separable(p, gaussians(torch::ones({batch}, floats()), reachOfSigma), true));
    p = standardised(p, c.contrast / sigmasOfAmplitude);

    const Tensor spread = c.width.clamp_min(1e-6), dx = (column - c.x) / spread, dy = (row - c.y) / spread;
    const Tensor peak = torch::where(c.width > 0, torch::exp(-0.5 * (dx * dx + dy * dy)), torch::ones_like(p));
    const Tensor r2 = ((2 * column - 1).square() + (2 * row - 1).square()) / 2;
    const Tensor light = (1 + c.gradient * (row - 0.5)) * (c.floor + (1 - c.floor) * peak) * (1 - c.vignette * r2 * r2 * r2);
    p = p * light;
    const Tensor signal = sigmaOf(p);
    p = (p + light).clamp_min(0);

    p = p + standardised(lowFrequency(batch, random), one) * c.lowFrequency * signal;
    p = p + c.noise * signal * torch::sqrt(p.clamp_min(0) / meanOf(p).clamp_min(1e-6)) * torch::randn(p.sizes(), random, floats());

    const Tensor smooth = separable(p, gaussians(torch::full({batch}, flattenSigmaOfHeight * side, floats()), reachOfSigma), true);
    p = torch::where(c.flatten > 0, (p - c.flatten * (smooth - meanOf(smooth))).clamp_min(0), p);
    const Tensor outside = ((column - 0.5).square() + (row - 0.5).square() > c.radius * c.radius) & (c.radius > 0);
    p = p.masked_fill(outside, 0);
    const Tensor brightest = p.amax({1, 2}, true);
    p = p * torch::where(brightest > 0, c.gain * c.top / brightest.clamp_min(1e-30), torch::zeros_like(brightest));
    return torch::minimum(p.clamp_min(0), c.top);
}

Tensor TensorRenderer::Impl::lowFrequency(std::int64_t batch, at::Generator& random) const
{
    constexpr double turn = 2 * std::numbers::pi;
    Tensor field = torch::zeros({batch, size, size}, floats());
    for (int wave = 0; wave < waveCount; ++wave) {
        const Tensor u = torch::rand({3, batch, 1, 1}, random, floats());
        const Tensor cycles = 0.3 + 3.2 * u[0], angle = turn * u[1], phase = turn * u[2];
        field = field + torch::rsqrt(cycles) * torch::cos(turn * cycles * (torch::cos(angle) * column + torch::sin(angle) * row) + phase);
    }
    return field;
}

/// Grey values: batch x size x size.
Tensor TensorRenderer::Impl::render(const std::vector<DrawnSample>& batch, std::uint64_t seed) const
{
    at::Generator random = generator(seed);
    const BatchConditions c = upload(batch);
    const Tensor patterns = camera(project(c), c, random);
    std::vector<std::int64_t> places;
    std::vector<Tensor> images;
    for (std::size_t i = 0; i < batch.size(); ++i)
        if (!batch[i].image.empty()) {
            places.push_back(static_cast<std::int64_t>(i));
            images.push_back(torch::from_blob(const_cast<float*>(batch[i].image.data()), {size, size}, torch::kFloat32));
        }
    return places.empty() ? patterns : patterns.index_copy(0, torch::tensor(places).to(device), torch::stack(images).to(device));
}

/// What the mask step finds: 0 the whole pattern, k the candidate circle k - 1 (core/preprocess/mask.cpp, ScreenFinder::find()).
Tensor TensorRenderer::Impl::findScreens(const Tensor& patterns) const
{
    using namespace preprocess;
    const auto batch = patterns.size(0), rings = ringPixels.size(0);
    const Tensor values = patterns.view({batch, -1}).index_select(1, ringPixels.view(-1)).view({batch, rings, -1});
    const Tensor n = ringUsed.sum(1).clamp_min(1); // of each ring
    const Tensor mean = (values * ringUsed).sum(2) / n;
    const Tensor spread = (((values - mean.unsqueeze(2)) * ringUsed).square().sum(2) / n).sqrt();
    const Tensor corner = mean.narrow(1, kCandidates, 1), contrast = mean.narrow(1, 0, 1) - corner; // batch x 1
    const Tensor tolerance = torch::maximum(kBlankSpread * spread.narrow(1, 0, 1), kBlankLevel * contrast);
    const Tensor blank = ((mean - corner).abs() <= tolerance) & (spread <= tolerance);
    const Tensor outerBlank = blank.narrow(1, 1, kCandidates).flip(1).to(torch::kLong).cumprod(1).sum(1, true);
    Tensor first = kCandidates + 1 - outerBlank; // of the blank rings

    const Tensor rim = (first - kRimDepth).clamp_min(0);
    const Tensor step = (contrast > 0) & (mean.gather(1, rim) - corner > kLeastEdge * contrast);
    const Tensor found = (outerBlank > 0) & (step | (spread.gather(1, rim) > kLeastRoughening * spread.narrow(1, kCandidates, 1)));
    const Tensor looksBlank = ((values - corner.unsqueeze(2)).abs() <= tolerance.unsqueeze(2)).to(torch::kFloat32) * ringUsed;
    const Tensor blankPart = looksBlank.sum(2) / n, most = blankPart.narrow(1, 0, 1) + kMostBlankPixels;
    Tensor leavesOut = step;
    for (int k = 0; k < kMostRingsLeftOut; ++k) {
        leavesOut = leavesOut & (first > 1) & (blankPart.gather(1, (first - 1).clamp(0, kCandidates)) > most);
        first = first - leavesOut.to(torch::kLong);
    }
    return torch::where(found, first, torch::zeros_like(first)).view(-1);
}

Tensor TensorRenderer::Impl::recipe(const Tensor& patterns) const
{
    const auto batch = patterns.size(0), pixels = size * size;
    const Tensor screen = findScreens(patterns);
    const Tensor inside = screens.index_select(0, screen), count = counts.index_select(0, screen).view({-1, 1, 1});
    const auto meanInside = [&](const Tensor& p) { return p.sum({1, 2}, true) / count; }; // of images that are 0 outside

    // flat field
    Tensor p = patterns * inside;
    const Tensor basis = bases.index_select(0, screen);
    const Tensor fit = basis.bmm(basis.transpose(1, 2).bmm(p.view({batch, pixels, 1}))).view_as(p);
    const Tensor largest = fit.masked_fill(inside == 0, -3e38).amax({1, 2}, true);
    p = torch::where(largest > 0, (p - fit) / torch::maximum(fit, flatFieldFloor * largest), p - fit) * inside;

    // local contrast
    const Tensor norm = boxNorm.index_select(0, screen);
    p = (p - meanInside(p)) * inside;
    const Tensor squares = p * p, local = boxes(p) * norm;
    const Tensor variance = torch::maximum(boxes(squares) * norm - local * local, leastSpread * leastSpread * meanInside(squares));
    p = ((p - local) / torch::sqrt(variance + 1e-30)).clamp(-contrastClip, contrastClip) * inside;

    // low-pass
    p = separable(p, lowPass.expand({batch, -1}), false) * lowPassNorm.index_select(0, screen);

    // rank-Gauss: what is outside comes last, equal values share the middle of their ranks
    const Tensor values = p.masked_fill(inside == 0, 3e38).view({batch, pixels});
    const Tensor sorted = std::get<0>(values.sort(1));
    const Tensor rank = (torch::searchsorted(sorted, values) + torch::searchsorted(sorted, values, false, true)).to(torch::kFloat32).view_as(p);
    const Tensor share = (0.5 * rank / count).clamp(1e-7, 1 - 1e-7);
    const Tensor low = patterns.masked_fill(inside == 0, 3e38).amin({1, 2}, true), high = (patterns * inside).amax({1, 2}, true);
    const Tensor blank = high - low <= preprocess::kNoContrast * high; // grey values are not negative
    return (std::numbers::sqrt2 * torch::erfinv(2 * share - 1) * inside).masked_fill(blank, 0);
}

namespace {

/// Weak bands on a bright background need all of float32 in every convolution, so no TF32.
struct Precisely
{
    const torch::NoGradGuard noGradient;
    const at::NoTF32Guard noTf32;
};

std::vector<float> onTheHost(const Tensor& t)
{
    const Tensor host = t.to(torch::kCPU, torch::kFloat32).contiguous();
    return {host.data_ptr<float>(), host.data_ptr<float>() + host.numel()};
}

} // namespace

std::vector<float> TensorRenderer::patterns(const std::vector<DrawnSample>& batch, std::uint64_t seed) const
{
    return translated("Rendering patterns", [&] {
        const Precisely precisely;
        return onTheHost(m_impl->render(batch, seed));
    });
}

std::vector<float> TensorRenderer::inputs(const std::vector<DrawnSample>& batch, std::uint64_t seed) const
{
    return translated("Rendering patterns", [&] { return onTheHost(deviceInputs(batch, seed)); });
}

at::Tensor TensorRenderer::deviceInputs(const std::vector<DrawnSample>& batch, std::uint64_t seed) const
{
    const Precisely precisely;
    return m_impl->recipe(m_impl->render(batch, seed));
}

} // namespace kikuscope::nn
