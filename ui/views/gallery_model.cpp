// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/gallery_model.h"

#include "core/analysis/selected_patterns.h"
#include "ui/widgets/qt_convert.h"

#include <QLocale>
#include <algorithm>
#include <cmath>

namespace kikuscope::ui {
namespace {

constexpr int rowsAtATime = 400, picturesAtATime = 24, picturesKept = 3000, mostWanted = 200;

/// As the pattern view shows it: between the 1 % darkest and the 1 % brightest values.
QImage thumbnail(ImageView<const float> pattern)
{
    std::vector<float> values;
    for (int row = 0; row < pattern.rows; ++row)
        for (int col = 0; col < pattern.cols; ++col)
            if (std::isfinite(pattern(row, col)))
                values.push_back(pattern(row, col));
    if (values.empty())
        return {};
    const auto at = [&](double fraction) {
        const auto k = static_cast<std::ptrdiff_t>(fraction * static_cast<double>(values.size() - 1));
        std::nth_element(values.begin(), values.begin() + k, values.end());
        return values[static_cast<std::size_t>(k)];
    };
    const float low = at(0.01), high = at(0.99);
    constexpr int side = 2 * GalleryModel::thumbnailSide; // sharp on high-density screens
    return toGreyImage(pattern, low, high).scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

using Pictures = std::vector<std::pair<std::int64_t, QImage>>;

} // namespace

GalleryModel::GalleryModel(Session& session, JobRunner& runner, QObject* parent)
    : QAbstractListModel(parent), m_session(session), m_runner(runner), m_pictures(picturesKept)
{
    connect(&session, &Session::scanChanged, this, &GalleryModel::forgetPictures);
    const auto textsChanged = [this] {
        if (m_rows > 0)
            emit dataChanged(index(0), index(m_rows - 1), {Qt::DisplayRole, markRole});
    };
    connect(&session, &Session::labelsChanged, this, textsChanged);
    connect(&session, &Session::coloursChanged, this, textsChanged);
}

void GalleryModel::forgetPictures()
{
    ++m_generation;
    m_pictures.clear();
    m_wanted.clear();
    m_reading.clear();
    setPixels({});
}

void GalleryModel::setPixels(std::vector<std::int64_t> pixels)
{
    beginResetModel();
    m_pixels = std::move(pixels);
    m_rows = 0;
    m_rowOf.clear();
    m_wanted.clear();
    endResetModel();
    if (canFetchMore({}))
        fetchMore({});
}

bool GalleryModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && static_cast<std::size_t>(m_rows) < m_pixels.size();
}

void GalleryModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent))
        return;
    const int rows = static_cast<int>(
        std::min<std::size_t>(static_cast<std::size_t>(m_rows) + rowsAtATime, m_pixels.size()));
    beginInsertRows({}, m_rows, rows - 1);
    for (int row = m_rows; row < rows; ++row)
        m_rowOf.insert(pixelAt(row), row);
    m_rows = rows;
    endInsertRows();
}

QVariant GalleryModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows)
        return {};
    const std::int64_t pixel = pixelAt(index.row());
    const ScanGrid& grid = m_session.scan()->grid;
    switch (role) {
    case Qt::DecorationRole:
        if (const QPixmap* picture = m_pictures.object(pixel))
            return *picture;
        want(pixel);
        return {};
    case Qt::DisplayRole:
        return textOf(pixel);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return tr("row %1, column %2: %3").arg(grid.row(pixel)).arg(grid.col(pixel)).arg(textOf(pixel)) +
               (markOf(pixel).isEmpty() ? QString() : QStringLiteral("  ") + markOf(pixel));
    case pixelRole:
        return qint64(pixel);
    case markRole:
        return markOf(pixel);
    default:
        return {};
    }
}

QString GalleryModel::textOf(std::int64_t pixel) const
{
    const auto result = m_session.result();
    const auto i = static_cast<std::size_t>(pixel);
    if (!result || i >= result->state.size() || result->state[i] != PixelState::Classified)
        return {};
    const int best = result->topId[i][0];
    return QStringLiteral("%1 % %2").arg(
        QLocale().toString(100. * static_cast<double>(result->confidence(pixel)), 'f', 0),
        result->phases.contains(best) ? m_session.resultName(best) : QString());
}

QString GalleryModel::markOf(std::int64_t pixel) const
{
    const auto found = m_session.labels().find(pixel);
    if (found == m_session.labels().end())
        return {};
    switch (found->second.mark) {
    case nn::PatternMark::Wrong:
        return QStringLiteral("✗");
    case nn::PatternMark::Excluded:
        return QStringLiteral("–");
    case nn::PatternMark::Labelled:
        break;
    }
    return QStringLiteral("✓ ") + toQString(found->second.label);
}

void GalleryModel::want(std::int64_t pixel) const
{
    if (m_reading.contains(pixel) || m_wanted.contains(pixel) || !m_session.scan()->patterns)
        return;
    m_wanted << pixel;
    if (m_wanted.size() > mostWanted) // scrolled past long ago
        m_wanted.removeFirst();
    if (m_wanted.size() == 1 && m_reading.isEmpty())
        QMetaObject::invokeMethod(const_cast<GalleryModel*>(this), &GalleryModel::readNext,
                                  Qt::QueuedConnection);
}

/// One job at a time, so that the pattern under the cursor never waits for long.
void GalleryModel::readNext()
{
    if (m_wanted.isEmpty() || !m_reading.isEmpty() || !m_session.scan())
        return;
    std::vector<std::int64_t> pixels;
    while (!m_wanted.isEmpty() && pixels.size() < picturesAtATime) {
        pixels.push_back(m_wanted.takeFirst());
        m_reading.insert(pixels.back());
    }
    std::ranges::sort(pixels);
    const Job* reading = m_runner.start(
        {Lane::Interactive, tr("Read thumbnails"), {}, {}, false},
        [scan = m_session.scan(), pixels](JobMonitor& job) {
            Pictures pictures;
            analysis::readSelected(
                *scan->patterns, pixels,
                [&](const PatternBlock& block) {
                    for (std::int64_t k = 0; k < block.range.count; ++k)
                        pictures.emplace_back(block.range.first + k,
                                              block.present[static_cast<std::size_t>(k)]
                                                  ? thumbnail(block.pattern(k))
                                                  : QImage());
                },
                job);
            return pictures;
        },
        this,
        [this, generation = m_generation](const Pictures& pictures) {
            if (generation != m_generation)
                return;
            m_reading.clear();
            for (const auto& [pixel, picture] : pictures) {
                m_pictures.insert(pixel, new QPixmap(QPixmap::fromImage(picture)));
                if (const auto row = m_rowOf.constFind(pixel); row != m_rowOf.constEnd())
                    emit dataChanged(index(*row), index(*row), {Qt::DecorationRole});
            }
            readNext();
        });
    connect(reading, &Job::finished, this, [this, reading, generation = m_generation] {
        if (reading->state() == JobState::Done || generation != m_generation)
            return;
        for (const qint64 pixel : std::as_const(m_reading)) // told once; not asked for again
            m_pictures.insert(pixel, new QPixmap);
        m_reading.clear();
    });
}

} // namespace kikuscope::ui
