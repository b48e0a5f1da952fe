// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figure/figure_composer.h"

#include "core/base/error.h"
#include "ui/figure/figure_form.h"
#include "ui/figure/figure_preview.h"
#include "ui/figure/panel_table.h"
#include "ui/widgets/message_banner.h"
#include "ui/widgets/qt_convert.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QStandardPaths>
#include <algorithm>

namespace kikuscope::ui {
namespace {

constexpr int pauseMs = 80, settingsWidth = 372;

struct Format { const char* ending; const char* filter; };
constexpr Format formats[] = {{"pdf", QT_TRANSLATE_NOOP("kikuscope::ui::FigureComposer", "PDF (*.pdf)")},
                              {"svg", QT_TRANSLATE_NOOP("kikuscope::ui::FigureComposer", "SVG (*.svg)")},
                              {"png", QT_TRANSLATE_NOOP("kikuscope::ui::FigureComposer", "PNG image (*.png)")},
                              {"tiff", QT_TRANSLATE_NOOP("kikuscope::ui::FigureComposer", "TIFF image (*.tiff *.tif)")}};

QString nameIn(const Json& figure) { return toQString(figure.value("name", std::string())); }

} // namespace

FigureComposer::FigureComposer(Session& session, const SessionFiles& files, JobRunner& runner, QWidget* parent)
    : QDialog(parent), m_session(session), m_files(files), m_runner(runner), m_banner(new MessageBanner(this)), m_names(new QComboBox(this)),
      m_panels(new PanelTable(session, this)), m_form(new FigureForm(this)), m_preview(new FigurePreview(this)), m_note(new QLabel(this)),
      m_keep(new QPushButton(tr("Keep"), this)), m_delete(new QPushButton(tr("Delete"), this)), m_export(new QPushButton(tr("Export…"), this)),
      m_copy(new QPushButton(tr("Copy"), this))
{
    setObjectName(QStringLiteral("figureComposer"));
    setWindowTitle(tr("Figure"));
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &FigureComposer::drawPreview);
    makeButtons();
    auto* close = new QPushButton(tr("Close"), this);
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    m_note->setObjectName(QStringLiteral("figureNote"));
    m_note->setProperty("role", QStringLiteral("subtle"));
    m_note->setWordWrap(true);

    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_note, 1);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_export);
    buttons->addWidget(close);
    auto* page = new QVBoxLayout;
    page->addWidget(m_banner);
    page->addWidget(m_preview, 1);
    page->addLayout(buttons);
    auto* layout = new QHBoxLayout(this);
    layout->addWidget(makeSettings());
    layout->addLayout(page, 1);
    connect(m_panels, &PanelTable::panelsChanged, this, &FigureComposer::changed);
    connect(m_form, &FigureForm::changed, this, &FigureComposer::changed);
    connect(m_preview, &FigurePreview::roomChanged, this, &FigureComposer::changed);
    connectSession();
    refreshNames();
    resize(1160, 720);
}

QWidget* FigureComposer::makeSettings()
{
    m_names->setObjectName(QStringLiteral("figureNames"));
    m_names->setAccessibleName(tr("Figure"));
    m_names->setEditable(true);
    m_names->setInsertPolicy(QComboBox::NoInsert);
    m_names->lineEdit()->setPlaceholderText(tr("Name"));
    m_names->setToolTip(tr("Figures of the project; type a name to keep another one"));
    auto* names = new QHBoxLayout;
    names->addWidget(m_names, 1);
    names->addWidget(m_keep);
    names->addWidget(m_delete);
    auto* inside = new QWidget(this);
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 6, 0);
    column->addLayout(names);
    column->addWidget(m_panels);
    column->addWidget(m_form);
    column->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("figureSettings"));
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFixedWidth(settingsWidth);
    return scroll;
}

