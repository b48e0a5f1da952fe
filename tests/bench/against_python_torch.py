#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Phase mapping as a Python user would write it, beside kikuscope-cli on the same file in the same run.

    tests/bench/against_python_torch.py MODEL.safetensors SCAN.up1|SCAN.h5 [--cli build/bin/kikuscope-cli] [--threads 2]

Needs Debian's python3-torch, python3-numpy, python3-scipy, for .h5 (kikuchipy) also python3-h5py. The model must be a
`compact` one with the standard recipe. Prints patterns per second of both, their ratio and how often they agree.
"""
import argparse
import json
import os
import struct
import subprocess
import sys
import tempfile
import time

os.environ.setdefault("OMP_NUM_THREADS", "2")
import numpy as np
import scipy.ndimage
import scipy.special
import torch


def read_safetensors(path):
    raw = open(path, "rb").read()
    size = struct.unpack("<Q", raw[:8])[0]
    header = json.loads(raw[8:8 + size])
    kinds = {"F32": np.float32, "I64": np.int64}
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__":
            begin, end = (8 + size + offset for offset in entry["data_offsets"])
            tensors[name] = torch.from_numpy(np.frombuffer(raw[begin:end], kinds[entry["dtype"]]).reshape(entry["shape"]).copy())
    return tensors, json.loads(header["__metadata__"]["kikuscope"])


class Block(torch.nn.Module):
    def __init__(self, into, out, stride):
        super().__init__()
        self.conv1 = torch.nn.Conv2d(into, out, 3, stride, 1, bias=False)
        self.bn1 = torch.nn.BatchNorm2d(out)
        self.conv2 = torch.nn.Conv2d(out, out, 3, 1, 1, bias=False)
        self.bn2 = torch.nn.BatchNorm2d(out)
        self.downsample = None
        if into != out or stride != 1:
            self.downsample = torch.nn.Sequential(torch.nn.Conv2d(into, out, 1, stride, bias=False), torch.nn.BatchNorm2d(out))

    def forward(self, x):
        skip = x if self.downsample is None else self.downsample(x)
        return torch.relu(self.bn2(self.conv2(torch.relu(self.bn1(self.conv1(x))))) + skip)


class Compact(torch.nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.conv1 = torch.nn.Conv2d(1, 16, 5, 2, 2, bias=False)
        self.bn1 = torch.nn.BatchNorm2d(16)
        widths = [16, 16, 32, 64, 128]
        for stage in range(4):
            setattr(self, f"layer{stage + 1}", torch.nn.Sequential(Block(widths[stage], widths[stage + 1], 2 if stage else 1)))
        self.fc = torch.nn.Linear(128, classes)

    def forward(self, x):
        x = torch.relu(self.bn1(self.conv1(x)))
        for stage in range(4):
            x = getattr(self, f"layer{stage + 1}")(x)
        return self.fc(x.mean((2, 3)))


def read_patterns(path):
    if path.endswith((".h5", ".hdf5")):
        import h5py
        found = []
        with h5py.File(path) as file:
            file.visititems(lambda name, item: found.append(name) if isinstance(item, h5py.Dataset) and name.lower().endswith("patterns") else None)
            data = file[found[0]][()]
        return data.reshape(-1, *data.shape[-2:])
    raw = open(path, "rb").read()
    version, width, height, offset = struct.unpack("<4i", raw[:16])
    kind = np.uint8 if path.endswith(".up1") else np.uint16
    return np.frombuffer(raw[offset:], kind).reshape(-1, height, width)


def polynomial(side, degree):
    y, x = np.mgrid[-1:1:side * 1j, -1:1:side * 1j]
    basis = np.stack([x**i * y**j for i in range(degree + 1) for j in range(degree + 1 - i)], -1).reshape(side * side, -1)
    return basis.astype(np.float32), np.linalg.pinv(basis).astype(np.float32)


def preprocess(patterns, side, recipe):
    """The standard recipe for patterns without a round screen or a static background."""
    steps = {step["step"]: step for step in recipe}
    basis, inverse = polynomial(side, steps["flat-field"].get("degree", 4))
    radius = max(1, round(steps["local-contrast"].get("radius_fraction", 1 / 9) * side))
    quantiles = scipy.special.ndtri((np.arange(side * side) + 0.5) / (side * side)).astype(np.float32)
    out = np.empty((len(patterns), 1, side, side), np.float32)
    for k, pattern in enumerate(patterns):
        image = pattern.astype(np.float32)
        if image.shape != (side, side):
            image = scipy.ndimage.zoom(image, (side / image.shape[0], side / image.shape[1]), order=1, grid_mode=True, mode="nearest")
        smooth = (basis @ (inverse @ image.ravel())).reshape(side, side)
        image = (image - smooth) / np.maximum(smooth, steps["flat-field"].get("floor", 0.15) * smooth.max())

        def local(values):
            for _ in range(2):
                values = scipy.ndimage.uniform_filter(values, 2 * radius + 1, mode="reflect")
            return values

        mean = local(image)
        deviation = np.sqrt(np.maximum(local(image * image) - mean * mean, 1e-12))
        clip = steps["local-contrast"].get("clip", 3)
        image = scipy.ndimage.gaussian_filter(np.clip((image - mean) / deviation, -clip, clip), steps["low-pass"].get("sigma_px", 1.2))
        out[k, 0].ravel()[np.argsort(image, axis=None)] = quantiles
    return out


def classify_in_python(model_path, scan, batch):
    started = time.perf_counter()
    weights, model = read_safetensors(model_path)
    if model["network"] != "compact":
        sys.exit(f"{model_path} has the network {model['network']}; give a compact one.")
    network = Compact(len(model["classes"]))
    network.load_state_dict(weights)
    network.eval()
    loaded = time.perf_counter()
    patterns = read_patterns(scan)
    answers = []
    with torch.inference_mode():
        for first in range(0, len(patterns), batch):
            x = preprocess(patterns[first:first + batch], model["input_size"], model["recipe"])
            answers.append(torch.softmax(network(torch.from_numpy(x)) / model["temperature"], 1).argmax(1).numpy())
    ended = time.perf_counter()
    return np.concatenate(answers) + 1, ended - loaded, ended - started


def classify_by_cli(cli, model_path, scan, threads):
    """Seconds of the classification, as the program reports them, and of the whole process; best class per pattern."""
    with tempfile.TemporaryDirectory() as folder:
        result = os.path.join(folder, "result.h5")
        started = time.perf_counter()
        run = subprocess.run([cli, "classify", scan, "--model", model_path, "--workers", str(threads), "-o", result, "--json"], capture_output=True, text=True)
        seconds = time.perf_counter() - started
        if run.returncode:
            sys.exit(run.stderr)
        report = json.loads(run.stdout)
        answers = None
        try:
            import h5py
            with h5py.File(result) as file:
                answers = file["Result/Top Phases"][()].reshape(-1, 3)[:, 0]
        except ImportError:
            pass
        return answers, report["seconds"], seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("scan")
    parser.add_argument("--cli", default="build/bin/kikuscope-cli")
    parser.add_argument("--threads", type=int, default=2, help="of torch, and workers of kikuscope-cli")
    parser.add_argument("--batch", type=int, default=64)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    theirs, seconds, whole = classify_in_python(options.model, options.scan, options.batch)
    ours, own_seconds, own_whole = classify_by_cli(options.cli, options.model, options.scan, options.threads)
    count = len(theirs)
    print(f"{count} patterns, {options.threads} threads, torch {torch.__version__}, load {os.getloadavg()[0]:.1f}")
    print(f"python3-torch:  {count / seconds:9.0f} patterns/s   ({whole:.2f} s with loading)")
    print(f"kikuscope-cli:  {count / own_seconds:9.0f} patterns/s   ({own_whole:.2f} s with start, loading and writing)")
    print(f"ratio:          {seconds / own_seconds:9.2f}   ({whole / own_whole:.2f} whole)")
    if ours is not None and len(ours) == count:
        print(f"same best class: {100 * np.mean(ours == theirs):.1f} %")


if __name__ == "__main__":
    main()
