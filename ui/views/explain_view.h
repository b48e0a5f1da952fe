// SPDX-License-Identifier: GPL-3.0-or-later
// What in the pattern at the crosshair speaks for a class: heat over the pattern, live; beside it another class, a pinned
// pixel, or the mean of the selected pixels, in the pattern or by crystal direction. Bands and zone axes where the
// orientation is known.
#pragma once
#include "core/nn/explain_scan.h"
#include "ui/jobs/job_runner.h"
#include "ui/session/heat_probe.h"
#include "ui/session/session.h"
#include "ui/views/explain_picture.h"

#include <QBoxLayout>
#include <QWidget>
#include <optional>

class QComboBox;
class QLabel;
class QSlider;
class QToolButton;

namespace kikuscope::ui {

class ExplainView : public QWidget
{
    Q_OBJECT

public:
    ExplainView(Session& session, JobRunner& runner, QWidget* parent = nullptr);

    const HeatAnswer& first() const { return m_first; }
    /// Of the second panel; pixel -1 where it is not shown or shows a mean.
    const HeatAnswer& second() const { return m_second; }
    const std::optional<nn::MeanHeat>& mean() const { return m_mean; }
    const std::optional<nn::CrystalHeat>& crystalMean() const { return m_crystalMean; }
    void saveFigure(const QString& path);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Panel
    {
        HeatCanvas* canvas;
        QLabel* caption;
    };

    void createControls();
    Panel createPanel(const QString& name, const QString& accessibleName);
    void arrange(QBoxLayout* panels);
    void follow();
    void renewProbe();
    void fillClasses();
    void fillLayers(int layers);
    nn::ExplainOptions options(const QComboBox* classBox) const;
    void fetch();
    void present(HeatAnswer first, HeatAnswer second);
    void refresh();
    void restyle();
    void pin(bool on);
    void startMean();
    void showMean(nn::MeanHeat mean, int classId, std::int64_t selected);
    void startCrystalMean();
    void forgetMean();
    QString classText(int classId) const;
    void updateControls();
    QString captionOf(const HeatAnswer& answer) const;
    QString emptyReason() const;
    QString marksText() const;
    QString provenance() const;
    void askSave();

    Session& m_session;
    JobRunner& m_runner;
    std::shared_ptr<HeatProbe> m_probe;
    HeatAnswer m_first, m_second;
    std::optional<nn::MeanHeat> m_mean;
    std::optional<nn::CrystalHeat> m_crystalMean;   // one of both at most
    std::optional<HeatPicture> m_meanPicture; // of that one, in the second panel
    QString m_meanCaption;
    std::int64_t m_pinned = -1;
    bool m_stale = true; // something changed while the view was hidden

    QComboBox* m_class;
    QComboBox* m_method;
    QComboBox* m_layer;
    QComboBox* m_colours;
    QSlider* m_opacity;
    QToolButton* m_marks;
    QComboBox* m_secondClass;
    QToolButton* m_pin;
    QToolButton* m_meanButton;
    QAction* m_crystalAction;
    QToolButton* m_save;
    QBoxLayout* m_panels;
    Panel m_left, m_right;
    HeatBar* m_bar;
    QLabel* m_text;
};

} // namespace kikuscope::ui
