// The instance card: the selected finding with its score, answers and facts, and what the responder says of it. Every
// keystroke goes to the session at once. GUI thread; shares the session.
#pragma once

#include "casefile/annotation.h"
#include "ui/panels/card_model.h"

#include <QWidget>

#include <string>

class QButtonGroup;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace interloper {

class AnswerMeter;
class CardView;
class PlainLabel;
class ScoreBadge;
class Session;
struct Finding;

class DetailsPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit DetailsPanel(Session &session, QWidget *parent = nullptr);

    CardView &card() { return *m_card; }
    QPlainTextEdit &note() { return *m_note; }
    QLineEdit &reason() { return *m_reason; }

    QSize sizeHint() const override;

public slots:
    /// `case saved 14:02:11Z`, or why not; shown beside the verdict.
    void showSaved(const QString &words);

private:
    QWidget *createHead();
    QWidget *createCard();
    QWidget *createVerdict();
    QWidget *createVerdictButtons();
    void connectWriting();
    void showFinding();
    void showHead(const Finding &finding);
    QString accountWords(const std::string &account) const; ///< with its name from the profile
    void showScore(std::size_t finding);
    void showAnswered();
    void copySummary();
    std::vector<CardModel::FactLine> factsOf(const Finding &finding) const;
    void showAnnotation();
    void store();

    Session &m_session;
    QWidget *m_head;
    PlainLabel *m_instance;
    PlainLabel *m_place;
    PlainLabel *m_nothing; ///< what stands here while no alert is selected
    ScoreBadge *m_badge;
    PlainLabel *m_band;
    PlainLabel *m_lifecycle;
    PlainLabel *m_answered;
    AnswerMeter *m_meter;
    CardView *m_card;
    QWidget *m_middle; ///< what stands between head and verdict
    QWidget *m_writing;
    PlainLabel *m_saved;
    QButtonGroup *m_verdicts;
    QLineEdit *m_reason;
    QPlainTextEdit *m_note;
    std::string m_key;      ///< of the finding shown
    bool m_showing = false; ///< the controls follow the session, not the other way round
};

} // namespace interloper