void FigureComposer::makeButtons()
{
    m_keep->setObjectName(QStringLiteral("figureKeep"));
    m_keep->setToolTip(tr("Keep the figure with the project, under this name"));
    m_delete->setObjectName(QStringLiteral("figureDelete"));
    m_delete->setToolTip(tr("Take the figure of this name out of the project"));
    m_export->setObjectName(QStringLiteral("figureExport"));
    m_export->setToolTip(tr("Write the figure as PDF, SVG, PNG or TIFF"));
    m_copy->setObjectName(QStringLiteral("figureCopy"));
    m_copy->setToolTip(tr("Copy the figure to the clipboard, as picture and SVG"));
    for (QPushButton* button : {m_keep, m_delete, m_export, m_copy})
        button->setAutoDefault(false);
    connect(m_keep, &QPushButton::clicked, this, &FigureComposer::keep);
    connect(m_delete, &QPushButton::clicked, this, &FigureComposer::removeFigure);
    connect(m_export, &QPushButton::clicked, this, &FigureComposer::askExport);
    connect(m_copy, &QPushButton::clicked, this, &FigureComposer::copy);
    connect(m_names, &QComboBox::activated, this, [this] { recall(m_names->currentText()); });
    connect(m_names, &QComboBox::editTextChanged, this, &FigureComposer::refreshNote);
}

void FigureComposer::connectSession()
{
    const auto follow = [this] {
        m_panels->refreshLayers();
        changed();
    };
    connect(&m_session, &Session::scanChanged, this, follow);
    connect(&m_session, &Session::resultChanged, this, follow);
    connect(&m_session, &Session::referenceChanged, this, follow);
    connect(&m_session, &Session::semImagesChanged, this, follow);
    connect(&m_session, &Session::classifyingChanged, this, follow);
    connect(&m_session, &Session::coloursChanged, this, &FigureComposer::changed);
    connect(&m_session, &Session::figuresChanged, this, &FigureComposer::refreshNames);
}

void FigureComposer::refreshNames()
{
    const QString text = m_names->currentText();
    const QSignalBlocker blocker(m_names);
    m_names->clear();
    for (const Json& figure : m_session.figures())
        m_names->addItem(nameIn(figure));
    m_names->setCurrentIndex(m_names->findText(text));
    m_names->setEditText(text);
    refreshNote();
}

void FigureComposer::compose(std::vector<draw::PanelRecipe> panels)
{
    draw::FigureRecipe recipe;
    recipe.panels = std::move(panels);
    setRecipe(recipe);
}

draw::FigureRecipe FigureComposer::recipe() const
{
    draw::FigureRecipe recipe = m_recipe;
    m_form->writeTo(recipe);
    recipe.name = toStdString(m_names->currentText().trimmed());
    recipe.panels = m_panels->panels();
    return dressed(m_session, std::move(recipe));
}

void FigureComposer::setRecipe(const draw::FigureRecipe& recipe)
{
    m_recipe = recipe;
    m_names->setEditText(toQString(recipe.name));
    m_panels->setPanels(recipe.panels);
    m_form->setRecipe(recipe);
    changed();
}

void FigureComposer::recall(const QString& name)
{
    for (const Json& figure : m_session.figures())
        if (nameIn(figure) == name) {
            try {
                setRecipe(draw::FigureRecipe::fromJson(figure, toStdString(tr("The figure %1").arg(name))));
            } catch (const Error& error) {
                m_banner->showError(tr("Figure %1").arg(name), toQString(error.what()), toQString(error.details()));
            }
            return;
        }
}

void FigureComposer::keep()
{
    const Json figure = recipe().toJson();
    std::vector<Json> figures = m_session.figures();
    const auto same = std::find_if(figures.begin(), figures.end(), [&](const Json& f) { return nameIn(f) == nameIn(figure); });
    if (same == figures.end())
        figures.push_back(figure);
    else
        *same = figure;
    m_session.setFigures(std::move(figures));
}

void FigureComposer::removeFigure()
{
    std::vector<Json> figures = m_session.figures();
    std::erase_if(figures, [&](const Json& figure) { return nameIn(figure) == m_names->currentText().trimmed(); });
    m_session.setFigures(std::move(figures));
}

void FigureComposer::changed()
{
    m_pause.start();
    refreshNote();
}

void FigureComposer::drawPreview()
{
    if (m_drawing)
        m_drawing->cancel();
    const draw::FigureRecipe wanted = recipe();
    if (wanted.panels.empty())
        return m_preview->setPicture({{}, 0, 0, tr("Add a panel: a map, an image or a pattern.")});
    m_drawing = startPreview(m_runner, wanted, figureInputs(m_session, m_files), m_preview->room(), this,
                             [this](PreviewPicture picture) { m_preview->setPicture(std::move(picture)); });
}

