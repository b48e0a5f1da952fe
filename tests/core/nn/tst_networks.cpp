// SPDX-License-Identifier: GPL-3.0-or-later
// Networks against published numbers and names, and the classifier that runs them.
#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/nn/classifier.h"
#include "core/nn/networks.h"
#include "core/nn/untrained.h"
#include "tests/core/nn/unfused_reference.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <functional>
#include <numeric>

using namespace kikuscope;
using namespace kikuscope::nn;

namespace {

QString messageOf(const std::function<void()>& f)
{
    try {
        f();
    } catch (const Error& e) {
        return QString::fromUtf8(e.what());
    }
    return {};
}

std::vector<std::string> names(int count)
{
    std::vector<std::string> result;
    for (int i = 0; i < count; ++i)
        result.push_back("class " + std::to_string(i + 1));
    return result;
}

bool endsWith(const std::string& text, const std::string& end) { return text.size() >= end.size() && text.ends_with(end); }

bool isStatistic(const std::string& name)
{
    return endsWith(name, "running_mean") || endsWith(name, "running_var") || endsWith(name, "num_batches_tracked");
}

std::vector<float> randomInputs(std::int64_t count, int size, std::uint64_t seed)
{
    Rng rng(seed);
    std::vector<float> values(static_cast<std::size_t>(count * size * size));
    for (auto& value : values)
        value = static_cast<float>(rng.normal());
    return values;
}

/// Normalisations as after a training, so that folding them has something to do.
void randomiseStatistics(ModelFile& model)
{
    Rng rng(3);
    for (auto& tensor : model.weights) {
        const bool mean = endsWith(tensor.name, "running_mean"), variance = endsWith(tensor.name, "running_var");
        const bool normalisation = tensor.shape.size() == 1 && tensor.dtype == "F32" && tensor.name != "fc.bias";
        if (!normalisation)
            continue;
        auto* values = reinterpret_cast<float*>(tensor.bytes.data());
        for (std::int64_t i = 0; i < tensor.shape[0]; ++i)
            values[i] = static_cast<float>(mean ? rng.uniform(-0.3, 0.3) : variance ? rng.uniform(0.5, 2) : values[i] + rng.uniform(-0.2, 0.2));
    }
}

PatternBlock block(std::int64_t count, int size)
{
    PatternBlock result({0, count}, size, size);
    Rng rng(11);
    for (auto& pixel : result.pixels)
        pixel = static_cast<float>(rng.uniform(0, 255));
    return result;
}

float largestDifference(const std::vector<float>& a, const std::vector<float>& b)
{
    float largest = a.size() == b.size() ? 0.f : 1e9f;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        largest = std::max(largest, std::abs(a[i] - b[i]));
    return largest;
}

} // namespace

