// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crystal/cif.h"
#include "core/crystal/structure_factors.h"
#include "core/crystal/structure_library.h"
#include "core/crystal/symmetry.h"

#include <benchmark/benchmark.h>

#include <sstream>

using namespace kikuscope;
using namespace kikuscope::crystal;

namespace {

/// A cubic, a hexagonal, a trigonal and a triclinic cell of growing size.
const char* const names[]{"nickel", "alpha-titanium", "corundum", "kyanite", "pyrope"};

const Phase& phaseOf(benchmark::State& state)
{
    const Phase& phase = libraryStructure(names[state.range(0)]).phase;
    state.SetLabel(phase.name);
    return phase;
}

std::string cifOf(const Phase& phase)
{
    std::ostringstream text;
    const UnitCell& c = phase.cell;
    text << "data_x\n_cell_length_a " << c.a << "\n_cell_length_b " << c.b << "\n_cell_length_c " << c.c
         << "\n_cell_angle_alpha " << c.alphaDeg << "\n_cell_angle_beta " << c.betaDeg
         << "\n_cell_angle_gamma " << c.gammaDeg << "\n_space_group_name_H-M_alt '" << phase.spaceGroupName
         << "'\nloop_\n_atom_site_label\n_atom_site_fract_x\n_atom_site_fract_y\n_atom_site_fract_z\n";
    for (const AtomSite& atom : phase.atoms)
        text << atom.element << ' ' << atom.position.transpose() << '\n';
    return text.str();
}

void parse(benchmark::State& state)
{
    const std::string text = cifOf(phaseOf(state));
    for (auto _ : state)
        benchmark::DoNotOptimize(parseCif(text, "bench.cif"));
}

void expand(benchmark::State& state)
{
    const Phase& phase = phaseOf(state);
    for (auto _ : state)
        benchmark::DoNotOptimize(expandedSites(phase));
}

void reflectorList(benchmark::State& state)
{
    const Phase& phase = phaseOf(state);
    for (auto _ : state)
        benchmark::DoNotOptimize(reflectors(phase, 0.7));
}

} // namespace

BENCHMARK(parse)->DenseRange(0, 4)->Unit(benchmark::kMicrosecond);
BENCHMARK(expand)->DenseRange(0, 4)->Unit(benchmark::kMicrosecond);
BENCHMARK(reflectorList)->DenseRange(0, 4)->Unit(benchmark::kMillisecond);
