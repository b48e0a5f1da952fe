// SPDX-License-Identifier: GPL-3.0-or-later
// The training loop on made-up samples (no physics), the specification, and one small training on real simulations.
#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/nn/classifier.h"
#include "core/nn/networks.h"
#include "core/nn/pattern_samples.h"
#include "core/nn/training_loop.h"
#include "core/nn/untrained.h"
#include "core/crystal/structure_library.h"
#include "core/simulate/drawn_pattern.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <cmath>
#include <cstring>
#include <functional>
#include <limits>
#include <numeric>
#include <thread>

using namespace kikuscope;
using namespace kikuscope::nn;

namespace {

constexpr int side = 16;

TrainingSpec smallSpec()
{
    TrainingSpec spec;
    spec.name = "stripes";
    spec.inputSize = side;
    spec.classes = {{"along", {"x"}}, {"across", {"x"}}, {"neither", {"x"}}};
    spec.recipe = preprocess::PreprocessRecipe::standard(side);
    spec.images = 64 * 12;
    spec.batch = 64; // two shards
    spec.validationImages = 32;
    spec.seed = 3;
    return spec;
}

/// Stripes along, across, or none, in noise.
SampleSource stripes(std::uint64_t seed, std::uint64_t distinct = std::numeric_limits<std::uint64_t>::max())
{
    return [=]() -> SampleWorker {
        return [=](std::uint64_t index, float* out) {
            Rng rng = Rng::stream(seed, index % distinct);
            const int label = static_cast<int>(rng.index(3));
            const double phase = rng.uniform(0, 6);
            for (int row = 0; row < side; ++row)
                for (int col = 0; col < side; ++col)
                    *out++ = static_cast<float>((label == 2 ? 0 : std::sin(phase + (label == 0 ? row : col))) + 0.3 * rng.normal());
            return label;
        };
    };
}

TrainedNetwork run(const TrainingSpec& spec, const TrainingOptions& options)
{
    NullMonitor job;
    return runTraining(spec, stripes(spec.seed), stripes(77), options, job);
}

TrainingOptions onCpu(int threads = 1)
{
    TrainingOptions options;
    options.device = "cpu";
    options.threads = threads;
    return options;
}

bool sameWeights(const TrainedNetwork& a, const TrainedNetwork& b)
{
    bool same = a.weights.size() == b.weights.size();
    for (std::size_t i = 0; same && i < a.weights.size(); ++i)
        same = a.weights[i].name == b.weights[i].name && a.weights[i].bytes == b.weights[i].bytes;
    return same;
}

ModelFile modelOf(const TrainingSpec& spec, const TrainedNetwork& trained)
{
    std::vector<std::string> names;
    for (const auto& entry : spec.classes)
        names.push_back(entry.name);
    auto model = untrainedModel(spec.network, spec.inputSize, names);
    model.weights = trained.weights;
    return model;
}

/// Asks to stop after a number of checkpoints.
class StoppingMonitor : public NullMonitor
{
public:
    explicit StoppingMonitor(int steps) : m_left(steps) {}

protected:
    void progress(std::int64_t, std::int64_t) override
    {
        if (--m_left == 0)
            requestStop();
    }

private:
    int m_left;
};

std::vector<float> floatsOf(const StoredTensor& tensor)
{
    std::vector<float> values(tensor.bytes.size() / sizeof(float));
    std::memcpy(values.data(), tensor.bytes.data(), tensor.bytes.size());
    return values;
}

template <typename Failure>
QString messageOf(const std::function<void()>& f)
{
    try {
        f();
    } catch (const Failure& e) {
        return QString::fromUtf8(e.what());
    }
    return {};
}

Json specJson()
{
    return Json::parse(R"({"name": "two", "network": "compact", "input_size": 32, "render_size": 32, "master_size": 61, "images": 6400, "ema": 0.98,
        "batch": 64, "validation_images": 200, "seed": 5,
        "classes": [{"name": "ferrite", "structures": ["ferrite"]}, {"name": "quartz", "structures": ["quartz"]},
                    {"name": "no pattern", "kind": "noise"}],
        "conditions": {"noise_to_signal": [0, 0.5], "pc_z": [0.5, 0.6], "gamma": [0.5, 1.4], "band_contrast": [0.15, 1],
            "blur_px": [0, 1.2], "excess_deficiency": [-1.2, 1.2], "low_frequency": [0, 1], "mtf": [-0.4, 0.4],
            "vignette": [0, 0], "flatten_probability": 0}})");
}

} // namespace

class TestTraining : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

