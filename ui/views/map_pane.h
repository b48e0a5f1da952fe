// SPDX-License-Identifier: GPL-3.0-or-later
// A map with its header: which layer of the session is shown, and what one must know about it.
#pragma once
#include "ui/plot/map_widget.h"
#include "ui/session/session.h"

#include <QFrame>

class QComboBox;
class QLabel;

namespace kikuscope::ui {

/// Band contrast, image quality and the like: drawn grey, and a stand-in where there is no electron image.
bool isPatternQuality(const std::string& scalarName);

/// Layers by id: "result", "confidence", "reference", "scalar:<name>", "sem:<index>".
class MapPane : public QFrame
{
    Q_OBJECT

public:
    MapPane(Session& session, MapViewport& viewport, const QString& layer, QWidget* parent = nullptr);

    MapWidget& map() { return *m_map; }
    const QString& layer() const { return m_layer; }
    QString layerTitle() const;
    void setLayer(const QString& layer);

signals:
    void layerChanged();

private:
    void fillSelector();
    void reload();
    void reloadIf(bool affected);
    void updateRows(std::int64_t first, std::int64_t last);
    void updateCrosshair();
    void updateBadge();
    void showHint(const QString& text) { m_map->clear(text); }
    void showResult();
    void showReference();
    void showScalar(const QString& name);
    void showSem(int index);

    Session& m_session;
    QString m_layer;
    QComboBox* m_selector;
    QLabel* m_badge;
    QLabel* m_note;
    MapWidget* m_map;
};

} // namespace kikuscope::ui
