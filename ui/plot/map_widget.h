// SPDX-License-Identifier: GPL-3.0-or-later
// One map pane: draws the visible part of a raster, crosshair and scale bar; pan, zoom and probe with mouse
// and keys.
#pragma once
#include "ui/plot/map_raster.h"
#include "ui/plot/map_viewport.h"

#include <QWidget>
#include <optional>

namespace kikuscope::ui {

struct KeyEntry
{
    QRgb colour;
    QString text;
};

class MapWidget : public QWidget
{
    Q_OBJECT

public:
    explicit MapWidget(MapViewport& viewport, QWidget* parent = nullptr);

    void setRaster(MapRaster raster);
    const MapRaster& raster() const { return m_raster; }
    /// The map behind the raster changed in these rows: only the lines that show them are drawn again.
    void rowsChanged(std::int64_t firstRow, std::int64_t lastRow);
    void clear(const QString& hint);
    const QString& hint() const { return m_hint; }
    /// Pixels that stand out; empty shows all alike.
    void setHighlight(std::optional<MapHighlight> highlight);

    /// Cell of the crosshair in micrometres; empty hides it.
    void setCrosshair(std::optional<QRectF> cellUm);
    /// Values at the ends of a continuous colour scale; empty hides the bar.
    void setColourScale(std::optional<ScalarScale> scale, const QString& unit = {});
    /// Names of the colours of a map of few values; empty hides the box.
    void setKey(const std::vector<KeyEntry>& key);

    QSize sizeHint() const override { return {320, 260}; }
    QSize minimumSizeHint() const override { return {140, 110}; }

signals:
    void probed(QPointF um); // left button pressed or dragged
    void hovered(QPointF um);
    void hoverLeft();
    void stepRequested(int dx, int dy); // arrow keys
    void fitRequested();
    void resized();
    void menuRequested(QPoint globalPosition);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void invalidate();
    void drawFrame();
    void drawCrosshair(QPainter& painter) const;
    void drawScaleBar(QPainter& painter) const;
    void drawColourScale(QPainter& painter) const;
    void drawKey(QPainter& painter) const;
    QPointF umAt(QPointF position) const { return m_viewport.toUm(position, size()); }
    void updateCursor();

    MapViewport& m_viewport;
    MapRaster m_raster;
    QImage m_frame;                         // what was drawn last
    int m_dirtyFirst = 0, m_dirtyLast = -1; // lines of it to be drawn again
    bool m_frameValid = false;
    std::optional<MapHighlight> m_highlight;
    QString m_hint;
    std::optional<QRectF> m_crosshair;
    std::optional<ScalarScale> m_colourScale;
    QString m_colourUnit;
    std::vector<KeyEntry> m_key;
    std::optional<QPointF> m_panFrom;
    bool m_spaceHeld = false;
};

} // namespace kikuscope::ui
