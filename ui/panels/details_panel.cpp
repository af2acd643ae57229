#include "ui/panels/details_panel.h"

#include "ui/look/fonts.h"
#include "ui/look/glyphs.h"
#include "ui/look/segments.h"
#include "ui/look/tokens.h"
#include "ui/panels/answer_meter.h"
#include "ui/panels/card_view.h"
#include "ui/panels/score_badge.h"
#include "ui/plain_text.h"
#include "ui/session/session.h"
#include "ui/words/amounts.h"
#include "ui/words/card_words.h"
#include "ui/words/lifecycle_words.h"

#include <QButtonGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace interloper {
namespace {

constexpr int kMargin = 12;
constexpr int kNoteLines = 3;
constexpr int kVerdicts = 4;

void makeMuted(QLabel *label)
{
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setFont(fontOf(TextSize::Dense));
}

QString upperFirst(const QString &words)
{
    return words.left(1).toUpper() + words.mid(1);
}

} // namespace

DetailsPanel::DetailsPanel(Session &session, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_head(new QWidget(this)),
      m_instance(new PlainLabel(m_head)),
      m_place(new PlainLabel(m_head)),
      m_nothing(new PlainLabel(tr("Select an alert to see its facts"), this)),
      m_badge(new ScoreBadge(m_head)),
      m_band(new PlainLabel(m_head)),
      m_lifecycle(new PlainLabel(this)),
      m_answered(new PlainLabel(this)),
      m_meter(new AnswerMeter(this)),
      m_card(new CardView(session, this)),
      m_middle(new QWidget(this)),
      m_writing(new QWidget(this)),
      m_saved(new PlainLabel(m_writing)),
      m_verdicts(new QButtonGroup(this)),
      m_reason(new QLineEdit(m_writing)),
      m_note(new QPlainTextEdit(m_writing))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(createHead());
    column->addWidget(m_nothing, 1, Qt::AlignCenter);
    column->addWidget(createCard(), 1);
    column->addWidget(createVerdict());
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    makeMuted(m_nothing);
    connectWriting();
    connect(&m_session, &Session::selectionChanged, this, &DetailsPanel::showFinding);
    connect(&m_session, &Session::investigationReplaced, this, [this] {
        m_key.clear();
        showFinding();
    });
    connect(&m_session, &Session::annotationsChanged, this, &DetailsPanel::showAnnotation);
    showFinding();
}

QSize DetailsPanel::sizeHint() const
{
    constexpr int kWidth = 346;
    return {scaled(kWidth), QWidget::sizeHint().height()};
}

