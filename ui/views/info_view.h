// SPDX-License-Identifier: GPL-3.0-or-later
// What the file says about the scan, what its reader had to choose, and where the result comes from.
#pragma once
#include "ui/session/session.h"

#include <QWidget>

class QTreeWidget;
class QTreeWidgetItem;

namespace kikuscope::ui {

class InfoView : public QWidget
{
    Q_OBJECT

public:
    explicit InfoView(Session& session, QWidget* parent = nullptr);

private:
    void refresh();
    QTreeWidgetItem* group(const QString& title);
    void addScan(const EbsdScan& scan);
    void addDetector(const Detector& detector);
    void addWarnings(const EbsdScan& scan);
    void addModel(const nn::ModelFile& model);

    Session& m_session;
    QTreeWidget* m_tree;
};

} // namespace kikuscope::ui
