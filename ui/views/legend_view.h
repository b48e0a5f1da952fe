// SPDX-License-Identifier: GPL-3.0-or-later
// The phase table: phases with colour, symmetry and area fractions, for the network's map and the reference
// side by side. Colour, name, visibility, order and merging are the user's; every change can be undone.
#pragma once
#include "ui/session/phase_rows.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace kikuscope::ui {

class LegendView : public QWidget
{
    Q_OBJECT

public:
    explicit LegendView(Session& session, QWidget* parent = nullptr);

    void setColour(const std::string& key, const QColor& colour);
    void rename(const std::string& key, const QString& name);
    void showPhase(const std::string& key, bool visible);
    /// All become one with the first.
    void merge(const std::vector<std::string>& keys);
    /// Undoes all merging into this one.
    void split(const std::string& key);
    void moveRow(const std::string& key, int rows);
    /// Colours that the file of the reference gives.
    void takeFileColours();
    void reset();

private:
    QAction* addCommand(const char* name, const QString& text, const QKeySequence& key,
                        void (LegendView::*slot)());
    void createActions();
    void refresh();
    void refreshActions();
    void refreshAgreement();
    void fill(QTreeWidgetItem& item, const PhaseRow& row);
    void edited(QTreeWidgetItem* item, int column);
    std::vector<std::string> chosen() const; // keys of the rows picked, top first
    QString nameOf(const std::string& key) const;
    void askColour();
    void editName();
    void toggleVisible();
    void mergeChosen();
    void splitChosen();
    void moveUp();
    void moveDown();

    Session& m_session;
    QTimer m_refreshTimer; // fractions of a growing map are counted a few times a second only
    std::vector<PhaseRow> m_rows;
    QTreeWidget* m_table;
    QLabel* m_agreement;
    QAction *m_colour = nullptr, *m_rename = nullptr, *m_hide = nullptr, *m_merge = nullptr,
            *m_split = nullptr, *m_up = nullptr, *m_down = nullptr, *m_fileColours = nullptr,
            *m_reset = nullptr;
};

} // namespace kikuscope::ui
