// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/base/rng.h"
#include "core/base/rotation.h"
#include "core/base/settings.h"
#include "core/base/sha256.h"

#include <Eigen/LU>
#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <cmath>
#include <numbers>

using namespace kikuscope;

namespace {

struct Inner
{
    using IsSettings = void;
    int count = 3;
    template <class V> void visit(V& v) { v.field("count", count, {.min = 1, .max = 9, .unit = "px"}); }
};
struct Plain // fields whose type alone limits them
{
    using IsSettings = void;
    std::uint8_t level = 0;
    std::int64_t images = 0;
    std::uint64_t seed = 0;
    float share = 0;
    template <class V> void visit(V& v)
    {
        v.field("level", level);
        v.field("images", images);
        v.field("seed", seed, {.max = 1e6});
        v.field("share", share);
    }
};
struct Outer
{
    using IsSettings = void;
    double energy = 20;
    std::string mode = "fast";
    Inner inner;
    template <class V> void visit(V& v)
    {
        v.field("energy", energy, {.min = 5, .max = 40});
        v.field("mode", mode, {.choices = {"fast", "exact"}});
        v.field("inner", inner);
    }
};

QString messageOf(const std::function<void()>& f)
{
    try {
        f();
    } catch (const Error& e) {
        return QString::fromUtf8(e.what());
    }
    return {};
}

} // namespace

