#include "ui/panels/card_model.h"

#include "layout/operation_glyphs.h"
#include "questions/question.h"
#include "ui/models/cell_text.h"
#include "ui/words/card_words.h"

#include <algorithm>

namespace interloper {

CardModel::CardModel(QObject *parent) : QAbstractItemModel(parent), m_investigation(std::make_shared<Investigation>())
{}

void CardModel::show(std::shared_ptr<const Investigation> investigation, std::optional<std::size_t> finding)
{
    beginResetModel();
    m_investigation = std::move(investigation);
    m_nodes.clear();
    m_top.clear();
    if (finding) {
        const Investigation &now = *m_investigation;
        if (*finding < now.summaries.size())
            addSummary(now.summaries[*finding]);
        if (*finding < now.triages.size())
            addWhy(now.triages[*finding]);
        if (*finding < now.answers.size())
            addQuestions(now.answers[*finding]);
    }
    endResetModel();
}

void CardModel::setFacts(const std::vector<FactLine> &facts)
{
    beginResetModel();
    const int section = add({Kind::Facts, -1, 0, {}, tr("Facts of the finding"), -1, false, {}, {}});
    for (const FactLine &fact : facts)
        add({Kind::Fact, section, 0, fact.name, fact.text, -1, false, {}, {}});
    endResetModel();
}

int CardModel::add(Node node)
{
    const int at = static_cast<int>(m_nodes.size());
    auto &siblings = node.parent < 0 ? m_top : m_nodes[static_cast<std::size_t>(node.parent)].children;
    node.row = static_cast<int>(siblings.size());
    siblings.push_back(at);
    m_nodes.push_back(std::move(node));
    return at;
}

void CardModel::addSummary(const Summary &summary)
{
    const int top = add({Kind::Paragraph, -1, 0, {}, shown(summaryText(summary)), -1, false, {}, {}});
    for (const SummaryPart &part : summary)
        addEvents(top, part.events);
}

/// The strongest reasons and what it looks like are seen at once, the rest is a click away.
void CardModel::addWhy(const Triage &triage)
{
    const int why = add({Kind::Why, -1, 0, {}, whyWords(triage), -1, false, {}, {}});
    const std::size_t strongest = std::min(kStrongest, triage.reasons.size());
    for (std::size_t i = 0; i < strongest; ++i)
        addReason(why, triage.reasons[i]);
    for (const Expected &each : triage.expected)
        add({Kind::Limit, why, 0, {}, expectedWords(each), -1, false, {}, {}});
    if (triage.suppressed)
        add({Kind::Limit, why, 0, {}, suppressedWords(*triage.suppressed), -1, false, {}, {}});
    const int rest =
        add({Kind::Rest, why, 0, {}, restWords(triage.reasons.size() - strongest, triage.base), -1, false, {}, {}});
    add({Kind::Reason, rest, 0, QString::number(triage.base), baseWords(), -1, false, {}, {}});
    for (std::size_t i = strongest; i < triage.reasons.size(); ++i)
        addReason(rest, triage.reasons[i]);
    for (const std::string &limit : triage.limits)
        add({Kind::Limit, rest, 0, {}, shown(limit), -1, false, {}, {}});
}

QModelIndex CardModel::why() const
{
    for (int row = 0; row < rowCount(); ++row)
        if (const QModelIndex at = index(row, 0); at.data(KindRole).toInt() == static_cast<int>(Kind::Why))
            return at;
    return {};
}

void CardModel::addReason(int parent, const Signal &reason)
{
    const EventId first = reason.events.empty() ? EventId{} : reason.events.front();
    const int at = add(
        {Kind::Reason, parent, 0, signedPoints(reason.points), reasonWords(reason), -1, reason.forgeable, first, {}});
    addEvents(at, reason.events);
}

void CardModel::addQuestions(const std::vector<Answer> &answers)
{
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const Answer &answer = answers[i];
        const int question = add({Kind::Question,
                                  -1,
                                  0,
                                  shortQuestion(i),
                                  shown(answer.text),
                                  static_cast<int>(answer.state),
                                  false,
                                  {},
                                  {}});
        add({Kind::Text, question, 0, {}, shown(answer.text), -1, false, {}, {}});
        addEvents(question, answer.events);
        if (const QString missing = missingWords(answer.state); !missing.isEmpty())
            add({Kind::Missing, question, 0, {}, missing, -1, false, {}, {}});
    }
}

void CardModel::addEvents(int parent, const std::vector<EventId> &events)
{
    const EventStore &store = m_investigation->events;
    for (const EventId event : events) {
        const Instant time = store.time(event);
        add({Kind::Event,
             parent,
             0,
             shown(store.text(event, Column::Operation)),
             time.good ? shownTime(time) : tr("no time"),
             -1,
             false,
             event,
             {}});
    }
}

std::array<int, 3> CardModel::answerCounts() const
{
    std::array<int, 3> out{};
    for (const int top : m_top)
        if (const Node &node = m_nodes[static_cast<std::size_t>(top)]; node.kind == Kind::Question)
            ++out[static_cast<std::size_t>(node.state)];
    return out;
}

const CardModel::Node *CardModel::node(const QModelIndex &index) const
{
    return index.isValid() ? &m_nodes[index.internalId()] : nullptr;
}

QModelIndex CardModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const Node *above = node(parent);
    const auto &siblings = above ? above->children : m_top;
    return createIndex(row, column, static_cast<quintptr>(siblings[static_cast<std::size_t>(row)]));
}

QModelIndex CardModel::parent(const QModelIndex &child) const
{
    const Node *below = node(child);
    if (!below || below->parent < 0)
        return {};
    return createIndex(m_nodes[static_cast<std::size_t>(below->parent)].row, 0, static_cast<quintptr>(below->parent));
}

int CardModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    const Node *above = node(parent);
    return static_cast<int>(above ? above->children.size() : m_top.size());
}

int CardModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant CardModel::data(const QModelIndex &index, int role) const
{
    const Node *at = node(index);
    if (!at)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case FullTextRole:
    case Qt::AccessibleTextRole: {
        QString words = at->title.isEmpty() ? at->words : at->title + QStringLiteral(": ") + at->words;
        if (at->state >= 0)
            words += QStringLiteral(" (%1)").arg(answerStateWords(static_cast<AnswerState>(at->state)));
        return words;
    }
    case KindRole:
        return static_cast<int>(at->kind);
    case TitleRole:
        return at->title;
    case WordsRole:
        return at->words;
    case StateRole:
        return at->state;
    case ForgeableRole:
        return at->forgeable;
    case EventRole:
        return at->event.value;
    case ResourceRole: {
        if (at->kind != Kind::Event)
            return -1;
        const EventStore &events = m_investigation->events;
        const auto kind = operationGlyph(events.provider(at->event), events.text(at->event, Column::Service),
                                         events.text(at->event, Column::Operation));
        return kind ? static_cast<int>(*kind) : -1;
    }
    default:
        return {};
    }
}

} // namespace interloper
