// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/model_library.h"

#include "core/base/error.h"
#include "ui/jobs/job_runner.h"
#include "ui/session/user_models.h"
#include "ui/training/model_card.h"
#include "ui/widgets/message_banner.h"
#include "ui/widgets/qt_convert.h"
#include "ui/widgets/theme.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QTextBrowser>
#include <QTextTable>
#include <QVBoxLayout>

namespace kikuscope::ui {
namespace {

constexpr int nameRole = Qt::UserRole, ownRole = Qt::UserRole + 1;
constexpr int listWidth = 230, tablePadding = 4;

bool isScript(const QString& path) { return path.endsWith(QLatin1String(".pt")); }

/// Made apart from the view: Qt lays a document that is shown out anew for every row of a table, which takes
/// seconds.
QString htmlOf(const QString& markdown, const QColor& border)
{
    QTextDocument document;
    document.setUndoRedoEnabled(false);
    document.setMarkdown(markdown);
    for (QTextFrame* frame : document.rootFrame()->childFrames())
        if (auto* table = qobject_cast<QTextTable*>(frame)) { // Markdown has no say in how tables look
            QTextTableFormat format = table->format();
            format.setBorderCollapse(true);
            format.setBorder(1);
            format.setBorderBrush(border);
            format.setCellPadding(tablePadding);
            format.setBottomMargin(2 * tablePadding);
            table->setFormat(format);
        }
    return document.toHtml();
}

} // namespace

ModelLibrary::ModelLibrary(JobRunner& runner, QWidget* parent)
    : QDialog(parent), m_runner(runner), m_banner(new MessageBanner(this)), m_list(new QListWidget(this)),
      m_card(new QTextBrowser(this)), m_use(new QPushButton(tr("Use for classification"), this)),
      m_import(new QPushButton(tr("Import…"), this)), m_export(new QPushButton(tr("Export…"), this)),
      m_remove(new QPushButton(tr("Remove"), this))
{
    setObjectName(QStringLiteral("modelLibrary"));
    setWindowTitle(tr("Models"));
    m_list->setObjectName(QStringLiteral("modelList"));
    m_list->setAccessibleName(tr("Models"));
    m_card->setObjectName(QStringLiteral("modelCard"));
    m_card->setAccessibleName(tr("Model card"));
    m_card->setOpenLinks(false);
    m_use->setObjectName(QStringLiteral("modelUse"));
    m_import->setObjectName(QStringLiteral("modelImport"));
    m_import->setToolTip(tr("Copy a model into your library: .safetensors of Kikuscope; weights under the "
                            "names of torchvision or timm "
                            "with a description beside them; TorchScript"));
    m_export->setObjectName(QStringLiteral("modelExport"));
    m_export->setToolTip(tr("Copy the chosen model to a file"));
    m_remove->setObjectName(QStringLiteral("modelRemove"));
    m_remove->setToolTip(tr("Delete the chosen model from your library"));
    auto* close = new QPushButton(tr("Close"), this);
    close->setAutoDefault(false);

    auto* splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_list);
    splitter->addWidget(m_card);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({listWidth, 3 * listWidth});
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {m_use, m_import, m_export, m_remove}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_banner);
    layout->addWidget(splitter, 1);
    layout->addLayout(buttons);
    resize(960, 640);

    connect(m_list, &QListWidget::currentItemChanged, this, &ModelLibrary::showCard);
    connect(m_list, &QListWidget::itemActivated, m_use, &QPushButton::click);
    connect(m_use, &QPushButton::clicked, this, [this] { emit useRequested(chosen()); });
    connect(m_import, &QPushButton::clicked, this, &ModelLibrary::askImport);
    connect(m_export, &QPushButton::clicked, this, &ModelLibrary::askExport);
    connect(m_remove, &QPushButton::clicked, this, &ModelLibrary::askRemove);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    reload();
}

void ModelLibrary::addSection(const QString& title)
{
    auto* item = new QListWidgetItem(title, m_list);
    item->setFlags(Qt::NoItemFlags);
    QFont bold = font();
    bold.setBold(true);
    item->setFont(bold);
}

void ModelLibrary::addModel(const QString& text, const QString& nameOrPath, bool own)
{
    auto* item = new QListWidgetItem(text, m_list);
    item->setData(nameRole, nameOrPath);
    item->setData(ownRole, own);
    item->setToolTip(nameOrPath);
}

void ModelLibrary::reload()
{
    const QString before = chosen();
    m_list->clear();
    addSection(tr("Bundled"));
    for (const std::string& name : nn::bundledModels())
        addModel(toQString(name), toQString(name), false);
    addSection(tr("Mine"));
    const std::vector<std::filesystem::path> own = userModels();
    for (const std::filesystem::path& path : own)
        addModel(fromPath(path.stem()), fromPath(path), true);
    if (own.empty()) {
        auto* none = new QListWidgetItem(tr("None yet: train or import one"), m_list);
        none->setFlags(Qt::NoItemFlags);
    }
    choose(before);
}

void ModelLibrary::choose(const QString& nameOrPath)
{
    QListWidgetItem* first = nullptr;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem* item = m_list->item(row);
        const QString name = item->data(nameRole).toString();
        if (!name.isEmpty() && name == nameOrPath)
            return m_list->setCurrentItem(item);
        if (!first && !name.isEmpty())
            first = item;
    }
    m_list->setCurrentItem(first);
}