class TestBase : public QObject
{
    Q_OBJECT
private slots:
    void sha256_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("hex");
        // FIPS 180-4 / NIST examples
        QTest::newRow("empty") << QByteArray() << "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        QTest::newRow("abc") << QByteArray("abc") << "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        QTest::newRow("two blocks") << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                                    << "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1";
        QTest::newRow("a million a") << QByteArray(1000000, 'a')
                                     << "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";
    }
    void sha256()
    {
        QFETCH(QByteArray, text);
        QTEST(QString::fromStdString(sha256Hex(text.toStdString())), "hex");
    }

    void eulerRoundTrip()
    {
        Rng rng(7);
        for (int i = 0; i < 500; ++i) {
            const Eigen::Matrix3d g = randomRotation(rng);
            QVERIFY(std::abs(g.determinant() - 1) < 1e-12);
            QVERIFY((crystalFromSample(eulerFromMatrix(g)) - g).norm() < 1e-5);
        }
        const EulerAngles degenerate{1.f, 0.f, 0.5f};
        QVERIFY((crystalFromSample(eulerFromMatrix(crystalFromSample(degenerate))) - crystalFromSample(degenerate)).norm() < 1e-5);
    }

    void bungeMatrixIsPassive()
    {
        // 90 deg about z: the crystal's x axis lies along the sample's y axis
        const Eigen::Vector3d inCrystal = crystalFromSample({static_cast<float>(std::numbers::pi / 2), 0, 0}) * Eigen::Vector3d(0, 1, 0);
        QVERIFY((inCrystal - Eigen::Vector3d(1, 0, 0)).norm() < 1e-6);
    }

    void randomNumbersAreReproducible()
    {
        Rng a = Rng::stream(5, 9), b = Rng::stream(5, 9), c = Rng::stream(5, 10);
        const auto first = a.next();
        QCOMPARE(first, b.next());
        QVERIFY(first != c.next());
        double sum = 0, squares = 0;
        for (int i = 0; i < 100000; ++i) {
            const double x = a.normal();
            sum += x, squares += x * x;
        }
        QVERIFY(std::abs(sum / 1e5) < 0.02);
        QVERIFY(std::abs(squares / 1e5 - 1) < 0.03);
    }

    void settingsRoundTrip()
    {
        Outer s;
        s.energy = 15;
        s.inner.count = 4;
        QCOMPARE(QString::fromStdString(toJson(s).dump()), QString("{\"energy\":15.0,\"mode\":\"fast\",\"inner\":{\"count\":4}}"));
        const auto back = settingsFromJson<Outer>(toJson(s));
        QCOMPARE(back.energy, 15.);
        QCOMPARE(back.inner.count, 4);
        QCOMPARE(settingsFromJson<Outer>(Json::object()).energy, 20.);
    }

    void settingsAreChecked_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("names");
        QTest::newRow("range") << R"({"energy": 500})" << "energy is 500";
        QTest::newRow("2^32 + 4") << R"({"inner": {"count": 4294967300}})"
                                  << "inner.count is 4294967300, but must lie between 1 and 9 px.";
        QTest::newRow("nested range") << R"({"inner": {"count": 0}})" << "inner.count is 0";
        QTest::newRow("choice") << R"({"mode": "slow"})" << "fast, exact";
        QTest::newRow("unknown") << R"({"enrgy": 5})" << "Unknown setting enrgy";
        QTest::newRow("type") << R"({"inner": {"count": "x"}})" << "inner.count has the wrong type";
        QTest::newRow("fraction for whole number") << R"({"inner": {"count": 2.5}})" << "inner.count has the wrong type";
        QTest::newRow("not an object") << R"([1])" << "must be a JSON object";
    }
    void settingsAreChecked()
    {
        QFETCH(QString, json);
        QFETCH(QString, names);
        const auto message = messageOf([&] { settingsFromJson<Outer>(parseJson(json.toStdString(), "test")); });
        QVERIFY2(message.contains(names), qPrintable(message));
    }

    void numbersAreNotNarrowed_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("says"); // empty: accepted
        QTest::newRow("largest of the type") << R"({"level": 255, "images": 9223372036854775807})" << "";
        QTest::newRow("smallest of the type") << R"({"level": 0, "images": -9223372036854775808})" << "";
        QTest::newRow("one above") << R"({"level": 256})" << "level is 256, but must lie between 0 and 255.";
        QTest::newRow("one below") << R"({"level": -1})" << "level is -1, but must lie between 0 and 255.";
        QTest::newRow("2^32 + 64") << R"({"level": 4294967360})"
                                   << "level is 4294967360, but must lie between 0 and 255.";
        QTest::newRow("2^63") << R"({"images": 9223372036854775808})"
                              << "images is 9223372036854775808, but must lie between -9223372036854775808 and "
                                 "9223372036854775807.";
        QTest::newRow("negative seed") << R"({"seed": -1})" << "seed is -1, but must lie between 0 and 1000000.";
        QTest::newRow("float overflow") << R"({"share": 1e39})" << "share is 1e+39, but must lie between -3.40";
        QTest::newRow("truth is no number") << R"({"share": true})" << "share has the wrong type: true.";
    }
    void numbersAreNotNarrowed()
    {
        QFETCH(QString, json);
        QFETCH(QString, says);
        const auto message =
            messageOf([&] { settingsFromJson<Plain>(parseJson(json.toStdString(), "test")); });
        QVERIFY2(says.isEmpty() ? message.isEmpty() : message.startsWith(says), qPrintable(message));
    }

    void atomicFile()
    {
        QTemporaryDir dir;
        const std::filesystem::path target = dir.filePath("r.txt").toStdString();
        writeFileAtomically(target, "one");
        {
            AtomicFile abandoned(target);
            writeFileAtomically(abandoned.temporary(), "half");
        }
        QCOMPARE(readTextFile(target), std::string("one"));
        QCOMPARE(std::distance(std::filesystem::directory_iterator(target.parent_path()), {}), 1);
        QVERIFY(messageOf([&] { writeFileAtomically(target.parent_path() / "no" / "x", ""); }).contains("does not exist"));
        QVERIFY(messageOf([&] { readTextFile(target, 2); }).contains("3 bytes"));
    }

    void parallelForCoversAllAndRethrows()
    {
        std::vector<std::atomic<int>> seen(1000);
        parallelFor(1000, 4, [&](std::int64_t i) { ++seen[static_cast<std::size_t>(i)]; });
        for (const auto& s : seen)
            QCOMPARE(s.load(), 1);
        QCOMPARE(messageOf([] {
                     parallelFor(100, 4, [](std::int64_t i) {
                         if (i == 37)
                             throw Error(ErrorKind::Internal, "at 37");
                     });
                 }),
                 QString("at 37"));
    }
};

QTEST_GUILESS_MAIN(TestBase)
#include "tst_base.moc"
