// SPDX-License-Identifier: GPL-3.0-or-later
// What is open, selected and produced: the only shared mutable state, on the GUI thread. Views read snapshots and
// follow the signals.
#pragma once
#include "core/map/ebsd_scan.h"
#include "core/map/phase_map.h"
#include "core/nn/model_file.h"

#include <QObject>
#include <QString>
#include <memory>
#include <optional>
#include <vector>

namespace kikuscope::ui {

/// How well the result agrees with the reference, over pixels indexed in both.
struct AgreementSummary
{
    double accuracy = 0, low = 0, high = 0; // Wilson 95 % interval
    std::int64_t pixels = 0;
};

class Session : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    const std::shared_ptr<const EbsdScan>& scan() const { return m_scan; }
    /// The vendor's or ground-truth indexing of the scan, or the one opened by the user.
    const std::shared_ptr<const CrystalMap>& reference() const { return m_reference; }
    bool referenceIsGroundTruth() const { return m_scan && m_scan->indexingIsGroundTruth && m_reference == m_scan->indexing; }
    const std::vector<std::shared_ptr<const SemImage>>& semImages() const { return m_semImages; }
    const std::shared_ptr<const nn::ModelFile>& model() const { return m_model; }
    /// Grows while a classification runs (on this thread only).
    std::shared_ptr<const PhaseMap> result() const { return m_result; }
    const std::optional<AgreementSummary>& agreement() const { return m_agreement; }
    bool isClassifying() const { return m_classifying; }
    /// Result not yet written to a file chosen by the user.
    bool hasUnsavedResult() const { return m_unsaved; }

    std::int64_t pixel() const { return m_pixel; } // -1: none
    bool isSimulated() const { return m_scan && m_scan->simulated; }

    /// By phase id; the same phase has the same colour in both maps.
    const std::vector<Rgba>& resultColours() const { return m_resultColours; }
    const std::vector<Rgba>& referenceColours() const { return m_referenceColours; }
    /// Colours of the classes of the model (ids of the probabilities).
    const PhaseList& classes() const;

    void setScan(std::shared_ptr<const EbsdScan> scan);
    /// Throws Error(Inconsistent) where the grids differ.
    void setReference(std::shared_ptr<const CrystalMap> reference);
    void addSemImage(std::shared_ptr<const SemImage> image);
    void setModel(std::shared_ptr<const nn::ModelFile> model);
    void beginResult(PhaseList classes, const QString& name);
    void addToResult(const Predictions& block);
    void setResult(std::shared_ptr<PhaseMap> result, bool unsaved);
    void setAgreement(std::optional<AgreementSummary> agreement);
    void setClassifying(bool classifying);
    void markSaved();
    void select(std::int64_t pixel);
    void moveSelection(int dx, int dy);

signals:
    void scanChanged();
    void referenceChanged();
    void semImagesChanged();
    void modelChanged();
    void resultChanged(); // another map, or all of it
    void resultRowsChanged(qint64 firstRow, qint64 lastRow);
    void coloursChanged();
    void agreementChanged();
    void classifyingChanged(bool classifying);
    void pixelChanged(qint64 pixel);

private:
    void updateColours();

    std::shared_ptr<const EbsdScan> m_scan;
    std::shared_ptr<const CrystalMap> m_reference;
    std::vector<std::shared_ptr<const SemImage>> m_semImages;
    std::shared_ptr<const nn::ModelFile> m_model;
    std::shared_ptr<PhaseMap> m_result;
    std::optional<AgreementSummary> m_agreement;
    std::vector<Rgba> m_resultColours, m_referenceColours;
    std::int64_t m_pixel = -1;
    bool m_classifying = false, m_unsaved = false;
};

/// What a phase is called and its symmetry in short, e.g. "P3₂21 (154)", "-3m", "cF".
QString phaseTitle(const Phase& phase);
QString symmetryText(const Phase& phase);

} // namespace kikuscope::ui
