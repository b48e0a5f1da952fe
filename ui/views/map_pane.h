// SPDX-License-Identifier: GPL-3.0-or-later
// A map with its header: which layer of the session is shown, and what one must know about it.
#pragma once
#include "ui/jobs/job_runner.h"
#include "ui/views/map_layer.h"
#include "ui/views/pane_settings.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace kikuscope::ui {

class ElidedComboBox;
class GrainBoundaries;

class MapPane : public QFrame
{
    Q_OBJECT

public:
    MapPane(Session& session, JobRunner& runner, MapViewport& viewport, GrainBoundaries& boundaries,
            const QString& layer, QWidget* parent = nullptr);

    MapWidget& map() { return *m_map; }
    const QString& layer() const { return m_layer; } // an id of map_layer.h
    QString layerTitle() const;
    void setLayer(const QString& layer);
    /// The user picked this layer: it stays when another scan is opened that has it too.
    bool isChosen() const { return m_chosen; }
    void setChosen(bool chosen) { m_chosen = chosen; }
    /// Shows this layer as if the user had picked it.
    void chooseLayer(const QString& layer);

    PaneSettings settings() const;
    /// Layers that the session does not have are left out. Throws Error(BadSetting).
    void setSettings(const PaneSettings& settings);
    /// How the layer is drawn now, for a figure of it.
    LayerLook look() const;
    /// What the range would be if the layer chose it.
    std::optional<ScalarScale> scale() const { return m_scale; }
    /// Header button that opens the panel of the settings.
    void openPanel();

protected:
    void resizeEvent(QResizeEvent* event) override;

signals:
    void settingsChanged();
    void addRequested(Qt::Orientation where); // another pane to the right, or below
    void closeRequested();
    void maximiseRequested();

private:
    void makeHeader();
    void connectSession();
    void loadSecond();
    void showBoundaries();
    void applyComposition();
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
    PaneSettings m_settings; // its layer is m_layer
    std::optional<ScalarScale> m_scale;
    GrainBoundaries& m_boundaries;
    int m_generation = 0, m_secondGeneration = 0; // pictures made for an older layer are dropped
    QToolButton* m_options;
    ElidedComboBox* m_selector;
    QLabel* m_badge;
    QLabel* m_note;
    MapWidget* m_map;
};

} // namespace kikuscope::ui
