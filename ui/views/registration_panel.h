// SPDX-License-Identifier: GPL-3.0-or-later
// The window in which an electron image is registered: points are picked in the pane of the image and in a pane with a
// map, alternately; the table shows what is left between them.
#pragma once
#include "ui/views/registration_draft.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;
class QTableWidget;

namespace kikuscope::ui {

class MapArea;
class MapPane;

class RegistrationPanel : public QDialog
{
    Q_OBJECT

public:
    RegistrationPanel(Session& session, MapArea& maps, QWidget* parent);

    RegistrationDraft& draft() { return m_draft; }
    /// Shows the window and takes up the image of the active pane, or the first one; sees to it that a pane shows it.
    void begin();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void fillImages();
    void takeUp(int image);
    void picked(MapPane& pane, QPointF um);
    void refresh();
    void refreshMarks();
    void removeChosen();
    QString layerOfImage() const; // "sem:<index>"; empty: no image

    Session& m_session;
    MapArea& m_maps;
    RegistrationDraft m_draft;
    QComboBox *m_images, *m_kind;
    QTableWidget* m_table;
    QLabel* m_say;
    QPushButton *m_delete, *m_apply, *m_unplace;
};

} // namespace kikuscope::ui
