// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/nn/model_file.h"
#include "core/nn/untrained.h"

#include <QTemporaryDir>
#include <QTest>

#include <cstring>
#include <fstream>
#include <functional>

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

template <typename T>
std::vector<T> valuesOf(const StoredTensor& tensor)
{
    std::vector<T> values(tensor.bytes.size() / sizeof(T));
    std::memcpy(values.data(), tensor.bytes.data(), tensor.bytes.size());
    return values;
}

std::string headerSize(std::uint64_t n)
{
    std::string bytes(8, '\0');
    std::memcpy(bytes.data(), &n, 8);
    return bytes;
}

/// A file with this header text and as many bytes of data.
QByteArray container(const std::string& header, std::size_t data)
{
    return QByteArray::fromStdString(headerSize(header.size()) + header + std::string(data, '\1'));
}

ModelFile smallModel()
{
    auto model = untrainedModel("compact", 32, {"ferrite", "noise"}, 7);
    model.name = "small";
    model.description = "for tests";
    auto& ferrite = model.classes[1];
    ferrite.formula = "Fe";
    ferrite.cell = {2.8665, 2.8665, 2.8665, 90, 90, 90};
    ferrite.spaceGroup = 229;
    ferrite.bravais = "cI";
    ferrite.colour = {10, 20, 30, 255};
    ferrite.atoms.push_back({"Fe1", "Fe", 26, {0, 0, 0}, 1, 0.35});
    model.otherClasses = {2};
    model.temperature = 1.25;
    model.minConfidence = 0.4;
    model.metrics = {{"accuracy", 0.5}};
    return model;
}

} // namespace

class TestModelFiles : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::filesystem::path file(const char* name) const { return m_folder.filePath(name).toStdString(); }

