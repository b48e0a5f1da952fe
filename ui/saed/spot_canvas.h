// SPDX-License-Identifier: GPL-3.0-or-later
// A spot pattern with what was measured and simulated over it: how it is painted (the same for screen and file), and the
// widget that shows it, zooms, and moves the centre.
#pragma once
#include <QImage>
#include <QPointF>
#include <QRectF>
#include <QSize>
#include <QString>
#include <QVector>
#include <QWidget>
#include <optional>

namespace kikuscope::ui {

/// All positions in pixels of the pattern, (0, 0) the middle of the top left one.
struct SpotPicture
{
    QSize size;     // of the pattern
    QImage pattern; // Grayscale8, may have fewer pixels
    struct Spot
    {
        QPointF at;
        double radius = 3;
        bool explained = true; // by the lattice
    };
    QVector<Spot> spots;
    std::optional<QPointF> centre;
    bool hasLattice = false;
    QPointF a, b; // vectors
    struct Simulated
    {
        QPointF at;
        QString label;
        double strength = 1; // 0 ... 1
    };
    QVector<Simulated> simulated; // the strongest first: their labels win where there is no room for all
    QImage heat;                  // grey levels 0 ... 255
    QRectF heatArea;              // from the corner of the top left pixel
};

struct SpotLook
{
    bool spots = true, lattice = true, simulated = true, indices = true, heat = false;
    double gamma = 0.5; // of the grey scale; 1: as recorded
    bool operator==(const SpotLook&) const = default;
};

/// 1-10 with bars instead of minus signs.
QString indexText(int h, int k, int l);
/// The grey levels of SpotPicture::pattern (roots) with a gamma of SpotLook.
QImage withGamma(const QImage& roots, double gamma);
/// Paints the part of the pattern that lies in `target`, where `origin` is the corner of its top left pixel and `zoom` the size
/// of a pixel. `shown`: the pattern after withGamma(). `mark`: thickness of lines.
void paintSpots(QPainter& painter, const QRectF& target, QPointF origin, double zoom, const SpotPicture& picture, const QImage& shown, const SpotLook& look, double mark = 1);

class SpotCanvas : public QWidget
{
    Q_OBJECT

public:
    explicit SpotCanvas(QWidget* parent = nullptr);

    /// Keeps zoom and position where the size stays the same.
    void setPicture(SpotPicture picture);
    void clear(const QString& hint);
    void setLook(const SpotLook& look);
    const SpotPicture& picture() const { return m_picture; }
    const SpotLook& look() const { return m_look; }
    void fit();
    QPointF toWidget(QPointF pixel) const;
    QPointF toPixel(QPointF position) const;

    QSize sizeHint() const override { return {520, 520}; }
    QSize minimumSizeHint() const override { return {220, 220}; }

signals:
    void centreMoved(QPointF to); // by mouse or keys
    void hovered(QPointF pixel);
    void hoverLeft();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void zoomAt(QPointF position, double factor);
    void moveCentreByKey(QPointF direction);
    bool isOnCentre(QPointF position) const;

    SpotPicture m_picture;
    QImage m_shown;
    SpotLook m_look;
    QString m_hint;
    double m_zoom = 1;
    QPointF m_origin; // corner of the top left pixel in the widget
    bool m_fitted = true;
    std::optional<QPointF> m_dragged; // the centre while it is dragged
    std::optional<QPointF> m_panFrom;
};

} // namespace kikuscope::ui
