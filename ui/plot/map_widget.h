// SPDX-License-Identifier: GPL-3.0-or-later
// One map pane: draws the visible part of a raster, crosshair and scale bar; pan, zoom and probe with mouse
// and keys.
#pragma once
#include "ui/plot/map_boundaries.h"
#include "ui/plot/map_overlays.h"
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
    void setKeyImages(std::vector<KeyImage> keys);

    /// A second layer over the first; an empty raster takes it away.
    void setSecond(MapRaster raster);
    const MapRaster& second() const { return m_second; }
    void setComposition(const Composition& composition);
    const Composition& composition() const { return m_composition; }
    /// The second layer alone, whatever the composition says.
    bool showsSecondAlone() const { return !m_second.isEmpty() && m_flickerHeld != m_flickerKept; }
    void setBoundaries(std::optional<MapBoundaries> boundaries);
    const std::optional<MapBoundaries>& boundaries() const { return m_boundaries; }
    void setRulersShown(bool shown);
    void setScaleBarShown(bool shown);
    void setMarks(std::vector<MapMark> marks);
    const std::vector<MapMark>& marks() const { return m_marks; }

    QSize sizeHint() const override { return {320, 260}; }
    QSize minimumSizeHint() const override { return {140, 110}; }

signals:
    void probed(QPointF um);  // left button pressed or dragged
    void clicked(QPointF um); // left button pressed, after probed()
    void hovered(QPointF um);
    void hoverLeft();
    void stepRequested(int dx, int dy); // arrow keys
    void fitRequested();
    void maximiseRequested();         // double click
    void swipeMoved(double share);    // handle dragged: share of the width that shows the first layer
    void compositionStepped(int way); // keys [ and ]: less or more of the second layer
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
    void drawComposed(const QRectF& visibleUm, const RasterColours& colours);
    bool isOnSwipeHandle(QPointF position) const;
    void setFlicker(bool held, bool kept);
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
    std::vector<KeyImage> m_keyImages;
    MapRaster m_second;
    QImage m_above; // the second layer alone, kept to save allocations
    Composition m_composition;
    std::optional<MapBoundaries> m_boundaries;
    std::vector<MapMark> m_marks;
    bool m_rulersShown = false, m_scaleBarShown = true;
    bool m_flickerHeld = false, m_flickerKept = false, m_swiping = false;
    std::optional<QPointF> m_panFrom;
    bool m_spaceHeld = false;
};

} // namespace kikuscope::ui