private slots:
    /// tests/data/tiny.safetensors was written with Python's struct module from the published format.
    void readsIndependentFile()
    {
        const auto content = readSafetensors(std::filesystem::path(KIKUSCOPE_SOURCE_DIR) / "tests/data/tiny.safetensors");
        QCOMPARE(content.tensors.size(), std::size_t{4});
        QCOMPARE(QString::fromStdString(content.metadata.at(0).second), QString("python struct module"));
        QCOMPARE(QString::fromStdString(content.tensors[0].name), QString("weight"));
        QCOMPARE(content.tensors[0].shape, (std::vector<std::int64_t>{2, 3}));
        QCOMPARE(valuesOf<float>(content.tensors[0]), (std::vector<float>{0.5f, -1.25f, 2, 3, 1e-3f, -7}));
        QCOMPARE(valuesOf<std::int64_t>(content.tensors[1]), (std::vector<std::int64_t>{-42}));
        QVERIFY(content.tensors[1].shape.empty());
        QVERIFY(content.tensors[2].bytes.empty());
        QCOMPARE(valuesOf<std::uint8_t>(content.tensors[3]), (std::vector<std::uint8_t>{1, 2, 255}));
    }

    void roundTrip()
    {
        Safetensors content;
        content.tensors.push_back({"a", "F32", {2}, std::vector<std::byte>(8, std::byte{3})});
        content.tensors.push_back({"scalar", "I64", {}, std::vector<std::byte>(8, std::byte{9})});
        content.tensors.push_back({"none", "F32", {0, 5}, {}});
        content.metadata = {{"x", "y \" ü"}};
        const auto path = file("round.safetensors");
        writeSafetensors(path, content);
        const auto again = readSafetensors(path);
        QCOMPARE(again.metadata, content.metadata);
        QCOMPARE(again.tensors.size(), content.tensors.size());
        for (std::size_t i = 0; i < content.tensors.size(); ++i) {
            QCOMPARE(again.tensors[i].name, content.tensors[i].name);
            QCOMPARE(again.tensors[i].dtype, content.tensors[i].dtype);
            QCOMPARE(again.tensors[i].shape, content.tensors[i].shape);
            QVERIFY(again.tensors[i].bytes == content.tensors[i].bytes);
        }
        // The tensors begin at a multiple of eight bytes.
        std::ifstream raw(path, std::ios::binary);
        std::uint64_t size = 0;
        raw.read(reinterpret_cast<char*>(&size), 8);
        QCOMPARE(size % 8, std::uint64_t{0});
    }

    void refusesMalformed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("complaint");
        const auto one = [](const std::string& entry) { return "{\"t\":" + entry + "}"; };
        QTest::newRow("empty file") << QByteArray() << "0 bytes";
        QTest::newRow("seven bytes") << QByteArray(7, '\0') << "7 bytes";
        QTest::newRow("header of zero bytes") << QByteArray::fromStdString(headerSize(0)) << "start with {";
        QTest::newRow("header longer than the file") << QByteArray::fromStdString(headerSize(100) + "{}") << "100 bytes";
        QTest::newRow("header of 2^63 bytes") << QByteArray::fromStdString(headerSize(1ull << 63) + "{}") << "header would have";
        QTest::newRow("header of 2^64-1 bytes") << QByteArray::fromStdString(headerSize(~0ull) + "{}") << "header would have";
        QTest::newRow("not JSON") << container("{\"t\":", 0) << "not valid JSON";
        QTest::newRow("a list") << container("[1]", 0) << "start with {";
        QTest::newRow("leading space") << container(" {}", 0) << "start with {";
        QTest::newRow("invalid UTF-8") << container("{\"\xff\xfe\":1}", 0) << "not valid JSON";
        QTest::newRow("key twice") << container(R"({"t":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"t":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})", 1) << "twice";
        QTest::newRow("metadata not strings") << container(R"({"__metadata__":{"a":1}})", 0) << "__metadata__.a";
        QTest::newRow("metadata a list") << container(R"({"__metadata__":[]})", 0) << "__metadata__";
        QTest::newRow("entry not an object") << container(one("3"), 0) << "exactly dtype";
        QTest::newRow("no dtype") << container(one(R"({"shape":[1],"data_offsets":[0,1]})"), 1) << "exactly dtype";
        QTest::newRow("extra field") << container(one(R"({"dtype":"U8","shape":[1],"data_offsets":[0,1],"x":1})"), 1) << "exactly dtype";
        QTest::newRow("unknown dtype") << container(one(R"({"dtype":"Q7","shape":[1],"data_offsets":[0,1]})"), 1) << "dtype \"Q7\"";
        QTest::newRow("dtype a number") << container(one(R"({"dtype":7,"shape":[1],"data_offsets":[0,1]})"), 1) << "dtype 7";
        QTest::newRow("negative extent") << container(one(R"({"dtype":"U8","shape":[-1],"data_offsets":[0,1]})"), 1) << "extent -1";
        QTest::newRow("fractional extent") << container(one(R"({"dtype":"U8","shape":[1.5],"data_offsets":[0,1]})"), 1) << "extent 1.5";
        QTest::newRow("shape overflows") << container(one(R"({"dtype":"F64","shape":[4294967296,4294967296],"data_offsets":[0,0]})"), 0) << "do not fit";
        QTest::newRow("shape times dtype overflows") << container(one(R"({"dtype":"F64","shape":[2305843009213693952],"data_offsets":[0,0]})"), 0) << "do not fit";
        QTest::newRow("seventeen dimensions") << container(one(R"({"dtype":"U8","shape":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],"data_offsets":[0,1]})"), 1) << "at most 16";
        QTest::newRow("size unlike shape") << container(one(R"({"dtype":"F32","shape":[2],"data_offsets":[0,4]})"), 4) << "do not fit";
        QTest::newRow("offsets past the end") << container(one(R"({"dtype":"U8","shape":[9],"data_offsets":[0,9]})"), 8) << "outside the file";
        QTest::newRow("offsets reversed") << container(one(R"({"dtype":"U8","shape":[1],"data_offsets":[2,1]})"), 2) << "outside the file";
        QTest::newRow("three offsets") << container(one(R"({"dtype":"U8","shape":[1],"data_offsets":[0,1,1]})"), 1) << "two numbers";
        QTest::newRow("negative offset") << container(one(R"({"dtype":"U8","shape":[1],"data_offsets":[-1,0]})"), 1) << "two numbers";
        QTest::newRow("bytes left over") << container(one(R"({"dtype":"U8","shape":[1],"data_offsets":[0,1]})"), 2) << "end at byte 1 of 2";
        QTest::newRow("gap at the start") << container(one(R"({"dtype":"U8","shape":[1],"data_offsets":[1,2]})"), 2) << "a gap before";
        QTest::newRow("overlap") << container(R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}})", 3) << "an overlap at";
    }
    void refusesMalformed()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, complaint);
        const auto path = file("bad.safetensors");
        std::ofstream(path, std::ios::binary) << bytes.toStdString();
        const QString message = messageOf([&] { readSafetensors(path); });
        QVERIFY2(message.contains(complaint), qPrintable(message));
        QVERIFY2(message.contains("bad.safetensors"), qPrintable(message));
    }

    void refusesToWriteNonsense()
    {
        const auto path = file("nonsense.safetensors");
        QVERIFY(!messageOf([&] { writeSafetensors(path, {{{"a", "F32", {3}, std::vector<std::byte>(8)}}, {}}); }).isEmpty());
        QVERIFY(!messageOf([&] { writeSafetensors(path, {{{"a", "U8", {1}, std::vector<std::byte>(1)}, {"a", "U8", {1}, std::vector<std::byte>(1)}}, {}}); }).isEmpty());
        QVERIFY(!std::filesystem::exists(path));
    }

    void modelRoundTrip()
    {
        const auto model = smallModel();
        const auto path = file("small.safetensors");
        saveModel(path, model);
        const auto again = loadModel(path);
        QCOMPARE(again->name, model.name);
        QCOMPARE(again->description, model.description);
        QCOMPARE(again->network, model.network);
        QCOMPARE(again->inputSize, model.inputSize);
        QCOMPARE(again->classes.size(), 2);
        QCOMPARE(again->classes[1].cell, model.classes[1].cell);
        QCOMPARE(again->classes[1].spaceGroup, 229);
        QCOMPARE(again->classes[1].bravais, std::string("cI"));
        QCOMPARE(again->classes[1].colour, model.classes[1].colour);
        QCOMPARE(again->classes[1].atoms.at(0).element, std::string("Fe"));
        QCOMPARE(*again->classes[1].atoms.at(0).bIso, 0.35);
        QCOMPARE(again->otherClasses, model.otherClasses);
        QVERIFY(again->recipe == model.recipe);
        QCOMPARE(again->temperature, 1.25);
        QCOMPARE(again->minConfidence, 0.4);
        QVERIFY(again->training == model.training && again->metrics == model.metrics);
        QCOMPARE(again->hash.size(), std::size_t{64});
        QCOMPARE(again->weights.size(), model.weights.size());
        for (std::size_t i = 0; i < model.weights.size(); ++i)
            QVERIFY(again->weights[i].name == model.weights[i].name && again->weights[i].bytes == model.weights[i].bytes);
    }

    void refusesWrongDescription_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value"); // JSON; empty: the field is removed
        QTest::addColumn<QString>("complaint");
        QTest::newRow("newer format") << "format" << "99" << "newer Kikuscope";
        QTest::newRow("format a text") << "format" << "\"1\"" << "format";
        QTest::newRow("no network") << "network" << "" << "network is missing";
        QTest::newRow("unknown network") << "network" << "\"resnet7\"" << "resnet7";
        QTest::newRow("input size 0") << "input_size" << "0" << "input_size";
        QTest::newRow("input size huge") << "input_size" << "1000000" << "input_size";
        QTest::newRow("no classes") << "classes" << "[]" << "classes";
        QTest::newRow("class without name") << "classes" << "[{}]" << "classes[0].name";
        QTest::newRow("impossible cell") << "classes" << R"([{"name":"a","cell":[1,1,1,10,10,170]}])" << "classes[0].cell";
        QTest::newRow("space group 231") << "classes" << R"([{"name":"a","space_group":231}])" << "classes[0].space_group";
        QTest::newRow("other class outside") << "other_classes" << "[3]" << "other_classes";
        QTest::newRow("temperature 0") << "temperature" << "0" << "temperature";
        QTest::newRow("confidence above 1") << "min_confidence" << "1.5" << "min_confidence";
        QTest::newRow("recipe unknown") << "recipe" << R"([{"step":"magic"}])" << "recipe";
        QTest::newRow("metrics a list") << "metrics" << "[]" << "metrics";
    }
    void refusesWrongDescription()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        QFETCH(QString, complaint);
        const auto path = file("wrong.safetensors");
        saveModel(path, smallModel());
        auto content = readSafetensors(path);
        for (auto& [key, text] : content.metadata) {
            if (key != "kikuscope")
                continue;
            Json json = Json::parse(text);
            if (value.isEmpty())
                json.erase(field.toStdString());
            else
                json[field.toStdString()] = Json::parse(value.toStdString());
            text = json.dump();
        }
        writeSafetensors(path, content);
        const QString message = messageOf([&] { loadModel(path); });
        QVERIFY2(message.contains(complaint), qPrintable(message));
        QVERIFY2(message.contains("wrong.safetensors"), qPrintable(message));
    }

    void refusesTensorsWithoutModel()
    {
        const auto path = file("plain.safetensors");
        writeSafetensors(path, {});
        QVERIFY(messageOf([&] { loadModel(path); }).contains("no Kikuscope model"));
    }

    void torchScriptOnlyOnRequest()
    {
        const auto path = file("script.pt");
        writeFileAtomically(path, "not really a script");
        QVERIFY(messageOf([&] { loadModel(path); }).contains("explicitly"));
        QVERIFY(messageOf([&] { loadTorchScript(path); }).contains("script.pt.json"));
        writeFileAtomically(file("script.pt.json"), R"({"input_size":32,"classes":[{"name":"a"},{"name":"b"}],"recipe":)" +
                                                        preprocess::PreprocessRecipe::standard(32).toJson().dump() + "}");
        const auto model = loadTorchScript(path);
        QCOMPARE(model->classes.size(), 2);
        QCOMPARE(model->network, std::string("torchscript"));
    }

    void unknownNameListsBundledModels()
    {
        const QString message = messageOf([] { loadModelByNameOrPath("no-such-model"); });
        QVERIFY2(message.contains("no-such-model") && message.contains("bundled"), qPrintable(message));
    }
};

QTEST_GUILESS_MAIN(TestModelFiles)
#include "tst_model_files.moc"
