// SPDX-License-Identifier: GPL-3.0-or-later
// Networks for spot patterns: a short training from a specification, the file of the model, and what it refuses.
#include "core/base/error.h"
#include "core/map/pattern_source.h"
#include "core/nn/classifier.h"
#include "core/nn/spot_evaluation.h"
#include "core/nn/untrained.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace kikuscope;
using namespace kikuscope::nn;

namespace {

const char* tinySpec = R"({"name": "tiny", "network": "compact", "input_size": 32,
  "data": {"groups": [225, 229], "size": 48, "pixel_size_mm": 0.45, "offset_px": 2, "min_spots": 4},
  "images": 320, "batch": 32, "learning_rate": 0.003, "ema": 0.9, "validation_images": 64, "seed": 3})";

SpotTrainingSpec tiny() { return SpotTrainingSpec::fromJson(parseJson(tinySpec, "tiny"), "tiny"); }

Json twoCurves()
{
    return parseJson(R"([{"name": "strain", "vary": "axial_strain", "values": [0, 0.05]}, {"name": "twin", "defects": {"twin": true}}])", "curves");
}

std::string complaint(const std::function<void()>& work)
{
    try {
        work();
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

} // namespace

class TestSpotModel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        NullMonitor job;
        TrainingOptions options;
        options.device = "cpu";
        saveModel(path(), trainSpots(tiny(), options, job));
        m_model = loadModel(path());
    }

    void sameSpecSameModel()
    {
        NullMonitor job;
        TrainingOptions options;
        options.device = "cpu";
        const ModelFile again = trainSpots(tiny(), options, job);
        QCOMPARE(again.weights.size(), m_model->weights.size());
        for (std::size_t i = 0; i < again.weights.size(); ++i)
            QVERIFY2(again.weights[i].bytes == m_model->weights[i].bytes, again.weights[i].name.c_str());
    }

    void theFileSaysWhatItIs()
    {
        QCOMPARE(modalityOf(*m_model), std::string("saed"));
        QCOMPARE(modalityOf(untrainedModel("compact", 64, {"a", "b"})), std::string("ebsd"));
        QCOMPARE(spotSpecOf(*m_model).toJson(), tiny().toJson());
        const SpotKnowledge knowledge = spotKnowledge(*m_model);
        QCOMPARE(knowledge.groups, (std::vector<int>{225, 229}));
        QCOMPARE(knowledge.table.zones, 16);
        QCOMPARE(knowledge.table.classes, m_model->classes.size());
        QVERIFY(m_model->metrics.contains("held_out_materials"));
    }

    void modelsOfTheOtherKindAreRefused()
    {
        EbsdScan scan;
        scan.name = "scan";
        NullMonitor job;
        const std::string toScan = complaint([&] { (void)classifyScan(scan, m_model, {}, job); });
        QVERIFY2(toScan.find("is for spot patterns (SAED)") != std::string::npos, toScan.c_str());
        const std::string toPattern = complaint([&] { (void)Classifier(m_model).predict(PatternBlock({0, 1}, 40, 40), {}); });
        QVERIFY2(toPattern.find("is for spot patterns (SAED)") != std::string::npos, toPattern.c_str());
        const auto ebsd = std::make_shared<const ModelFile>(untrainedModel("compact", 64, {"a", "b"}));
        const std::string toSpots = complaint([&] { SpotClassifier classifier(ebsd); });
        QVERIFY2(toSpots.find("is for Kikuchi patterns (EBSD)") != std::string::npos, toSpots.c_str());
        QVERIFY(!complaint([&] { (void)spotKnowledge(*ebsd); }).empty());
        for (const auto& name : bundledModels())
            QVERIFY(!name.starts_with("saed-"));
    }

    void learnsMoreThanChance()
    {
        NullMonitor job;
        SpotEvaluationSpec spec;
        spec.images = 200;
        spec.crystals = 20;
        spec.patternsPerCrystal = {1, 2};
        spec.unknownImages = 20;
        const Json report = evaluateSpots(m_model, spec, "cpu", job);
        const double chance = 1. / m_model->classes.size();
        QVERIFY(report["single"]["accuracy"]["low"].get<double>() > chance);
        QCOMPARE(report["space_groups"].size(), std::size_t{8});
        QVERIFY(report["unknown"]["auroc"]["value"].get<double>() > 0);
        QVERIFY(evaluateSpots(m_model, spec, "cpu", job) == report);
    }

    void bundledModelKnowsHeldOutMaterials()
    {
        NullMonitor job;
        SpotEvaluationSpec spec;
        spec.images = 300;
        spec.crystals = 0;
        spec.unknownImages = 0;
        spec.perfect = true;
        const Json report = evaluateSpots(loadModelByNameOrPath("saed-cubic"), spec, "cpu", job);
        const double accuracy = report["single"]["accuracy"]["value"];
        qInfo("%.1f %% of %d", 100 * accuracy, report["single"]["images"].get<int>());
        QVERIFY(accuracy > 0.6);
    }

    void curvesOfDefects()
    {
        NullMonitor job;
        RobustnessSpec spec;
        spec.images = 4;
        spec.curves = twoCurves();
        const Json report = spotRobustness(m_model, spec, "cpu", job);
        QCOMPARE(report["curves"].size(), std::size_t{2});
        QCOMPARE(report["curves"][0]["points"].size(), std::size_t{2});
        QCOMPARE(report["curves"][1]["points"][0]["images"].get<int>(), 8);
        spec.curves[0]["vary"] = "no such field";
        QVERIFY(!complaint([&] { (void)spotRobustness(m_model, spec, "cpu", job); }).empty());
    }

    void mistakesInTheSpecification()
    {
        Json json = parseJson(tinySpec, "tiny");
        json["optimizer"] = "sgd";
        QVERIFY(complaint([&] { (void)SpotTrainingSpec::fromJson(json, "x.json"); }).starts_with("x.json: "));
        json = parseJson(tinySpec, "tiny");
        json["data"]["gamma"] = {2, 1};
        QVERIFY(complaint([&] { (void)SpotTrainingSpec::fromJson(json, "x.json"); }).find("gamma") != std::string::npos);
        json = parseJson(tinySpec, "tiny");
        json["recipe"] = spotRecipe(64).toJson();
        NullMonitor job;
        QVERIFY(complaint([&] { (void)trainSpots(SpotTrainingSpec::fromJson(json, "x"), {}, job); }).find("input_size") != std::string::npos);
    }

private:
    std::filesystem::path path() const { return m_folder.filePath("tiny.safetensors").toStdString(); }

    QTemporaryDir m_folder;
    std::shared_ptr<const ModelFile> m_model;
};

QTEST_GUILESS_MAIN(TestSpotModel)
#include "tst_spot_model.moc"
