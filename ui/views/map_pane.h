// SPDX-License-Identifier: GPL-3.0-or-later
// A map with its header: which layer of the session is shown, and what one must know about it.
#pragma once
#include "ui/jobs/job_runner.h"
#include "ui/views/map_layer.h"

#include <QFrame>

class QComboBox;
class QLabel;

namespace kikuscope::ui {

class MapPane : public QFrame
{
    Q_OBJECT

public:
    MapPane(Session& session, JobRunner& runner, MapViewport& viewport, const QString& layer,
            QWidget* parent = nullptr);

    MapWidget& map() { return *m_map; }
    const QString& layer() const { return m_layer; } // an id of map_layer.h
    QString layerTitle() const;
    void setLayer(const QString& layer);
    /// The user picked this layer: it stays when another scan is opened that has it too.
    bool isChosen() const { return m_chosen; }

private:
    void fillSelector();
    void reload();
    void reloadIf(bool affected);
    void show(MapLayer layer);
    void updateRows(std::int64_t first, std::int64_t last);
    void updateCrosshair();
    void updateHighlight();
    void updateBadge();

    Session& m_session;
    JobRunner& m_runner;
    QString m_layer;
    bool m_chosen = false;
    int m_generation = 0; // pictures made for an older layer are dropped
    QComboBox* m_selector;
    QLabel* m_badge;
    QLabel* m_note;
    MapWidget* m_map;
};

} // namespace kikuscope::ui
