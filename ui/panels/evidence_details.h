// What is known of one file, archive or folder of the evidence: as what it was read and why, every byte and record of
// it, its hash, its issues. Owned by the evidence panel, GUI thread.
#pragma once

#include <QWidget>

class QFormLayout;

namespace interloper {

class EvidenceModel;
class PlainLabel;
struct EvidenceNode;
struct Input;

class EvidenceDetails final : public QWidget
{
    Q_OBJECT

public:
    explicit EvidenceDetails(QWidget *parent = nullptr);

    /// Requires: `node` is of the model's tree.
    void showNode(const EvidenceModel &model, int node);

    /// Issues that are listed; the others are counted.
    static constexpr int kMostIssues = 50;

private:
    void addFact(const QString &name, const QString &text);
    void addMono(const QString &name, const QString &text, bool copied);
    void showCounts(const EvidenceNode &node, bool isAll);
    void showFile(const Input &input);
    void showIssues(const Input &input);

    PlainLabel *m_title;
    QFormLayout *m_facts;
};

} // namespace interloper