/// What one should know before exporting; and which buttons do something.
void FigureComposer::refreshNote()
{
    const draw::FigureRecipe wanted = recipe();
    const QStringList parts = unsavedParts(wanted, figureInputs(m_session, m_files));
    m_note->setText(parts.isEmpty() ? QString() : tr("Not reproducible: %1.").arg(parts.join(QStringLiteral(", "))));
    const QString name = m_names->currentText().trimmed();
    const auto& figures = m_session.figures();
    m_keep->setEnabled(!name.isEmpty() && !wanted.panels.empty());
    m_delete->setEnabled(std::any_of(figures.begin(), figures.end(), [&](const Json& f) { return nameIn(f) == name; }));
    m_export->setEnabled(!wanted.panels.empty() && !m_session.isClassifying());
    m_copy->setEnabled(m_export->isEnabled());
}

void FigureComposer::askExport()
{
    QStringList filters;
    for (const Format& format : formats)
        filters << tr(format.filter);
    const QString folder = QSettings().value(QStringLiteral("folder"), QStandardPaths::writableLocation(QStandardPaths::HomeLocation)).toString();
    auto* dialog = new QFileDialog(this, tr("Export the figure"), folder, filters.join(QStringLiteral(";;")));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("figureFile"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QString::fromLatin1(formats[0].ending));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, filters](const QString& filter) {
        dialog->setDefaultSuffix(QString::fromLatin1(formats[std::max<qsizetype>(0, filters.indexOf(filter))].ending));
    });
    const QString name = m_names->currentText().trimmed();
    dialog->selectFile(fileNameOf(name.isEmpty() ? tr("figure") : name));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        QSettings().setValue(QStringLiteral("folder"), QFileInfo(path).absolutePath());
        exportTo(path);
    });
    dialog->open();
}

void FigureComposer::exportTo(const QString& path)
{
    const QStringList parts = unsavedParts(recipe(), figureInputs(m_session, m_files));
    if (parts.isEmpty())
        writeFile(path);
    else
        askUnsaved(path, parts);
}

void FigureComposer::askUnsaved(const QString& path, const QStringList& parts)
{
    auto* box = new QMessageBox(QMessageBox::Question, tr("Not reproducible"), tr("The figure could not be made again: %1.").arg(parts.join(QStringLiteral(", "))),
                                QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("figureUnsaved"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("What it shows is right, but its description says that it cannot be reproduced."));
    QPushButton* save = m_session.hasUnsavedResult() ? box->addButton(tr("Save the result first…"), QMessageBox::AcceptRole) : nullptr;
    QPushButton* anyway = box->addButton(tr("Export anyway"), QMessageBox::DestructiveRole);
    if (save)
        save->setObjectName(QStringLiteral("figureSaveFirst"));
    anyway->setObjectName(QStringLiteral("figureExportAnyway"));
    box->setDefaultButton(save ? save : anyway);
    connect(box, &QMessageBox::buttonClicked, this, [this, path, save, anyway](QAbstractButton* clicked) {
        if (save && clicked == save)
            emit saveResultRequested([self = QPointer(this), path] {
                if (self)
                    self->writeFile(path);
            });
        else if (clicked == anyway)
            writeFile(path);
    });
    box->open();
}

void FigureComposer::writeFile(const QString& path)
{
    m_banner->hide();
    tellFailure(startExport(m_runner, recipe(), figureInputs(m_session, m_files), path, this, [this, path] { emit exported(path); }));
}

void FigureComposer::copy()
{
    tellFailure(startCopy(m_runner, recipe(), figureInputs(m_session, m_files), this, [](ClipboardFigure figure) {
        auto* both = new QMimeData;
        both->setImageData(figure.image);
        both->setData(QStringLiteral("image/svg+xml"), figure.svg);
        QApplication::clipboard()->setMimeData(both);
    }));
}

void FigureComposer::tellFailure(Job* job)
{
    connect(job, &Job::finished, this, [this, job] {
        if (job->state() == JobState::Failed)
            m_banner->showError(job->title(), job->errorMessage(), job->errorDetails());
    });
}

} // namespace kikuscope::ui
