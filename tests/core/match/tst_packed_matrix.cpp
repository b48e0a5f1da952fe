// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/match/packed_matrix.h"

#include "core/base/rng.h"

#include <QTest>
#include <cmath>

using namespace kikuscope;
using namespace kikuscope::match;

namespace {

std::vector<float> randomValues(std::size_t count, std::uint64_t seed)
{
    Rng rng(seed);
    std::vector<float> values(count);
    for (float& v : values)
        v = static_cast<float>(rng.normal());
    return values;
}

} // namespace

class TestPackedMatrix : public QObject
{
    Q_OBJECT
private slots:
    void products_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("vectors");
        QTest::addColumn<int>("length");
        QTest::newRow("one by one") << 1 << 1 << 1;
        QTest::newRow("full tiles") << 12 << 32 << 64;
        QTest::newRow("broken tiles") << 7 << 17 << 33;
        QTest::newRow("fewer than a tile") << 5 << 15 << 576;
    }
    void products()
    {
        QFETCH(int, rows);
        QFETCH(int, vectors);
        QFETCH(int, length);
        const auto n = static_cast<std::size_t>(length);
        const auto a = randomValues(static_cast<std::size_t>(rows) * n, 1),
                   b = randomValues(static_cast<std::size_t>(vectors) * n, 2);
        PackedMatrix matrix(vectors, length);
        for (int j = 0; j < vectors; ++j)
            matrix.set(j, b.data() + static_cast<std::size_t>(j) * n);
        std::vector<float> out(static_cast<std::size_t>(rows * vectors));
        matrix.multiply(a.data(), rows, out.data());
        for (int i = 0; i < rows; ++i)
            for (int j = 0; j < vectors; ++j) {
                double sum = 0, size = 0;
                for (std::size_t k = 0; k < n; ++k) {
                    const double product = static_cast<double>(a[static_cast<std::size_t>(i) * n + k]) *
                                           b[static_cast<std::size_t>(j) * n + k];
                    sum += product;
                    size += std::abs(product);
                }
                QVERIFY(std::abs(out[static_cast<std::size_t>(i * vectors + j)] - sum) <= 1e-6 * size);
            }
    }

    void bothKernelsAgree()
    {
        constexpr int length = 100;
        const auto rows = randomValues(kernelRows * length, 3),
                   columns = randomValues(kernelColumns * length, 4);
        std::vector<float> plain(kernelRows * kernelColumns), best(plain.size());
        productBaseline(rows.data(), columns.data(), length, plain.data());
        bestProductKernel()(rows.data(), columns.data(), length, best.data());
        for (std::size_t i = 0; i < plain.size(); ++i)
            QVERIFY(std::abs(plain[i] - best[i]) < 1e-4);
    }
};

QTEST_GUILESS_MAIN(TestPackedMatrix)
#include "tst_packed_matrix.moc"
