// SPDX-License-Identifier: GPL-3.0-or-later
// What is open, selected and produced: the only shared mutable state, on the GUI thread. Views read snapshots
// and follow the signals.
#pragma once
#include "core/map/ebsd_scan.h"
#include "core/map/phase_map.h"
#include "core/map/registration.h"
#include "core/nn/model_file.h"
#include "core/nn/pattern_labels.h"
#include "ui/session/comparison.h"
#include "ui/session/pixel_selection.h"

#include <QObject>
#include <QString>
#include <QUndoStack>
#include <filesystem>
#include <map>
#include <memory>
#include <vector>

namespace kikuscope::ui {

/// Pixels by phase id, [0] = unknown or not indexed. Empty: not counted yet.
using PhaseCounts = std::vector<std::int64_t>;
/// Counts every measured pixel that is not pending: work for a job where the map is large.
PhaseCounts countPhases(const PhaseMap& map);
PhaseCounts countPhases(const CrystalMap& map);

class Session : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    const std::shared_ptr<const EbsdScan>& scan() const { return m_scan; }
    /// The vendor's or ground-truth indexing of the scan, or the one opened by the user.
    const std::shared_ptr<const CrystalMap>& reference() const { return m_reference; }
    bool referenceIsGroundTruth() const
    {
        return m_scan && m_scan->indexingIsGroundTruth && m_reference == m_scan->indexing;
    }
    /// What the result is compared with: the reference, unless another map was chosen (the raw result, a file).
    const std::shared_ptr<const CrystalMap>& counterpart() const
    {
        return m_counterpart ? m_counterpart : m_reference;
    }
    bool comparesWithReference() const { return !m_counterpart; }
    const std::vector<std::shared_ptr<const SemImage>>& semImages() const { return m_semImages; }
    /// Where the user placed an image; null: where its file says, or over the whole map.
    std::shared_ptr<const Registration> registrationOf(const SemImage& image) const;
    const std::shared_ptr<const nn::ModelFile>& model() const { return m_model; }
    /// Grows while a classification runs (on this thread only).
    std::shared_ptr<const PhaseMap> result() const { return m_result; }
    /// Null while there is nothing to compare, or while it is being compared.
    const std::shared_ptr<const Comparison>& comparison() const { return m_comparison; }
    /// By reference id, the class of the result (or of the model) that means the same; 0: none.
    const std::vector<int>& matches() const { return m_matches; }
    const PhaseCounts& resultCounts() const { return m_resultCounts; } // grows with the result
    const PhaseCounts& referenceCounts() const { return m_referenceCounts; }
    /// Pixels picked out by the user in any view; null: none.
    const std::shared_ptr<const PixelSelection>& selection() const { return m_selection; }
    /// What the user says of single patterns of the scan.
    const nn::PatternLabels& labels() const { return m_labels; }
    /// Figures of the project: draw::FigureRecipe as JSON; their paths relative to the project, or "@role"
    /// (core/io/project.h). They stay until another project is begun; no undo.
    const std::vector<Json>& figures() const { return m_figures; }
    /// Labels not yet written to a file.
    bool hasUnsavedLabels() const { return m_labelsUnsaved; }
    bool isClassifying() const { return m_classifying; }
    /// Result not yet written to a file chosen by the user.
    bool hasUnsavedResult() const { return m_unsaved; }

    /// Files that hold what is open, for projects. Empty: only in memory, or (all but the scan) part of the scan.
    const std::filesystem::path& scanFile() const { return m_scanFile; }
    const std::filesystem::path& referenceFile() const { return m_referenceFile; }
    const std::filesystem::path& resultFile() const { return m_resultFile; }
    const std::filesystem::path& counterpartFile() const { return m_counterpartFile; }
    std::filesystem::path fileOf(const SemImage& image) const;

    std::int64_t pixel() const { return m_pixel; } // -1: none
    bool isSimulated() const { return m_scan && m_scan->simulated; }

    /// By phase id; the same phase has the same colour in both maps.
    const std::vector<Rgba>& resultColours() const { return m_resultColours; }
    const std::vector<Rgba>& referenceColours() const { return m_referenceColours; }
    /// How the user wants phases to be shown: colours and names follow, the maps do not change.
    const PhaseStyles& phaseStyles() const { return m_phaseStyles; }
    /// Key (phase_style.h) under which a phase is shown: a reference phase that matches a class goes by the
    /// class, merged phases by the one they were merged into. Empty for id 0.
    std::string resultKey(int id) const;
    std::string referenceKey(int id) const;
    /// Names as the user wants them; empty for id 0.
    QString resultName(int id) const;
    QString referenceName(int id) const;
    /// Every change of the session that a user would miss: views push commands, the window's Edit menu shows
    /// them. Emptied when another scan is opened.
    QUndoStack& history() { return m_history; }
    /// Colours of the classes of the model (ids of the probabilities).
    const PhaseList& classes() const;