class TestNetworks : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { initialiseThreads(); }

    /// torchvision (ResNets) and timm (Xception) for colour images and 1000 classes.
    void publishedParameterCounts_data()
    {
        QTest::addColumn<QString>("network");
        QTest::addColumn<qint64>("parameters");
        QTest::newRow("resnet18, torchvision") << "resnet18" << qint64{11689512};
        QTest::newRow("resnet34, torchvision") << "resnet34" << qint64{21797672};
        QTest::newRow("resnet50, torchvision") << "resnet50" << qint64{25557032};
        QTest::newRow("resnet101, torchvision") << "resnet101" << qint64{44549160};
        QTest::newRow("resnet152, torchvision") << "resnet152" << qint64{60192808};
        QTest::newRow("xception, timm") << "xception" << qint64{22855952};
    }
    void publishedParameterCounts()
    {
        QFETCH(QString, network);
        QFETCH(qint64, parameters);
        QCOMPARE(parameterCount(network.toStdString(), 3, 1000), parameters);
        const int perChannel = network == "xception" ? 32 * 9 : 64 * 49;
        QCOMPARE(parameterCount(network.toStdString(), 1, 1000), parameters - 2 * perChannel);
    }

    /// Ra et al. 2021, table 1 (millions, one decimal), with their 60 classes. Their ResNet-152 (58.5) is not compared:
    /// torchvision's has 58.3 M parameters with 60 classes.
    void countsOfRaEtAl_data()
    {
        QTest::addColumn<QString>("network");
        QTest::addColumn<double>("millions");
        QTest::newRow("ResNet18") << "resnet18" << 11.2;
        QTest::newRow("ResNet34") << "resnet34" << 21.3;
        QTest::newRow("ResNet50") << "resnet50" << 23.6;
        QTest::newRow("ResNet101") << "resnet101" << 42.6;
    }
    void countsOfRaEtAl()
    {
        QFETCH(QString, network);
        QFETCH(double, millions);
        constexpr int classes = 60;
        const double ours = static_cast<double>(parameterCount(network.toStdString(), 3, classes)) / 1e6;
        QCOMPARE(std::round(ours * 10) / 10, millions);
    }

    /// The table is arithmetic; here the networks are really built.
    void builtAsCounted_data()
    {
        QTest::addColumn<QString>("network");
        for (const auto& network : networks())
            QTest::newRow(network.id.c_str()) << QString::fromStdString(network.id);
    }
    void builtAsCounted()
    {
        QFETCH(QString, network);
        const auto model = untrainedModel(network.toStdString(), 64, names(14), 1);
        std::int64_t parameters = 0;
        for (const auto& tensor : model.weights)
            if (!isStatistic(tensor.name))
                parameters += std::accumulate(tensor.shape.begin(), tensor.shape.end(), std::int64_t{1}, std::multiplies<>());
        QCOMPARE(parameters, parameterCount(network.toStdString(), 1, 14));
        const auto& table = networks();
        const auto row = std::find_if(table.begin(), table.end(), [&](const NetworkInfo& n) { return n.id == network.toStdString(); });
        QCOMPARE(parameters, row->parameters);
    }

    /// state_dict() keys of torchvision 0.14 and timm 0.6.
    void publishedNames_data()
    {
        QTest::addColumn<QString>("network");
        QTest::addColumn<QString>("tensor");
        QTest::addColumn<QList<qint64>>("shape");
        const auto row = [](const char* network, const char* tensor, QList<qint64> shape) {
            QTest::addRow("%s %s", network, tensor) << network << tensor << shape;
        };
        row("resnet18", "conv1.weight", {64, 1, 7, 7});
        row("resnet18", "layer2.0.downsample.0.weight", {128, 64, 1, 1});
        row("resnet18", "layer2.0.downsample.1.running_mean", {128});
        row("resnet18", "layer4.1.bn2.weight", {512});
        row("resnet18", "fc.weight", {3, 512});
        row("resnet50", "layer1.0.downsample.0.weight", {256, 64, 1, 1});
        row("resnet50", "layer3.5.conv3.weight", {1024, 256, 1, 1});
        row("resnet50", "bn1.num_batches_tracked", {});
        row("xception", "conv2.weight", {64, 32, 3, 3});
        row("xception", "block1.rep.0.conv1.weight", {64, 1, 3, 3});
        row("xception", "block1.rep.4.weight", {128});
        row("xception", "block2.rep.1.pointwise.weight", {256, 128, 1, 1});
        row("xception", "block5.rep.7.conv1.weight", {728, 1, 3, 3});
        row("xception", "block12.rep.4.pointwise.weight", {1024, 728, 1, 1});
        row("xception", "block12.skipbn.bias", {1024});
        row("xception", "conv4.pointwise.weight", {2048, 1536, 1, 1});
    }
    void publishedNames()
    {
        QFETCH(QString, network);
        QFETCH(QString, tensor);
        QFETCH(QList<qint64>, shape);
        const auto model = untrainedModel(network.toStdString(), 64, names(3), 1);
        const auto found = std::find_if(model.weights.begin(), model.weights.end(),
                                        [&](const StoredTensor& t) { return t.name == tensor.toStdString(); });
        QVERIFY(found != model.weights.end());
        QCOMPARE(QList<qint64>(found->shape.begin(), found->shape.end()), shape);
    }

    void unknownNetworkIsRefused() { QVERIFY(messageOf([] { parameterCount("vgg", 1, 2); }).contains("resnet18")); }

    void sameSeedSameWeights()
    {
        const auto a = untrainedModel("compact", 64, names(2), 5), b = untrainedModel("compact", 64, names(2), 5);
        const auto c = untrainedModel("compact", 64, names(2), 6);
        QVERIFY(a.weights.front().bytes == b.weights.front().bytes);
        QVERIFY(a.weights.front().bytes != c.weights.front().bytes);
    }

    /// Every network answers for odd and even sizes, its rows sum to 1, and folding the normalisations into the
    /// convolutions changes nothing.
    void answers_data()
    {
        QTest::addColumn<QString>("network");
        QTest::addColumn<int>("size");
        QTest::newRow("compact 64") << "compact" << 64;
        QTest::newRow("compact 61") << "compact" << 61;
        QTest::newRow("resnet18 64") << "resnet18" << 64;
        QTest::newRow("resnet50 48") << "resnet50" << 48;
        QTest::newRow("xception 71") << "xception" << 71;
    }
    void answers()
    {
        QFETCH(QString, network);
        QFETCH(int, size);
        auto model = std::make_shared<ModelFile>(untrainedModel(network.toStdString(), size, names(5), 2));
        randomiseStatistics(*model);
        model->temperature = 1.7;
        const auto inputs = randomInputs(3, size, 4);
        const auto probabilities = Classifier(model).probabilities(inputs.data(), 3);
        QCOMPARE(probabilities.size(), std::size_t{15});
        for (int i = 0; i < 3; ++i)
            QVERIFY(std::abs(std::accumulate(probabilities.begin() + 5 * i, probabilities.begin() + 5 * i + 5, 0.f) - 1) < 1e-5f);
        const auto reference = unfusedProbabilities(*model, inputs, 3);
        QVERIFY2(largestDifference(probabilities, reference) < 1e-3f, "fused and plain network differ");
    }

    void independentOfBatch()
    {
        const auto model = std::make_shared<ModelFile>(untrainedModel("compact", 32, names(4), 2));
        const auto inputs = randomInputs(70, 32, 9);
        Classifier classifier(model);
        const auto expected = classifier.probabilities(inputs.data(), 70);
        for (const std::int64_t batch : {1, 7, 70}) {
            auto other = classifier.clone();
            other.setBatch(batch);
            QVERIFY(largestDifference(other.probabilities(inputs.data(), 70), expected) < 1e-5f);
        }
    }

    void predictionsFollowProbabilities()
    {
        auto model = std::make_shared<ModelFile>(untrainedModel("compact", 32, names(4), 2));
        Classifier classifier(model);
        auto patterns = block(5, 40);
        patterns.present[2] = 0;
        const auto p = classifier.predict(patterns);
        const preprocess::RecipeRunner runner(model->recipe, 40, 40);
        const auto all = classifier.probabilities(runner.apply(patterns).data(), 5);
        for (std::size_t i = 0; i < 5; ++i) {
            QCOMPARE(int{p.present[i]}, i == 2 ? 0 : 1);
            if (i == 2) {
                QCOMPARE(p.id[i], (std::array<std::uint16_t, 3>{0, 0, 0}));
                continue;
            }
            std::vector<float> row(all.begin() + static_cast<std::ptrdiff_t>(4 * i), all.begin() + static_cast<std::ptrdiff_t>(4 * i + 4));
            for (std::size_t k = 0; k < 3; ++k)
                QCOMPARE(p.probability[i][k], row[p.id[i][k] - 1u]);
            std::sort(row.begin(), row.end(), std::greater<>());
            QCOMPARE(p.probability[i][0], row[0]);
            QCOMPARE(p.probability[i][1], row[1]);
            QCOMPARE(p.probability[i][2], row[2]);
            QCOMPARE(int{p.accepted[i]}, 1);
        }
    }

    void twoClassesLeaveTheThirdPlaceEmpty()
    {
        const auto model = std::make_shared<ModelFile>(untrainedModel("compact", 32, names(2), 2));
        const auto p = Classifier(model).predict(block(1, 32));
        QCOMPARE(int{p.id[0][2]}, 0);
        QCOMPARE(p.probability[0][2], 0.f);
        QVERIFY(p.id[0][0] != p.id[0][1] && p.id[0][1] > 0);
    }

    void unsureAndOtherClassesAreNotAccepted()
    {
        auto model = std::make_shared<ModelFile>(untrainedModel("compact", 32, names(2), 2));
        const auto patterns = block(4, 32);
        const auto first = Classifier(model).predict(patterns);
        model->minConfidence = static_cast<double>(first.probability[0][0]) + 1e-3;
        QCOMPARE(int{Classifier(model).predict(patterns).accepted[0]}, 0);
        model->minConfidence = 0;
        model->otherClasses = {1, 2};
        QCOMPARE(int{Classifier(model).predict(patterns).accepted[0]}, 0);
    }

    void higherTemperatureLessConfidence()
    {
        auto model = std::make_shared<ModelFile>(untrainedModel("compact", 32, names(3), 2));
        const auto patterns = block(1, 32);
        const auto sharp = Classifier(model).predict(patterns);
        model->temperature = 3;
        const auto flat = Classifier(model).predict(patterns);
        QCOMPARE(flat.id[0][0], sharp.id[0][0]);
        QVERIFY(flat.probability[0][0] < sharp.probability[0][0]);
    }

    void damagedWeightsAreRefused_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::addColumn<QString>("complaint");
        QTest::newRow("missing") << "missing" << "fc.bias\" is missing";
        QTest::newRow("superfluous") << "superfluous" << "extra\" is superfluous";
        QTest::newRow("shape") << "shape" << "another shape";
        QTest::newRow("dtype") << "dtype" << "another shape or type";
        QTest::newRow("NaN") << "nan" << "not numbers";
    }
    void damagedWeightsAreRefused()
    {
        QFETCH(QString, damage);
        QFETCH(QString, complaint);
        auto model = std::make_shared<ModelFile>(untrainedModel("compact", 32, names(3), 2));
        auto& weights = model->weights;
        const auto bias = std::find_if(weights.begin(), weights.end(), [](const StoredTensor& t) { return t.name == "fc.bias"; });
        if (damage == "missing")
            weights.erase(bias);
        else if (damage == "superfluous")
            weights.push_back({"extra", "U8", {0}, {}});
        else if (damage == "shape")
            bias->shape = {3, 1};
        else if (damage == "dtype")
            bias->dtype = "I32";
        else
            std::fill(bias->bytes.begin(), bias->bytes.end(), std::byte{0xff});
        const QString message = messageOf([&] { Classifier{model}; });
        QVERIFY2(message.contains(complaint), qPrintable(message));
    }

    void recipeOfAnotherSizeIsRefused()
    {
        auto model = std::make_shared<ModelFile>(untrainedModel("compact", 32, names(3), 2));
        model->recipe = preprocess::PreprocessRecipe::standard(48);
        Classifier classifier(model);
        QVERIFY(messageOf([&] { classifier.predict(block(1, 40)); }).contains("48 x 48"));
    }

    void unknownDeviceListsTheOthers()
    {
        const auto message = messageOf([] { resolveDevice("cuda:99"); });
        QVERIFY2(message.contains("cuda:99") && message.contains("cpu"), qPrintable(message));
        QVERIFY(!resolveDevice("auto").empty());
    }

    void scriptThatIsNoneIsOneSentence()
    {
        QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("s.pt").toStdString();
        writeFileAtomically(path, "not a script");
        writeFileAtomically(path.string() + ".json", R"({"input_size":32,"classes":[{"name":"a"}],"recipe":)" +
                                                         preprocess::PreprocessRecipe::standard(32).toJson().dump() + "}");
        const auto model = loadTorchScript(path);
        const QString message = messageOf([&] { Classifier{model}; });
        QVERIFY2(message.startsWith("Loading the model s failed") && message.count('\n') < 3, qPrintable(message));
    }
};

QTEST_GUILESS_MAIN(TestNetworks)
#include "tst_networks.moc"