QWidget *DetailsPanel::createHead()
{
    m_instance->setFont(bold(fontOf(TextSize::MonoLarge)));
    m_instance->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_instance->setWordWrap(true);
    makeMuted(m_place);
    m_place->setWordWrap(true);
    auto *copy = new QToolButton(m_head);
    copy->setIcon(glyphIcon(Glyph::Copy));
    copy->setAutoRaise(true);
    copy->setAccessibleName(tr("Copy the instance"));
    connect(copy, &QToolButton::clicked, this, [this] {
        if (const auto finding = m_session.selectedFinding())
            QGuiApplication::clipboard()->setText(
                QString::fromStdString(m_session.investigation()->findings[*finding].instance));
    });
    m_band->setFont(bold(fontOf(TextSize::Dense)));
    auto *line = new QHBoxLayout;
    line->addWidget(m_instance, 1);
    line->addWidget(copy, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_band);
    words->addLayout(line);
    words->addWidget(m_place);
    auto *row = new QHBoxLayout(m_head);
    row->setContentsMargins(kMargin, kMargin, kMargin, 0);
    row->setSpacing(kMargin);
    row->addWidget(m_badge, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    return m_head;
}

QWidget *DetailsPanel::createCard()
{
    m_lifecycle->setWordWrap(true);
    m_lifecycle->setFont(fontOf(TextSize::Dense));
    m_lifecycle->setFrameShape(QFrame::StyledPanel);
    m_lifecycle->setMargin(kGap);
    m_answered->setFont(fontOf(TextSize::Dense));
    m_answered->setWordWrap(true);
    auto *copy = new QPushButton(tr("Copy summary"), m_middle);
    connect(copy, &QPushButton::clicked, this, &DetailsPanel::copySummary);
    auto *line = new QHBoxLayout;
    line->addWidget(m_answered, 1);
    line->addWidget(copy);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(kMargin, kCellPadding, kMargin, kCellPadding);
    head->setSpacing(kCellPadding);
    head->addWidget(m_lifecycle);
    head->addLayout(line);
    head->addWidget(m_meter);
    auto *column = new QVBoxLayout(m_middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_card, 1);
    return m_middle;
}

void DetailsPanel::copySummary()
{
    const Investigation &now = *m_session.investigation();
    if (const auto finding = m_session.selectedFinding(); finding && *finding < now.summaries.size())
        QGuiApplication::clipboard()->setText(shown(summaryText(now.summaries[*finding])));
}

QWidget *DetailsPanel::createVerdictButtons()
{
    auto *buttons = new QWidget(m_writing);
    m_verdicts->setExclusive(false);
    int widest = 0;
    for (int verdict = 0; verdict < kVerdicts; ++verdict) {
        auto *button = new QPushButton(verdictWord(verdict), buttons);
        button->setCheckable(true);
        button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        widest = std::max(widest, button->fontMetrics().horizontalAdvance(button->text()));
        m_verdicts->addButton(button, verdict);
    }
    addSegments(*new QHBoxLayout(buttons), m_verdicts->buttons());
    buttons->setMinimumWidth(kVerdicts * (widest + kCellPadding));
    return buttons;
}

QWidget *DetailsPanel::createVerdict()
{
    auto *title = new PlainLabel(tr("Verdict"), m_writing);
    title->setFont(bold(fontOf(TextSize::Dense)));
    makeMuted(m_saved);
    auto *line = new QHBoxLayout;
    line->addWidget(title);
    line->addWidget(m_saved, 1, Qt::AlignRight);
    m_reason->setPlaceholderText(tr("Reason, in one sentence"));
    m_reason->setAccessibleName(tr("Reason of the verdict"));
    m_note->setPlaceholderText(tr("Note"));
    m_note->setAccessibleName(tr("Note"));
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(m_note->fontMetrics().lineSpacing() * kNoteLines + kMargin);
    auto *column = new QVBoxLayout(m_writing);
    column->setContentsMargins(kMargin, 8, kMargin, kMargin);
    column->setSpacing(8);
    column->addLayout(line);
    column->addWidget(createVerdictButtons());
    column->addWidget(m_reason);
    column->addWidget(m_note);
    m_writing->setBackgroundRole(QPalette::Window);
    m_writing->setAutoFillBackground(true);
    return m_writing;
}

void DetailsPanel::connectWriting()
{
    connect(m_verdicts, &QButtonGroup::idClicked, this, [this](int clicked) {
        // A second click takes the verdict back, so the group cannot be exclusive.
        for (QAbstractButton *button : m_verdicts->buttons())
            button->setChecked(button->isChecked() && m_verdicts->id(button) == clicked);
        store();
    });
    connect(m_reason, &QLineEdit::textEdited, this, &DetailsPanel::store);
    connect(m_note, &QPlainTextEdit::textChanged, this, &DetailsPanel::store);
}

void DetailsPanel::showSaved(const QString &words)
{
    m_saved->setText(words);
}

void DetailsPanel::showFinding()
{
    const auto finding = m_session.selectedFinding();
    const std::string key = finding ? m_session.selectedKey() : std::string();
    m_head->setVisible(finding.has_value());
    m_nothing->setVisible(!finding);
    m_middle->setVisible(finding.has_value());
    m_writing->setEnabled(finding.has_value());
    if (key == m_key && finding)
        return;
    m_key = key;
    if (finding) {
        showHead(m_session.investigation()->findings[*finding]);
        showScore(*finding);
        m_card->showFinding(factsOf(m_session.investigation()->findings[*finding]));
        showAnswered();
    }
    showAnnotation();
}

QString DetailsPanel::accountWords(const std::string &account) const
{
    const std::string_view name = m_session.investigation()->profile.accountName(account);
    return name.empty() ? tr("account %1").arg(shown(account)) : tr("account %1 (%2)").arg(shown(account), shown(name));
}

void DetailsPanel::showHead(const Finding &finding)
{
    const std::string_view name = lastSegment(finding.instance);
    m_instance->setText(name.empty() ? tr("Instance not named in these logs") : shown(name));
    QStringList place{providerWord(finding.provider)};
    if (!finding.scope.empty())
        place.append(shown(finding.scope));
    if (!finding.account.empty())
        place.append(accountWords(finding.account));
    m_place->setText(place.join(QStringLiteral(", ")));
}

void DetailsPanel::showScore(std::size_t finding)
{
    const Investigation &now = *m_session.investigation();
    const bool scored = finding < now.triages.size();
    m_badge->setScore(scored ? now.triages[finding].score : -1);
    m_band->setVisible(scored);
    if (scored) {
        m_band->setText(bandWord(now.triages[finding].band));
        QPalette colors = m_band->palette();
        for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text})
            colors.setColor(role, lookOf(this).color(now.triages[finding].band, BandInk::Text));
        m_band->setPalette(colors);
    }
    m_lifecycle->setText(upperFirst(lifecycleWords(now, finding)));
}

