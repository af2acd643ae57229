// The instance card as a tree: why the score, the questions with their answers and cited events, the facts. An index
// carries the number of its node. Owned by the card's view, GUI thread. Shares the finished investigation.
#pragma once

#include "investigation.h"
#include "ui/models/roles.h"

#include <QAbstractItemModel>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace interloper {

class CardModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum class Kind {
        Paragraph, ///< the paragraph for a ticket
        Why,       ///< the score; its strongest reasons are below it
        Reason,    ///< one reason, with its events below
        Rest,      ///< the other reasons and what held points back; they are below it
        Limit,     ///< what held points back, or what it looks like
        Question,  ///< with its answer and events below
        Text,      ///< an answer in full
        Event,     ///< a cited event
        Missing,   ///< what these logs do not tell
        Facts,     ///< the finding's own fields; they are below it
        Fact,
    };

    enum CardRole {
        KindRole = Qt::UserRole + 200, ///< int: Kind
        TitleRole,                     ///< QString: a question's or fact's short name, a signal's points
        WordsRole,                     ///< QString: what is said
        StateRole,                     ///< int: an AnswerState, of questions
        ForgeableRole,                 ///< bool: the caller writes what a signal rests on
        EventRole,                     ///< quint32: EventId to open; EventId::kNone where there is none
        ResourceRole,                  ///< int: the ResourceKind of a cited event, or -1
    };

    explicit CardModel(QObject *parent = nullptr);

    /// So many reasons stand above the rest.
    static constexpr std::size_t kStrongest = 3;

    /// nullopt shows nothing. `investigation` is never null.
    void show(std::shared_ptr<const Investigation> investigation, std::optional<std::size_t> finding);

    /// A line for the facts at the end.
    struct FactLine
    {
        QString name;
        QString text;
    };
    void setFacts(const std::vector<FactLine> &facts);

    /// The score's own row; invalid where nothing is shown.
    QModelIndex why() const;

    /// Questions answered, partly answered and not in these logs.
    std::array<int, 3> answerCounts() const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    using QObject::parent;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Node
    {
        Kind kind = Kind::Question;
        int parent = -1;
        int row = 0;
        QString title;
        QString words;
        int state = -1;
        bool forgeable = false;
        EventId event;
        std::vector<int> children;
    };

    int add(Node node);
    void addSummary(const Summary &summary);
    void addWhy(const Triage &triage);
    void addReason(int parent, const Signal &reason);
    void addQuestions(const std::vector<Answer> &answers);
    void addEvents(int parent, const std::vector<EventId> &events);
    const Node *node(const QModelIndex &index) const;

    std::shared_ptr<const Investigation> m_investigation;
    std::vector<Node> m_nodes;
    std::vector<int> m_top;
};

} // namespace interloper
