// SPDX-License-Identifier: GPL-3.0-or-later
// The patterns of the selection as thumbnails: look at them in order of doubt, mark or label them, and save
// the labels as a training set for fine-tuning.
#pragma once
#include "ui/jobs/job_runner.h"
#include "ui/session/gallery_order.h"
#include "ui/session/label_command.h"
#include "ui/session/session.h"

#include <QWidget>
#include <functional>
#include <optional>

class QAction;
class QComboBox;
class QLabel;
class QListView;

namespace kikuscope::ui {

class GalleryModel;

class GalleryView : public QWidget
{
    Q_OBJECT

public:
    GalleryView(Session& session, JobRunner& runner, QWidget* parent = nullptr);
    /// Of the patterns picked in the list.
    void labelAs(const QString& name);
    void saveLabels(const QString& path);
    void openLabels(const QString& path);
    const GalleryModel& model() const { return *m_model; }

private:
    QAction* addCommand(const char* name, const QString& text, const QString& shortText,
                        const QKeySequence& key, const std::function<void()>& use);
    void createActions();
    void reorder();
    void refreshText();
    void markRight();
    void mark(const QString& text,
              const std::function<std::optional<nn::PatternLabel>(std::int64_t)>& labelOf);
    void push(const QString& text, LabelChanges changes);
    void askLabel();
    void askSave();
    void askOpen();
    std::vector<std::int64_t> chosen() const;

    Session& m_session;
    JobRunner& m_runner;
    GalleryModel* m_model;
    QComboBox* m_order;
    QListView* m_list;
    QLabel* m_hint;
    QLabel* m_text;
    QAction *m_right = nullptr, *m_wrong = nullptr, *m_exclude = nullptr, *m_label = nullptr,
            *m_clear = nullptr, *m_save = nullptr, *m_open = nullptr;
};

} // namespace kikuscope::ui
