#include "ui/panels/evidence_details.h"

#include "ui/look/fonts.h"
#include "ui/look/glyphs.h"
#include "ui/look/tokens.h"
#include "ui/models/evidence_model.h"
#include "ui/panels/elided_label.h"
#include "ui/panels/wrapped_label.h"
#include "ui/words/amounts.h"
#include "ui/words/receipt_words.h"

#include <QClipboard>
#include <QFormLayout>
#include <QGuiApplication>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace interloper {
namespace {

PlainLabel *mutedLabel(const QString &text, QWidget *parent)
{
    auto *label = new PlainLabel(text, parent);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setFont(fontOf(TextSize::Dense));
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    return label;
}

WrappedLabel *wrappedLabel(const QString &text, QWidget *parent)
{
    auto *label = new WrappedLabel(text, parent);
    label->setFont(fontOf(TextSize::Dense));
    return label;
}

/// A sign beside a sentence.
class IssueSign final : public QWidget
{
public:
    IssueSign(Glyph glyph, QWidget *parent) : QWidget(parent), m_glyph(glyph)
    {
        setFixedSize(scaled(kTableGlyph), scaled(kTableGlyph) + kGap);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintGlyph(painter, m_glyph, QRectF(0, kGap, width(), width()), lookOf(this));
    }

private:
    Glyph m_glyph;
};

} // namespace

EvidenceDetails::EvidenceDetails(QWidget *parent)
    : QWidget(parent),
      m_title(new ElidedLabel({}, this)),
      m_facts(new QFormLayout)
{
    m_title->setFont(bold(fontOf(TextSize::Dense)));
    m_facts->setContentsMargins(0, 0, 0, 0);
    m_facts->setHorizontalSpacing(kCardMargin);
    m_facts->setVerticalSpacing(kGap);
    m_facts->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kCellPadding, kCellPadding, kCellPadding, kCellPadding);
    column->setSpacing(kCellPadding);
    column->addWidget(m_title);
    column->addLayout(m_facts);
    column->addStretch(1);
}

void EvidenceDetails::showNode(const EvidenceModel &model, int node)
{
    while (m_facts->rowCount() > 0)
        m_facts->removeRow(0);
    const EvidenceNode &of = model.tree().node(node);
    const bool isFile = of.input != EvidenceNode::kNone;
    const QString title = node == EvidenceTree::kRoot ? tr("All evidence") : shown(of.name);
    m_title->setText(title);
    setTip(m_title, title);
    if (isFile) {
        const Input &input = model.investigation()->receipt.inputs[static_cast<std::size_t>(of.input)];
        addFact(tr("State"), stateWord(input.state));
        showIssues(input);
        showFile(input);
        showCounts(of, false);
        if (!input.sha256.empty())
            addMono(tr("SHA-256"), shown(input.sha256), true);
    } else {
        addFact(tr("Files"), of.problems > 0 ? tr("%1, %2").arg(grouped(of.files),
                                                                counted(of.problems, tr("problem"), tr("problems")))
                                             : grouped(of.files));
        showCounts(of, of.files == model.tree().node(EvidenceTree::kRoot).files);
    }
    if (node != EvidenceTree::kRoot)
        addMono(tr("Path"), shown(model.tree().path(node)), true);
}

void EvidenceDetails::showFile(const Input &input)
{
    if (!input.format.empty())
        addFact(tr("Read as"), formatWord(input.format));
    if (!input.why.empty())
        addFact(tr("Because"), shown(input.why));
}

void EvidenceDetails::showCounts(const EvidenceNode &node, bool isAll)
{
    addFact(tr("Size"), sizeWords(node.counts.bytes));
    if (!isAll) { // the sums of all evidence always stand below
        addFact(tr("Bytes"), bytesWords(node.counts));
        addFact(tr("Records"), recordsWords(node.counts));
    }
    if (node.counts.recovered > 0)
        addFact(tr("Recovered"), counted(node.counts.recovered, tr("event"), tr("events")));
    if (node.first.good) {
        addMono(tr("First"), timeWords(node.first), false);
        addMono(tr("Last"), timeWords(node.last), false);
    }
    if (node.input != EvidenceNode::kNone)
        return;
    if (node.noted > 0)
        addFact(tr("Notes"), fileCountWords(node.noted));
}

void EvidenceDetails::showIssues(const Input &input)
{
    const auto listed = std::min<std::size_t>(input.issues.size(), kMostIssues);
    for (std::size_t at = 0; at < listed; ++at) {
        const Issue &issue = input.issues[at];
        auto *block = new QWidget(this);
        auto *row = new QHBoxLayout(block);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(kCellPadding);
        row->addWidget(new IssueSign(issue.severity == Severity::Info ? Glyph::Partly : Glyph::Damaged, block), 0,
                       Qt::AlignTop);
        row->addWidget(wrappedLabel(issueWords(issue), block), 1);
        m_facts->addRow(block);
    }
    if (listed < input.issues.size())
        m_facts->addRow(mutedLabel(tr("%1 more").arg(grouped(input.issues.size() - listed)), this));
}

void EvidenceDetails::addFact(const QString &name, const QString &text)
{
    m_facts->addRow(mutedLabel(name, this), wrappedLabel(text, this));
}

/// One line in the monospaced font, cut in its middle; `copied`: with a button that copies the whole.
void EvidenceDetails::addMono(const QString &name, const QString &text, bool copied)
{
    auto *block = new QWidget(this);
    auto *row = new QHBoxLayout(block);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGap);
    auto *value = new ElidedLabel(text, block);
    value->setFont(fontOf(TextSize::Mono));
    row->addWidget(value, 1);
    if (copied) {
        auto *copy = new QToolButton(block);
        copy->setIcon(glyphIcon(Glyph::Copy));
        copy->setAutoRaise(true);
        copy->setAccessibleName(tr("Copy %1").arg(name));
        connect(copy, &QToolButton::clicked, copy, [text] { QGuiApplication::clipboard()->setText(text); });
        row->addWidget(copy);
    }
    m_facts->addRow(mutedLabel(name, this), block);
}

} // namespace interloper
