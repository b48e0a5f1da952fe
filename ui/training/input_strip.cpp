// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/input_strip.h"

#include "ui/widgets/qt_convert.h"

#include <QScrollBar>
#include <algorithm>

namespace kikuscope::ui {
namespace {

constexpr int pictureSide = 84, gap = 8;
constexpr float blackAt = -2.5f, whiteAt = 3.5f; // standard deviations from the mean: zone axes are bright

QPixmap pictureOf(const float* values, int side)
{
    const ImageView<const float> view{values, side, side, side};
    const auto count = static_cast<std::size_t>(side) * static_cast<std::size_t>(side);
    double sum = 0, squares = 0;
    for (std::size_t i = 0; i < count; ++i) {
        sum += static_cast<double>(values[i]);
        squares += static_cast<double>(values[i]) * static_cast<double>(values[i]);
    }
    const double n = static_cast<double>(count), mean = sum / n;
    const auto spread = static_cast<float>(std::sqrt(std::max(0., squares / n - mean * mean)));
    const float sigma = spread > 0 ? spread : 1; // an empty pattern is grey
    const auto middle = static_cast<float>(mean);
    return QPixmap::fromImage(
        toGreyImage(view, middle + blackAt * sigma, middle + whiteAt * sigma)
            .scaled(pictureSide, pictureSide, Qt::IgnoreAspectRatio, Qt::FastTransformation));
}

} // namespace

InputStrip::InputStrip(QWidget* parent) : QListWidget(parent)
{
    setObjectName(QStringLiteral("inputStrip"));
    setAccessibleName(tr("What the network sees"));
    setViewMode(IconMode);
    setFlow(LeftToRight);
    setWrapping(false);
    setMovement(Static);
    setSelectionMode(NoSelection);
    setIconSize({pictureSide, pictureSide});
    setGridSize({pictureSide + 2 * gap, pictureSide + fontMetrics().height() + 2 * gap});
    setUniformItemSizes(true);
    setTextElideMode(Qt::ElideRight);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollMode(ScrollPerPixel);
    setFixedHeight(sizeHint().height());
}

QSize InputStrip::sizeHint() const
{
    return {6 * gridSize().width(),
            gridSize().height() + horizontalScrollBar()->sizeHint().height() + 2 * frameWidth()};
}

void InputStrip::setInputs(const nn::TrainingLook* look)
{
    const int at = horizontalScrollBar()->value();
    clear();
    if (!look || look->inputs.empty())
        return;
    const auto pixels = static_cast<std::size_t>(look->side) * static_cast<std::size_t>(look->side);
    for (std::size_t i = 0; i < look->labels.size(); ++i) {
        const QString name = toQString(look->classes[static_cast<std::size_t>(look->labels[i])]);
        auto* item =
            new QListWidgetItem(QIcon(pictureOf(look->inputs.data() + i * pixels, look->side)), name, this);
        item->setToolTip(tr("%1, %2 × %2 px after preprocessing").arg(name).arg(look->side));
        item->setFlags(Qt::ItemIsEnabled);
    }
    horizontalScrollBar()->setValue(at);
}

} // namespace kikuscope::ui