private slots:
    void initTestCase()
    {
        qputenv("XDG_CACHE_HOME", m_folder.path().toUtf8()); // master patterns of this test only
        initialiseThreads();
    }

    void overfitsOneBatch()
    {
        auto spec = smallSpec();
        constexpr int distinct = 16;
        spec.batch = distinct;
        spec.images = distinct * 80;
        spec.labelSmoothing = 0;
        spec.ema = 0.9;
        NullMonitor job;
        const auto trained = runTraining(spec, stripes(spec.seed, distinct), stripes(spec.seed, distinct), onCpu(), job);
        Classifier classifier(std::make_shared<ModelFile>(modelOf(spec, trained)), "cpu");
        const auto worker = stripes(spec.seed, distinct)();
        std::vector<float> input(side * side);
        int correct = 0;
        for (std::uint64_t i = 0; i < distinct; ++i) {
            const int label = worker(i, input.data());
            const auto p = classifier.probabilities(input.data(), 1);
            correct += std::max_element(p.begin(), p.end()) - p.begin() == label;
        }
        QCOMPARE(correct, distinct);
        QCOMPARE(trained.history.back()["validation_accuracy"].get<double>(), 1.);
        QCOMPARE(trained.history.back()["images"].get<std::int64_t>(), spec.images);
    }

    void sgdLearnsToo()
    {
        auto spec = smallSpec();
        spec.optimiser = "sgd";
        spec.learningRate = 0.05;
        spec.weightDecay = 1e-4;
        spec.images = 64 * 40;
        const auto trained = run(spec, onCpu());
        const double first = trained.history.front()["loss"], last = trained.history.back()["loss"];
        QVERIFY2(last < 0.7 * first, qPrintable(QString("%1 -> %2").arg(first).arg(last)));
    }

    void sameSeedSameWeights()
    {
        const auto spec = smallSpec();
        const auto reference = run(spec, onCpu(1));
        QVERIFY(sameWeights(reference, run(spec, onCpu(1))));
        QVERIFY2(sameWeights(reference, run(spec, onCpu(3))), "the number of threads changed the result");
        auto other = spec;
        other.seed = 4;
        QVERIFY(!sameWeights(reference, run(other, onCpu(1))));
    }

    void resumedEqualsUninterrupted()
    {
        const auto spec = smallSpec();
        const auto reference = run(spec, onCpu());
        auto options = onCpu();
        options.checkpoint = m_folder.filePath("resume.ckpt").toStdString();
        StoppingMonitor job(5);
        bool stopped = false;
        try {
            runTraining(spec, stripes(spec.seed), stripes(77), options, job);
        } catch (const Stopped&) {
            stopped = true;
        }
        QVERIFY(stopped);
        QVERIFY(std::filesystem::exists(options.checkpoint));
        const auto resumed = run(spec, options);
        QVERIFY(sameWeights(reference, resumed));
        QVERIFY(resumed.history == reference.history);
    }

    void foreignCheckpointIsRefused()
    {
        auto spec = smallSpec();
        spec.images = 128;
        auto options = onCpu();
        options.checkpoint = m_folder.filePath("foreign.ckpt").toStdString();
        run(spec, options);
        spec.learningRate = 1e-3;
        const auto message = messageOf<Error>([&] { run(spec, options); });
        QVERIFY2(message.contains("another training specification"), qPrintable(message));
    }

    void earlyStopKeepsTheBest()
    {
        // Validation labels are turned round: what is learnt makes it worse, so the first validations are the best.
        const SampleSource contrary = []() -> SampleWorker {
            return [worker = stripes(77)()](std::uint64_t index, float* out) { return (worker(index, out) + 1) % 3; };
        };
        auto spec = smallSpec();
        spec.images = 64 * 50;
        spec.ema = 0.5;
        spec.patience = 6;
        NullMonitor job;
        const auto stopped = runTraining(spec, stripes(spec.seed), contrary, onCpu(), job);
        QVERIFY2(stopped.history.size() < 50, "the training did not end early");
        std::size_t best = 0;
        for (std::size_t i = 1; i < stopped.history.size(); ++i)
            if (stopped.history[i]["validation_accuracy"].get<double>() > stopped.history[best]["validation_accuracy"].get<double>())
                best = i;
        QCOMPARE(stopped.history.size(), best + 1 + 6);

        // The weights are those of the best validation: they give its accuracy.
        Classifier classifier(std::make_shared<ModelFile>(modelOf(spec, stopped)), "cpu");
        const auto worker = contrary();
        std::vector<float> input(side * side);
        int right = 0;
        for (std::uint64_t i = 0; i < 32; ++i) {
            const int label = worker(i, input.data());
            const auto p = classifier.probabilities(input.data(), 1);
            right += std::max_element(p.begin(), p.end()) - p.begin() == label;
        }
        QCOMPARE(right / 32., stopped.history[best]["validation_accuracy"].get<double>());

        auto options = onCpu();
        options.checkpoint = m_folder.filePath("patience.ckpt").toStdString();
        StoppingMonitor soon(4);
        QVERIFY_THROWS_EXCEPTION(Stopped, runTraining(spec, stripes(spec.seed), contrary, options, soon));
        QVERIFY(sameWeights(stopped, runTraining(spec, stripes(spec.seed), contrary, options, job)));
        QVERIFY2(sameWeights(stopped, runTraining(spec, stripes(spec.seed), contrary, options, job)), "a finished training went on");
    }

    void levelsOfSymmetryJoinTheLoss()
    {
        const auto spec = smallSpec();
        const auto plain = run(spec, onCpu());
        NullMonitor job;
        const auto with = [&](const ClassGroups& groups) {
            return runTraining(spec, stripes(spec.seed), stripes(77), onCpu(), job, {groups});
        };
        // One group of all classes has the probability 1 and classes without one do not count: nothing changes but rounding.
        const auto lossOf = [](const TrainedNetwork& trained) { return trained.history.back()["loss"].get<double>(); };
        QVERIFY(std::abs(lossOf(with({0, 0, 0})) - lossOf(plain)) < 1e-3);
        QVERIFY(sameWeights(with({-1, -1, -1}), plain));
        // Groups of one class each are the classes again: their cross entropy is counted twice, at a weight of 0.3.
        auto once = spec;
        once.images = 64; // the loss before the first step
        once.labelSmoothing = 0;
        const double alone = lossOf(run(once, onCpu()));
        const double doubled = lossOf(runTraining(once, stripes(spec.seed), stripes(77), onCpu(), job, {{0, 1, 2}}));
        QVERIFY2(std::abs(doubled - 1.3 * alone) < 1e-4, qPrintable(QString("%1, alone %2").arg(doubled).arg(alone)));
    }

    void everyExecutionLearnsTheSame_data()
    {
        QTest::addColumn<QString>("execution");
        for (const auto& execution : executions)
            QTest::newRow(execution.c_str()) << QString::fromStdString(execution);
    }

    void everyExecutionLearnsTheSame()
    {
        QFETCH(QString, execution);
        auto spec = smallSpec();
        spec.images = 64 * 40;
        const double reference = run(spec, onCpu()).history.back()["loss"];
        spec.execution = execution.toStdString();
        const auto trained = run(spec, onCpu());
        QVERIFY(std::abs(trained.history.back()["loss"].get<double>() - reference) < 0.05);
        QVERIFY(sameWeights(trained, run(spec, onCpu(2))));
    }

    void theFastestExecutionIsChosenOnceAndForAll()
    {
        NullMonitor job;
        const auto chosen = fastestExecution(smallSpec(), onCpu(), job);
        QVERIFY(std::ranges::find(executions, chosen) != executions.end());

        auto spec = smallSpec();
        spec.execution = "float32 channels-last";
        spec.images = 64;
        auto options = onCpu();
        options.checkpoint = m_folder.filePath("execution.ckpt").toStdString();
        QVERIFY(!executionOfCheckpoint(options.checkpoint));
        run(spec, options);
        QCOMPARE(executionOfCheckpoint(options.checkpoint).value_or(""), spec.execution);
    }

    void progressIsReported()
    {
        auto options = onCpu();
        std::vector<TrainingProgress> reports;
        options.onProgress = [&](const TrainingProgress& p) { reports.push_back(p); };
        const auto spec = smallSpec();
        run(spec, options);
        QVERIFY(!reports.empty());
        QCOMPARE(reports.back().images, spec.images);
        QCOMPARE(reports.back().total, spec.images);
        QVERIFY(reports.back().validationAccuracy >= 0 && reports.back().loss > 0);
        QCOMPARE(reports.back().secondsLeft, 0.);
    }

    void looksShowWhatTheNetworkSawAndSaid()
    {
        const auto spec = smallSpec();
        auto options = onCpu();
        std::shared_ptr<const TrainingLook> look;
        double accuracy = -1;
        options.onProgress = [&](const TrainingProgress& p) {
            QCOMPARE(p.look != nullptr, p.validationAccuracy >= 0);
            if (p.look) {
                look = p.look;
                accuracy = p.validationAccuracy;
            }
        };
        const auto trained = run(spec, options);
        QVERIFY(look);
        QCOMPARE(look->classes, (std::vector<std::string>{"along", "across", "neither"}));
        QVERIFY(look->history == trained.history);

        // Rows of the matrix are the true classes of the validation stream, the diagonal is the accuracy.
        std::vector<std::int64_t> rows(3);
        const auto validation = stripes(77)();
        std::vector<float> pattern(side * side);
        for (std::uint64_t i = 0; i < 32; ++i)
            ++rows[static_cast<std::size_t>(validation(i, pattern.data()))];
        std::int64_t right = 0;
        QCOMPARE(look->confusion.size(), std::size_t{9});
        for (std::size_t row = 0; row < 3; ++row) {
            QCOMPARE(look->confusion[3 * row] + look->confusion[3 * row + 1] + look->confusion[3 * row + 2], rows[row]);
            right += look->confusion[4 * row];
        }
        QCOMPARE(static_cast<double>(right) / 32, accuracy);

        // The last batch begins with sample 11 * 64 of the training stream.
        QCOMPARE(look->side, side);
        QCOMPARE(look->labels.size(), std::size_t{16});
        const auto taught = stripes(spec.seed)();
        for (std::size_t i = 0; i < look->labels.size(); ++i) {
            QCOMPARE(look->labels[i], taught(11 * 64 + i, pattern.data()));
            QVERIFY(std::equal(pattern.begin(), pattern.end(), look->inputs.begin() + static_cast<std::ptrdiff_t>(i * pattern.size())));
        }
    }

    void pausedTrainingWaitsWithACheckpoint()
    {
        const auto spec = smallSpec();
        auto options = onCpu();
        options.checkpoint = m_folder.filePath("paused.ckpt").toStdString();
        options.pause = std::make_shared<PauseSwitch>();
        options.pause->pause(); // before the first step
        std::atomic<int> reports{0};
        options.onProgress = [&](const TrainingProgress&) { ++reports; };
        TrainedNetwork trained;
        std::jthread training([&] { trained = run(spec, options); });
        QTRY_VERIFY_WITH_TIMEOUT(std::filesystem::exists(options.checkpoint), 20000);
        QTest::qWait(100);
        QCOMPARE(reports.load(), 0);
        options.pause->resume();
        training.join();
        QVERIFY(sameWeights(trained, run(spec, onCpu())));
    }

    void resumedTrainingShowsItsHistoryAtOnce()
    {
        const auto spec = smallSpec();
        auto options = onCpu();
        options.checkpoint = m_folder.filePath("shown.ckpt").toStdString();
        StoppingMonitor job(5);
        try {
            runTraining(spec, stripes(spec.seed), stripes(77), options, job);
        } catch (const Stopped&) {
        }
        std::vector<TrainingProgress> reports;
        options.onProgress = [&](const TrainingProgress& p) { reports.push_back(p); };
        const auto trained = run(spec, options);
        QVERIFY(reports.size() > 1 && reports.front().look);
        QCOMPARE(reports.front().images, std::int64_t{5 * 64});
        QCOMPARE(reports.front().look->history.size(), std::size_t{5});
        QVERIFY(sameWeights(trained, run(spec, onCpu())));
    }

    void imagesWithinATimeAreWholeBatches()
    {
        NullMonitor job;
        auto options = onCpu();
        options.checkpoint = m_folder.filePath("untouched.ckpt").toStdString();
        const auto images = imagesWithin(0.05, smallSpec(), options, job);
        QVERIFY(images >= 64);
        QCOMPARE(images % 64, std::int64_t{0});
        QVERIFY(!std::filesystem::exists(options.checkpoint));
    }

    /// Learning next to nothing, a training returns what it started from: every feature, and of the last layer the
    /// row of each class that has the same name, wherever it stands.
    void startsFromAModel()
    {
        auto spec = smallSpec();
        const auto path = m_folder.filePath("start.safetensors").toStdString();
        const auto learned = modelOf(spec, run(spec, onCpu()));
        saveModel(path, learned);

        spec.startFrom = path;
        spec.seed = 99;
        spec.images = spec.batch;
        spec.learningRate = 1e-8;
        spec.ema = 0;
        std::swap(spec.classes.front(), spec.classes.back());
        const auto classes = static_cast<std::ptrdiff_t>(spec.classes.size());
        const auto continued = run(spec, onCpu());
        std::size_t compared = 0;
        for (std::size_t i = 0; i < continued.weights.size(); ++i) {
            const StoredTensor &was = learned.weights[i], &is = continued.weights[i];
            QCOMPARE(is.name, was.name);
            if (is.dtype != "F32" || is.name.find("running") != std::string::npos)
                continue; // statistics follow the first batch
            const auto values = floatsOf(is), before = floatsOf(was);
            const bool last = is.name.starts_with("fc.");
            const auto row = static_cast<std::ptrdiff_t>(values.size()) / classes;
            for (std::ptrdiff_t k = 0; k < static_cast<std::ptrdiff_t>(values.size()); ++k) {
                std::ptrdiff_t from = k;
                if (last && (k / row == 0 || k / row == classes - 1))
                    from = (classes - 1 - k / row) * row + k % row;
                const float change = values[static_cast<std::size_t>(k)] - before[static_cast<std::size_t>(from)];
                QVERIFY2(std::abs(change) < 1e-6f, is.name.c_str());
                ++compared;
            }
        }
        QVERIFY(compared > 10000);

        spec.network = "resnet18";
        const auto message = messageOf<Error>([&] { run(spec, onCpu()); });
        QVERIFY2(message.contains("start_from") && message.contains("compact"), qPrintable(message));
    }

    void structuresOfAModelAndOfItsStart()
    {
        ModelFile model;
        model.training = Json::parse(R"({"spec": {"classes": [{"name": "A", "structures": ["ferrite"]}, {"name": "B", "structures": 3}, 4]},
            "started_from": {"training": {"spec": {"classes": [{"name": "A", "structures": ["quartz", 1]}]}, "started_from": []}}})");
        QCOMPARE(trainedStructures(model), (std::vector<std::string>{"ferrite", "quartz"}));
        QCOMPARE(trainedStructures(model, "A"), std::vector<std::string>{"ferrite"});
        QVERIFY(trainedStructures(model, "B").empty());
        model.training = 5;
        QVERIFY(trainedStructures(model).empty());
    }

    void lossThatIsNoNumber()
    {
        const auto spec = smallSpec();
        const SampleSource broken = []() -> SampleWorker {
            return [](std::uint64_t, float* out) {
                std::fill(out, out + side * side, std::numeric_limits<float>::quiet_NaN());
                return 0;
            };
        };
        NullMonitor job;
        const auto message = messageOf<Error>([&] { runTraining(spec, broken, stripes(1), onCpu(), job); });
        QVERIFY2(message.contains("diverged"), qPrintable(message));
    }

    void errorOfTheRendererSurfaces()
    {
        const auto spec = smallSpec();
        const SampleSource broken = []() -> SampleWorker {
            return [](std::uint64_t, float*) -> int { throw Error(ErrorKind::Internal, "no such master"); };
        };
        NullMonitor job;
        QCOMPARE(messageOf<Error>([&] { runTraining(spec, broken, stripes(1), onCpu(2), job); }), QString("no such master"));
    }

    // --- specification ----------------------------------------------------------------------------------------

    void specificationRoundTrip()
    {
        const auto spec = TrainingSpec::fromJson(specJson(), "two.json");
        QCOMPARE(spec.classes.size(), std::size_t{3});
        QCOMPARE(spec.conditions.noiseToSignal, (std::vector<double>{0, 0.5}));
        QVERIFY(spec.recipe == preprocess::PreprocessRecipe::standard(32));
        const Json json = spec.toJson();
        QVERIFY(TrainingSpec::fromJson(json, "again").toJson() == json);
    }

    void randomCrystalsAreAClassOfTheirOwn()
    {
        Json json = specJson();
        json["random_crystals"] = {{"count", 3}, {"seed", 9}, {"most_atoms", 8}};
        const auto spec = TrainingSpec::fromJson(json, "two.json");
        QCOMPARE(spec.classes.size(), std::size_t{4});
        QCOMPARE(spec.classes.back().name, std::string("other structure"));
        QVERIFY(spec.classes.back().other);
        const Json written = spec.toJson();
        QVERIFY(TrainingSpec::fromJson(written, "again").toJson() == written); // not added twice
        NullMonitor job;
        const PatternSamples samples(spec, job);
        QCOMPARE(samples.classes().phases.back().name, std::string("other structure"));
        std::vector<float> pattern(32 * 32);
        const auto worker = samples.sourceOfClass(1, spec.conditions, 3)();
        QCOMPARE(worker(0, pattern.data()), 3);
        QVERIFY(*std::max_element(pattern.begin(), pattern.end()) > *std::min_element(pattern.begin(), pattern.end()));
    }

    void generatedCrystalsFollowTheLatticeOfAClass()
    {
        Json json = specJson();
        json["random_crystals"] = {{"most_atoms", 8}};
        json["classes"] = Json::parse(R"([{"name": "cF", "structures": ["Ni"], "generated": 2},
                                          {"name": "cI", "structures": ["ferrite"], "generated": 1}])");
        const auto spec = TrainingSpec::fromJson(json, "two.json");
        QVERIFY(TrainingSpec::fromJson(spec.toJson(), "again").toJson() == spec.toJson());
        NullMonitor job;
        const PatternSamples samples(spec, job);
        const auto& classes = samples.classes().phases;
        QCOMPARE(classes.size(), std::size_t{2}); // no class of their own
        QCOMPARE(classes[0].bravais, std::string("cF"));
        QCOMPARE(classes[0].spaceGroup, 0); // only the lattice is common
        QCOMPARE(classes[1].bravais, std::string("cI"));
    }

    void badSpecifications_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("complaint");
        QTest::newRow("misspelt") << "learning_rat" << "0.1" << "learning_rat";
        QTest::newRow("network") << "network" << "\"vgg\"" << "resnet18";
        QTest::newRow("negative seed") << "seed" << "-1" << "seed";
        QTest::newRow("batch a text") << "batch" << "\"64\"" << "batch";
        QTest::newRow("batch 0") << "batch" << "0" << "batch";
        QTest::newRow("one class") << "classes" << R"([{"name":"a","structures":["Ni"]}])" << "at least two";
        QTest::newRow("class twice") << "classes" << R"([{"name":"a","structures":["Ni"]},{"name":"a","structures":["Al"]}])" << "two classes";
        QTest::newRow("class without structure") << "classes" << R"([{"name":"a","structures":["Ni"]},{"name":"b"}])" << "classes[1].structures";
        QTest::newRow("noise with structure") << "classes" << R"([{"name":"a","structures":["Ni"]},{"name":"b","kind":"noise","structures":["Al"]}])" << "classes[1].structures";
        QTest::newRow("unknown kind") << "classes" << R"([{"name":"a","structures":["Ni"]},{"name":"b","kind":"magic"}])" << "classes[1].kind";
        QTest::newRow("random class without crystals")
            << "classes" << R"([{"name":"a","structures":["Ni"]},{"name":"b","kind":"random"}])" << "random_crystals.count";
        QTest::newRow("generated noise")
            << "classes" << R"([{"name":"a","structures":["Ni"]},{"name":"b","kind":"noise","generated":2}])" << "classes[1].generated";
        QTest::newRow("unknown crystal option") << "random_crystals" << R"({"number":3})" << "random_crystals.number";
        QTest::newRow("unknown class field") << "classes" << R"([{"name":"a","structures":["Ni"],"weight":2},{"name":"b","kind":"noise"}])" << "classes[0].weight";
        QTest::newRow("unknown condition") << "conditions" << R"({"fog":[0,1]})" << "conditions.fog";
        QTest::newRow("range reversed") << "conditions" << R"({"pc_x":[1,0]})" << "pc_x";
        QTest::newRow("range of one") << "conditions" << R"({"pc_x":[1]})" << "pc_x";
        QTest::newRow("energy") << "energies_kev" << "[200]" << "energies_kev";
        QTest::newRow("no energy") << "energies_kev" << "[]" << "energies_kev";
        QTest::newRow("even master") << "master_size" << "100" << "odd";
        QTest::newRow("recipe") << "recipe" << R"([{"step":"magic"}])" << "magic";
    }
    void badSpecifications()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        QFETCH(QString, complaint);
        Json json = specJson();
        json[field.toStdString()] = Json::parse(value.toStdString());
        const auto message = messageOf<Error>([&] { TrainingSpec::fromJson(json, "two.json"); });
        QVERIFY2(message.startsWith("two.json: ") && message.contains(complaint), qPrintable(message));
    }

    // --- simulated patterns -------------------------------------------------------------------------------------

    void sampleDependsOnSeedAndIndexOnly()
    {
        const auto spec = TrainingSpec::fromJson(specJson(), "two.json");
        NullMonitor job;
        const PatternSamples samples(spec, job);
        QCOMPARE(samples.classes().size(), 3);
        QCOMPARE(samples.classes()[1].bravais, std::string("cI"));
        const auto pixels = static_cast<std::size_t>(spec.inputSize) * static_cast<std::size_t>(spec.inputSize);
        std::vector<float> a(pixels), b(pixels);
        const auto first = samples.source(5)(), second = samples.source(5)(), other = samples.source(6)();
        second(0, b.data()); // another history of the worker
        std::vector<int> seen(3);
        for (std::uint64_t i = 0; i < 60; ++i) {
            const int label = first(i, a.data());
            QCOMPARE(second(i, b.data()), label);
            QVERIFY(a == b);
            ++seen[static_cast<std::size_t>(label)];
        }
        for (const int count : seen) // uniform over classes: 20 each on average
            QVERIFY(count > 5 && count < 40);
        other(59, b.data());
        QVERIFY(a != b);
    }

    void trueCentresLieAroundTheToldOnes()
    {
        simulate::RandomConditions conditions;
        conditions.pcError = 0.02;
        const simulate::ToldCentres told(conditions, 40, 3), again(conditions, 40, 3), other(conditions, 40, 4);
        QVERIFY(told.centres() == again.centres() && told.centres() != other.centres());
        double lowest = 1, highest = 0;
        for (std::size_t i = 0; i < told.centres().size(); ++i) {
            const PatternCentre& pc = told.centres()[i];
            QVERIFY(pc.x >= 0.35 && pc.x <= 0.65 && pc.y >= 0.1 && pc.y <= 0.6 && pc.z >= 0.42 && pc.z <= 0.9);
            QCOMPARE(told.around(i).pcZ, (std::vector<double>{pc.z - 0.02, pc.z + 0.02}));
            lowest = std::min(lowest, pc.x), highest = std::max(highest, pc.x);
        }
        QVERIFY(lowest < 0.4 && highest > 0.6);
    }

    /// The point of being told the pattern centre: the same crystal before two cameras gives nearly the same input.
    void knownBandsOfTwoCamerasAreAlike()
    {
        NullMonitor job;
        simulate::MasterPatternOptions options;
        options.size = 201;
        const auto master = simulate::simulateMasterPattern(crystal::phaseFromCifOrName("nickel"), options, job);
        const PatternCentre cameras[] = {{0.5, 0.3, 0.5}, {0.42, 0.38, 0.7}};
        constexpr int px = 96;
        const auto input = [&](const preprocess::PreprocessRecipe& recipe, const simulate::DrawnPattern& drawn) {
            std::vector<float> pattern(px * px);
            Rng rng(1);
            simulate::renderPattern(master, master, drawn, px, rng, pattern.data());
            const preprocess::RecipeRunner runner(recipe, px, px, Detector{.patternCentre = drawn.pc});
            std::vector<float> out(static_cast<std::size_t>(runner.outputHeight() * runner.outputWidth()));
            runner.apply({pattern.data(), px, px}, out.data(), *runner.makeWorkspace());
            return out;
        };
        const auto alike = [&](const preprocess::PreprocessRecipe& recipe) {
            double sum = 0;
            for (std::uint64_t i = 0; i < 8; ++i) {
                Rng rng = Rng::stream(5, i);
                simulate::DrawnPattern one = simulate::drawPattern({}, rng);
                one.camera = {};
                one.camera.maskRadius = 0;
                one.crystalFromPixels.col(0).normalize(); // square pixels
                simulate::DrawnPattern two = one;
                one.pc = cameras[0];
                two.pc = cameras[1];
                const auto a = input(recipe, one), b = input(recipe, two);
                sum += std::inner_product(a.begin(), a.end(), b.begin(), 0.) / static_cast<double>(a.size()); // mean square 1
            }
            return sum / 8;
        };
        const double known = alike(preprocess::PreprocessRecipe::knownBands()), unknown = alike(preprocess::PreprocessRecipe::bands());
        QVERIFY2(known > 0.6 && std::abs(unknown) < 0.3, qPrintable(QString("%1 and %2").arg(known).arg(unknown)));
    }

    void samplesOfToldCentresAreRepeatable()
    {
        Json json = specJson();
        json["recipe"] = preprocess::PreprocessRecipe::knownBands(32).toJson();
        const auto spec = TrainingSpec::fromJson(json, "two.json");
        NullMonitor job;
        const PatternSamples samples(spec, job);
        std::vector<float> a(32 * 32), b(32 * 32);
        const auto one = samples.source(5)(), two = samples.source(5)();
        for (std::uint64_t i = 0; i < 30; ++i) {
            QCOMPARE(one(i, a.data()), two(i, b.data()));
            QVERIFY(a == b && std::ranges::all_of(a, [](float v) { return std::isfinite(v); }));
        }
    }

    void drawnSamplesAreThoseOfTheSource()
    {
        auto json = specJson();
        json["conditions"]["noise_to_signal"] = json["conditions"]["low_frequency"] = {0, 0};
        json["energies_kev"] = {15, 20};
        const auto spec = TrainingSpec::fromJson(json, "two.json");
        NullMonitor job;
        const PatternSamples samples(spec, job);
        const TensorRenderer renderer(samples.masters(), spec.inputSize, "cpu");
        const auto worker = samples.source(8)();
        constexpr std::size_t pixels = 32 * 32;
        std::vector<DrawnSample> drawn;
        for (std::uint64_t i = 0; i < 60; ++i)
            drawn.push_back(samples.drawn(8, i));
        const auto inputs = renderer.inputs(drawn, 1);
        std::vector<float> expected(pixels);
        int featureless = 0, mixed = 0;
        for (std::size_t i = 0; i < drawn.size(); ++i) {
            QCOMPARE(worker(i, expected.data()), drawn[i].label);
            featureless += !drawn[i].image.empty();
            mixed += drawn[i].first != drawn[i].second;
            if (drawn[i].label == 2 && drawn[i].image.empty())
                continue; // all noise
            double squares = 0; // of the differences; inputs have the mean square 1, or are blank
            for (std::size_t k = 0; k < pixels; ++k)
                squares += std::pow(static_cast<double>(expected[k] - inputs[i * pixels + k]), 2);
            QVERIFY2(squares / pixels < 0.001, qPrintable(QString("sample %1: %2").arg(i).arg(squares / pixels)));
        }
        QVERIFY(featureless > 3 && mixed > 10);
    }

    void trainsOnPatternsThatTheDeviceRenders()
    {
        const auto spec = TrainingSpec::fromJson(specJson(), "two.json");
        auto options = onCpu(2);
        options.renderOn = "device";
        NullMonitor job;
        const auto model = train(spec, options, job);
        QVERIFY(job.warnings().empty());
        QCOMPARE(model.training["rendered_on"].get<std::string>(), std::string("cpu"));
        // Measured on patterns that the processor's renderer makes.
        const auto report = evaluateOnSpec(std::make_shared<ModelFile>(model), spec, 60, {0.2}, 99, "cpu", job);
        const double accuracy = report["by_noise"][0]["accuracy"];
        QVERIFY2(accuracy > 0.6, qPrintable(QString::number(accuracy))); // chance is 0.33
    }

    void placeOfRendering()
    {
        auto json = specJson();
        json["images"] = 256;
        json["validation_images"] = 8;
        const auto weightsOf = [](Json specification, const char* renderOn, std::size_t warnings) {
            auto options = onCpu();
            options.renderOn = renderOn;
            NullMonitor job;
            const auto model = train(TrainingSpec::fromJson(specification, "two.json"), options, job);
            if (job.warnings().size() != warnings)
                throw Error(ErrorKind::Internal, std::to_string(job.warnings().size()) + " warnings");
            std::string bytes;
            for (const auto& tensor : model.weights)
                bytes.append(reinterpret_cast<const char*>(tensor.bytes.data()), tensor.bytes.size());
            return bytes;
        };
        const auto device = weightsOf(json, "device", 0), cpu = weightsOf(json, "cpu", 0);
        QVERIFY(weightsOf(json, "device", 0) == device);
        QVERIFY(weightsOf(json, "auto", 0) == cpu); // the device is no CUDA
        QVERIFY(device != cpu);
        QVERIFY(messageOf<Error>([&] { weightsOf(json, "moon", 0); }).contains("choose auto, device or cpu"));

        json["recipe"] = preprocess::PreprocessRecipe::standard(32).toJson();
        json["recipe"].erase(5); // no low-pass
        QVERIFY(weightsOf(json, "device", 1) == weightsOf(json, "cpu", 0));
    }

    void trainsAndEvaluates()
    {
        const auto spec = TrainingSpec::fromJson(specJson(), "two.json");
        NullMonitor job;
        const auto model = train(spec, onCpu(2), job);
        QCOMPARE(model.classes.size(), 3);
        QCOMPARE(model.otherClasses, std::vector<int>{3});
        QVERIFY(model.temperature > 0.1 && model.temperature < 8);
        QVERIFY(model.minConfidence > 0.2 && model.minConfidence <= 1);
        QCOMPARE(model.metrics["by_noise"].size(), std::size_t{5});
        QVERIFY(model.training["history"].size() > 10);

        const auto path = std::filesystem::path(m_folder.filePath("two.safetensors").toStdString());
        saveModel(path, model);
        const auto report = evaluateOnSpec(loadModel(path), spec, 60, {0.2}, 99, "cpu", job);
        QCOMPARE(report["by_noise"][0]["classes"].size(), std::size_t{3});
        const double accuracy = report["by_noise"][0]["accuracy"];
        QVERIFY2(accuracy > 0.6, qPrintable(QString::number(accuracy))); // chance is 0.33
    }
};

QTEST_GUILESS_MAIN(TestTraining)
#include "tst_training.moc"
