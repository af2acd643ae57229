#include "ui/session/session.h"

#include <QDateTime>

#include <algorithm>

namespace interloper {

Session::Session(QObject *parent) : QObject(parent), m_investigation(std::make_shared<Investigation>()) {}

void Session::replaceInvestigation(std::shared_ptr<const Investigation> investigation, Mark mark)
{
    m_new.clear();
    if (mark == Mark::New) {
        std::set<std::string_view> before;
        for (const Finding &finding : m_investigation->findings)
            before.insert(finding.key);
        for (const Finding &finding : investigation->findings)
            if (!before.contains(finding.key))
                m_new.insert(finding.key);
    }
    m_investigation = std::move(investigation);
    m_open = true;
    const auto finding = selectedFinding();
    if (!finding)
        m_selectedKey.clear();
    m_selectedEvent = finding ? m_investigation->findings[*finding].event : EventId{};
    emit investigationReplaced();
    emit selectionChanged();
}

void Session::close()
{
    m_investigation = std::make_shared<Investigation>();
    m_open = false;
    m_selectedKey.clear();
    m_selectedEvent = {};
    m_new.clear();
    m_filterText.clear();
    m_bracket.reset();
    m_annotations.clear();
    emit investigationReplaced();
    emit annotationsChanged();
    emit selectionChanged();
    emit filterChanged();
}

std::optional<std::size_t> Session::selectedFinding() const
{
    return m_selectedKey.empty() ? std::nullopt : m_investigation->findingOf(m_selectedKey);
}

void Session::selectFinding(const std::string &key)
{
    const auto finding = m_investigation->findingOf(key);
    const std::string known = finding ? key : std::string();
    const EventId launch = finding ? m_investigation->findings[*finding].event : EventId{};
    if (known == m_selectedKey && launch == m_selectedEvent)
        return;
    m_selectedKey = known;
    m_selectedEvent = launch;
    emit selectionChanged();
}

void Session::selectEvent(EventId event)
{
    if (event == m_selectedEvent)
        return;
    m_selectedEvent = event;
    const auto launched = event.valid() ? m_investigation->findingsOfEvent(event) : std::vector<std::size_t>{};
    const auto isSelected = [&](std::size_t i) { return m_investigation->findings[i].key == m_selectedKey; };
    if (!launched.empty() && std::none_of(launched.begin(), launched.end(), isSelected))
        m_selectedKey = m_investigation->findings[launched.front()].key;
    emit selectionChanged();
}

void Session::setFilterText(const QString &text)
{
    if (text == m_filterText)
        return;
    m_filterText = text;
    emit filterChanged();
}

void Session::setBracket(std::optional<TimeRange> bracket)
{
    if (bracket && bracket->span() <= 0)
        bracket.reset();
    if (bracket == m_bracket)
        return;
    m_bracket = bracket;
    emit filterChanged();
}

void Session::clearFilters()
{
    if (m_filterText.isEmpty() && !m_bracket)
        return;
    m_filterText.clear();
    m_bracket.reset();
    emit filterChanged();
}

Annotation Session::annotation(const std::string &findingKey) const
{
    const auto found = m_annotations.find(findingKey);
    if (found != m_annotations.end())
        return found->second;
    Annotation empty;
    empty.findingKey = findingKey;
    return empty;
}

void Session::loadAnnotations(std::map<std::string, Annotation> annotations)
{
    m_annotations = std::move(annotations);
    emit annotationsChanged();
}

void Session::annotate(Annotation annotation)
{
    annotation.author = m_author.toStdString();
    annotation.updated = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyy-MM-ddThh:mm:ssZ")).toStdString();
    m_annotations[annotation.findingKey] = annotation;
    emit annotationEdited(annotation);
    emit annotationsChanged();
}

void Session::openRecord(EventId event)
{
    selectEvent(event);
    emit recordRequested();
}

} // namespace interloper