QString ModelLibrary::chosen() const
{
    const QListWidgetItem* item = m_list->currentItem();
    return item ? item->data(nameRole).toString() : QString();
}

bool ModelLibrary::chosenIsOwn() const
{
    const QListWidgetItem* item = m_list->currentItem();
    return item && item->data(ownRole).toBool();
}

void ModelLibrary::showCard()
{
    const QString name = chosen();
    for (QPushButton* button : {m_use, m_export})
        button->setEnabled(!name.isEmpty());
    m_remove->setEnabled(chosenIsOwn());
    m_card->clear();
    if (name.isEmpty())
        return;
    tellFailure(m_runner.start(
        {Lane::Interactive,
         tr("Read the card of %1").arg(QFileInfo(name).completeBaseName()),
         {},
         QStringLiteral("card"),
         false},
        [name = toStdString(name), own = chosenIsOwn(), border = themeColours().border](JobMonitor&) {
            const QString written = own ? QString() : bundledCard(name);
            return htmlOf(written.isEmpty() ? modelCard(*loadChosenModel(name)) : written, border);
        },
        this,
        [this, name](const QString& card) {
            if (name == chosen())
                m_card->setHtml(card);
        }));
}

void ModelLibrary::tellFailure(Job* job)
{
    m_banner->hide();
    connect(job, &Job::finished, this, [this, job] {
        if (job->state() == JobState::Failed)
            m_banner->showError(job->title(), job->errorMessage(), job->errorDetails());
    });
}

void ModelLibrary::askImport()
{
    auto* dialog =
        new QFileDialog(this, tr("Import model"), QSettings().value(QStringLiteral("folder")).toString(),
                        tr("Models (*.safetensors *.pt);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) { importFile(path); });
    dialog->open();
}

void ModelLibrary::importFile(const QString& path, bool trusted)
{
    if (isScript(path) && !trusted)
        return askTrust(path);
    tellFailure(m_runner.start(
        {Lane::Interactive, tr("Import %1").arg(QFileInfo(path).fileName())},
        [source = toPath(path), script = isScript(path)](JobMonitor&) {
            return script ? importTorchScript(source) : importModel(source);
        },
        this,
        [this](const std::filesystem::path& imported) {
            reload();
            choose(fromPath(imported));
            emit modelsChanged();
        }));
}

void ModelLibrary::askTrust(const QString& path)
{
    auto* box = new QMessageBox(
        QMessageBox::Warning, tr("Import TorchScript"),
        tr("%1 is TorchScript and may run any code when it is opened.").arg(QFileInfo(path).fileName()),
        QMessageBox::Yes | QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("trustModel"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("Import it only if you trust its author."));
    box->button(QMessageBox::Yes)->setText(tr("I trust it"));
    box->setDefaultButton(QMessageBox::Cancel);
    connect(box, &QDialog::finished, this, [this, path](int answer) {
        if (answer == QMessageBox::Yes)
            importFile(path, true);
    });
    box->open();
}

void ModelLibrary::askExport()
{
    const QString name = chosen();
    const bool script = isScript(name);
    auto* dialog =
        new QFileDialog(this, tr("Export model"), QSettings().value(QStringLiteral("folder")).toString(),
                        script ? tr("TorchScript (*.pt)") : tr("Models (*.safetensors)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(script ? QStringLiteral("pt") : QStringLiteral("safetensors"));
    dialog->selectFile(QFileInfo(name).completeBaseName());
    connect(dialog, &QFileDialog::fileSelected, this, &ModelLibrary::exportTo);
    dialog->open();
}

void ModelLibrary::exportTo(const QString& path)
{
    tellFailure(m_runner.start(
        {Lane::Interactive, tr("Export %1").arg(QFileInfo(path).fileName())},
        [name = toStdString(chosen()), own = chosenIsOwn(), target = toPath(path)](JobMonitor&) {
            exportModel(own ? toPath(toQString(name)) : loadChosenModel(name)->path, target);
            return true;
        },
        this, [](bool) {}));
}

void ModelLibrary::askRemove()
{
    const QString path = chosen();
    if (path.isEmpty() || !chosenIsOwn())
        return;
    auto* box =
        new QMessageBox(QMessageBox::Question, tr("Remove model"),
                        tr("Remove the model %1 from your library?").arg(QFileInfo(path).completeBaseName()),
                        QMessageBox::Yes | QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("removeModel"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("The file is deleted. Export it before if you want to keep it."));
    box->setDefaultButton(QMessageBox::Cancel);
    connect(box, &QDialog::finished, this, [this, path](int answer) {
        if (answer != QMessageBox::Yes)
            return;
        tellFailure(m_runner.start(
            {Lane::Interactive, tr("Remove %1").arg(QFileInfo(path).completeBaseName()), {}, {}, false},
            [file = toPath(path)](JobMonitor&) {
                removeUserModel(file);
                return true;
            },
            this,
            [this](bool) {
                reload();
                emit modelsChanged();
            }));
    });
    box->open();
}

} // namespace kikuscope::ui
