// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/networks.h"
#include "core/nn/threads.h"
#include "core/nn/torch_private.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cstdlib>
#include <dlfcn.h>
#include <malloc.h>

namespace kikuscope::nn {

std::vector<std::string> availableDevices()
{
    std::vector<std::string> devices{"cpu"};
    const auto count = torch::cuda::is_available() ? torch::cuda::device_count() : 0;
    for (std::size_t i = 0; i < count; ++i)
        devices.push_back("cuda:" + std::to_string(i));
    return devices;
}

std::string resolveDevice(const std::string& wanted)
{
    const auto devices = availableDevices();
    if (wanted == "auto")
        return devices.size() > 1 ? devices[1] : devices[0];
    const std::string full = wanted == "cuda" ? "cuda:0" : wanted;
    if (std::find(devices.begin(), devices.end(), full) != devices.end())
        return full;
    std::string list;
    for (const auto& device : devices)
        list += (list.empty() ? "" : ", ") + device;
    throw Error(ErrorKind::Device, "The device \"" + wanted + "\" is not available here; choose auto or one of: " + list + ".");
}

torch::Device torchDevice(const std::string& resolved) { return torch::Device(resolved); }

void useTorchThreads(int count) { at::set_num_threads(count); }

void initialiseThreads()
{
    // For libraries loaded and processes started later. OpenBLAS and libgomp read these when they are loaded, which
    // is before main(); hence the calls below, which reach those already here.
    ::setenv("OPENBLAS_NUM_THREADS", "1", 1);
    ::setenv("OMP_NUM_THREADS", "1", 1);
    using SetThreads = void (*)(int);
    for (const char* name : {"openblas_set_num_threads", "omp_set_num_threads"})
        if (const auto set = reinterpret_cast<SetThreads>(::dlsym(RTLD_DEFAULT, name)))
            set(1);
    useTorchThreads(1);
#if defined(__GLIBC__)
    // Tensors come and go by the megabyte in every layer. glibc would return each to the system and have it zeroed
    // anew: a tenth of the time of a training (README.md, "Inference").
    ::mallopt(M_MMAP_THRESHOLD, 1 << 28);
    ::mallopt(M_TRIM_THRESHOLD, 1 << 29);
#endif
}

} // namespace kikuscope::nn