    void setScan(std::shared_ptr<const EbsdScan> scan);
    /// Another pattern centre than the file's; use PatternCentreCommand so that it can be undone. Not while classifying.
    void setPatternCentre(std::optional<PatternCentre> centre);
    /// What a user said, where it is not what the file says.
    std::optional<PatternCentre> givenPatternCentre() const;
    /// Null also where the model needs a pattern centre and the scan has none.
    std::shared_ptr<const nn::ModelFile> usableModel() const;
    /// Throws Error(Inconsistent) where the grids differ.
    void setReference(std::shared_ptr<const CrystalMap> reference, std::filesystem::path file = {});
    /// Null: the reference again. Throws Error(Inconsistent) where the grids differ.
    void setCounterpart(std::shared_ptr<const CrystalMap> map, std::filesystem::path file = {});
    /// It comes before the others.
    void addSemImage(std::shared_ptr<const SemImage> image, std::filesystem::path file = {});
    /// Null takes the placement back. Emits semImagesChanged().
    void setRegistration(const SemImage& image, std::shared_ptr<const Registration> registration);
    void setModel(std::shared_ptr<const nn::ModelFile> model);
    /// A map of pending pixels that addToResult() fills.
    void beginResult(std::shared_ptr<PhaseMap> empty);
    void addToResult(const Predictions& block);
    void finishResult(Json provenance);
    void setResult(std::shared_ptr<PhaseMap> result, bool unsaved, std::filesystem::path file = {});
    void setResultCounts(PhaseCounts counts);
    void setReferenceCounts(PhaseCounts counts);
    void setComparison(std::shared_ptr<const Comparison> comparison);
    void setSelection(std::shared_ptr<const PixelSelection> selection);
    /// Use PhaseStyleCommand where it shall be undone. Emits coloursChanged().
    void setPhaseStyles(PhaseStyles styles);
    /// Use LabelCommand where it shall be undone.
    void setLabels(nn::PatternLabels labels);
    /// JSON objects. Emits figuresChanged() where they differ.
    void setFigures(std::vector<Json> figures);
    void markLabelsSaved() { m_labelsUnsaved = false; }
    void setClassifying(bool classifying);
    /// `file`: where the result is now.
    void markSaved(std::filesystem::path file = {});
    /// Where the scan is, if not where it says; empty: nowhere.
    void setScanFile(std::filesystem::path file) { m_scanFile = std::move(file); }
    void select(std::int64_t pixel);
    void moveSelection(int dx, int dy);
    /// Selects the pixel and brings it into sight in every map.
    void lookAt(std::int64_t pixel);

signals:
    void scanChanged();
    void detectorChanged(); // the pattern centre
    void referenceChanged();
    void counterpartChanged();
    void semImagesChanged();
    void modelChanged();
    void resultChanged(); // another map, or all of it
    void resultRowsChanged(qint64 firstRow, qint64 lastRow);
    void coloursChanged();
    void countsChanged();
    void comparisonChanged();
    void selectionChanged();
    void labelsChanged();
    void figuresChanged();
    void resultSaved();
    void classifyingChanged(bool classifying);
    void pixelChanged(qint64 pixel);
    void lookedAt(qint64 pixel);

private:
    void updateColours();
    std::string ownResultKey(int id) const;
    std::string ownReferenceKey(int id) const;
    QString nameOf(const std::string& key) const;

    QUndoStack m_history;
    std::shared_ptr<const EbsdScan> m_scan;
    std::shared_ptr<const EbsdScan> m_openedScan; // with the pattern centre of its file
    std::shared_ptr<const CrystalMap> m_reference;
    std::vector<std::shared_ptr<const SemImage>> m_semImages;
    std::map<const SemImage*, std::shared_ptr<const Registration>> m_registrations;
    std::shared_ptr<const nn::ModelFile> m_model;
    std::shared_ptr<PhaseMap> m_result;
    std::shared_ptr<const Comparison> m_comparison;
    std::shared_ptr<const PixelSelection> m_selection;
    std::vector<int> m_matches;
    PhaseStyles m_phaseStyles;
    PhaseCounts m_resultCounts, m_referenceCounts;
    std::vector<Rgba> m_resultColours, m_referenceColours;
    std::int64_t m_pixel = -1;
    std::shared_ptr<const CrystalMap> m_counterpart; // null: the reference
    nn::PatternLabels m_labels;
    std::vector<Json> m_figures;
    std::filesystem::path m_scanFile, m_referenceFile, m_resultFile, m_counterpartFile;
    std::map<const SemImage*, std::filesystem::path> m_semImageFiles;
    bool m_classifying = false, m_unsaved = false, m_labelsUnsaved = false;
};

/// What a phase is called and its symmetry in short, e.g. "P3₂21 (154)", "-3m", "cF".
QString phaseTitle(const Phase& phase);
QString symmetryText(const Phase& phase);

} // namespace kikuscope::ui