void DetailsPanel::showAnswered()
{
    const auto counts = m_card->card().answerCounts();
    m_answered->setText(answeredWords(counts[0], counts[1], counts[2]));
    m_meter->setCounts(counts);
}

std::vector<CardModel::FactLine> DetailsPanel::factsOf(const Finding &finding) const
{
    const EventStore &events = m_session.investigation()->events;
    const auto column = [&](Column which) {
        return finding.event.valid() && finding.event.value < events.size() ? shown(events.text(finding.event, which))
                                                                            : QString();
    };
    std::vector<CardModel::FactLine> out;
    const auto add = [&](const QString &name, const QString &text) {
        out.push_back({name, text.isEmpty() ? tr("not in these logs") : text});
    };
    add(tr("Time (UTC)"), finding.time.good ? shownTime(finding.time) : shown(finding.timeRaw));
    add(tr("Operation"), shown(finding.operation));
    add(tr("Actor"), shown(finding.actor));
    add(tr("Source address"), shown(finding.sourceIp));
    add(tr("Agent"), column(Column::Agent));
    if (finding.provider == Provider::Aws)
        add(tr("Access key"), column(Column::AccessKey));
    if (finding.provider == Provider::Azure) {
        add(tr("Resource"), shown(finding.instance));
        add(tr("Level"), shown(finding.level));
    }
    add(tr("Outcome"), outcomeWord(finding.outcome));
    add(tr("Seed query"), finding.seed ? tr("shows it, %1").arg(counted(finding.seedRows.size(), tr("row"), tr("rows")))
                                       : tr("does not show it"));
    add(tr("Severity"), tr("%1, confidence %2").arg(shown(kRuleSeverity), shown(kRuleConfidence)));
    add(tr("Technique"), shown(kTechnique));
    return out;
}

void DetailsPanel::showAnnotation()
{
    const Annotation said = m_session.annotation(m_key);
    const QScopedValueRollback showing(m_showing, true);
    for (QAbstractButton *button : m_verdicts->buttons())
        button->setChecked(said.verdict && static_cast<int>(*said.verdict) == m_verdicts->id(button));
    if (const QString reason = QString::fromStdString(said.reason); m_reason->text() != reason)
        m_reason->setText(reason);
    if (const QString note = QString::fromStdString(said.note); m_note->toPlainText() != note)
        m_note->setPlainText(note);
}

void DetailsPanel::store()
{
    if (m_showing || m_key.empty())
        return;
    Annotation said = m_session.annotation(m_key);
    const int verdict = m_verdicts->checkedId();
    said.verdict = verdict < 0 ? std::nullopt : std::optional(static_cast<Verdict>(verdict));
    said.reason = m_reason->text().toStdString();
    said.note = m_note->toPlainText().toStdString();
    m_session.annotate(std::move(said));
}

} // namespace interloper
