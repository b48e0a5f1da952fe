// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/candidate_model.h"
#include "ui/training/wizard_pages.h"
#include "ui/widgets/qt_convert.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QVBoxLayout>

namespace kikuscope::ui {
namespace {

constexpr int leastCandidatesOfAClassifier = 2, rowPadding = 8;
constexpr qsizetype mostNames = 12; // the table shows them all

} // namespace

CandidatesPage::CandidatesPage(WizardContext context)
    : m_context(context), m_model(new CandidateModel(this)), m_filter(new CandidateFilter(*m_model, this)),
      m_table(new QTableView(this)), m_text(new QLineEdit(this)), m_elements(new QLineEdit(this)),
      m_count(new QLabel(this)), m_note(new QLabel(this))
{
    setTitle(tr("Candidate phases"));
    setSubTitle(
        tr("Which phases may be in the sample? A structure that is missing here will be taken for another "
           "one or for none."));
    m_text->setObjectName(QStringLiteral("candidateText"));
    m_text->setPlaceholderText(tr("Search: name, formula, space group"));
    m_text->setClearButtonEnabled(true);
    m_elements->setObjectName(QStringLiteral("candidateElements"));
    m_elements->setPlaceholderText(tr("Only of the elements, e.g. Fe, Cr, C"));
    m_elements->setClearButtonEnabled(true);
    auto* chosenOnly = new QCheckBox(tr("Chosen only"), this);
    m_table->setObjectName(QStringLiteral("candidateTable"));
    m_table->setAccessibleName(tr("Structures"));
    m_table->setModel(m_filter);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder); // as the model has it, until a header is clicked
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + rowPadding);
    m_table->horizontalHeader()->setStretchLastSection(true);
    auto* cif = new QPushButton(tr("Add CIF files…"), this);
    cif->setObjectName(QStringLiteral("candidateCif"));
    m_note->setWordWrap(true);
    m_note->setProperty("role", QStringLiteral("subtle"));
    m_note->hide();

    auto* filters = new QHBoxLayout;
    filters->addWidget(m_text, 3);
    filters->addWidget(m_elements, 2);
    filters->addWidget(chosenOnly);
    auto* below = new QHBoxLayout;
    below->addWidget(m_count, 1);
    below->addWidget(cif);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(filters);
    layout->addWidget(m_table, 1);
    layout->addLayout(below);
    layout->addWidget(m_note);

    connect(m_text, &QLineEdit::textChanged, m_filter, &CandidateFilter::setText);
    connect(m_elements, &QLineEdit::textChanged, m_filter, &CandidateFilter::setElements);
    connect(chosenOnly, &QCheckBox::toggled, m_filter, &CandidateFilter::setChosenOnly);
    connect(cif, &QPushButton::clicked, this, &CandidatesPage::askCifs);
    connect(m_model, &CandidateModel::chosenChanged, this, [this] {
        describe();
        emit completeChanged();
    });
}

void CandidatesPage::initializePage()
{
    if (!m_loaded)
        loadLibrary();
    describe();
}

/// Parsed once per program, which takes longer than a frame.
void CandidatesPage::loadLibrary()
{
    m_loaded = true;
    m_count->setText(tr("Reading the structures…"));
    m_context.runner.start(
        {Lane::Interactive, tr("Read the structures"), {}, {}, false},
        [](JobMonitor&) { return &crystal::structureLibrary(); }, this,
        [this](const std::vector<crystal::LibraryStructure>* library) {
            m_model->setLibrary(*library);
            m_table->resizeColumnsToContents();
            chooseNamedInFile();
            describe();
        });
}

/// What the file's own indexing looked for is a good first guess.
void CandidatesPage::chooseNamedInFile()
{
    const auto& scan = m_context.plan.scan;
    if (!scan || !scan->indexing)
        return;
    QStringList missing;
    for (const Phase& phase : scan->indexing->phases.phases) {
        if (const auto* structure = structureMeant(phase))
            m_model->choose(structure->phase.name);
        else
            missing << toQString(phase.name);
    }
    m_model->raiseChosen();
    if (!missing.isEmpty()) {
        m_note->setText(tr("The file also names %1, which the library does not hold; add CIF files for them.")
                            .arg(missing.join(QStringLiteral(", "))));
        m_note->show();
    }
}

void CandidatesPage::describe()
{
    QStringList names;
    for (const Candidate& candidate : m_model->chosen())
        names << toQString(candidate.phase.name);
    const auto count = names.size();
    if (count > mostNames)
        names = names.mid(0, mostNames) << QStringLiteral("…");
    m_count->setText(names.isEmpty() ? tr("None chosen")
                                     : tr("%1 chosen: %2").arg(count).arg(names.join(QStringLiteral(", "))));
    m_count->setWordWrap(true);
}

void CandidatesPage::askCifs()
{
    auto* dialog =
        new QFileDialog(this, tr("Add CIF files"), QSettings().value(QStringLiteral("folder")).toString(),
                        tr("Crystal structures (*.cif);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &CandidatesPage::addCifs);
    dialog->open();
}

void CandidatesPage::addCifs(const QStringList& paths)
{
    using Read = std::pair<std::vector<Candidate>, QStringList>;
    m_context.runner.start(
        {Lane::Interactive, tr("Read CIF files"), {}, {}, false},
        [paths](JobMonitor&) {
            Read read;
            for (const QString& path : paths) {
                const std::string source = toStdString(QFileInfo(path).absoluteFilePath());
                try {
                    read.first.push_back({source, crystal::phaseFromCifOrName(source)});
                } catch (const Error& error) { // the others are still wanted
                    read.second << toQString(error.what());
                }
            }
            return read;
        },
        this,
        [this](const Read& read) {
            for (const Candidate& candidate : read.first)
                m_model->add(candidate);
            m_note->setText(read.second.join(QLatin1Char('\n')));
            m_note->setVisible(!read.second.isEmpty());
        });
}

bool CandidatesPage::isComplete() const
{
    return m_model->chosenCount() >= (m_context.plan.goal == RunKind::Map ? 1 : leastCandidatesOfAClassifier);
}

bool CandidatesPage::validatePage()
{
    m_context.plan.candidates = m_model->chosen();
    return true;
}

} // namespace kikuscope::ui
