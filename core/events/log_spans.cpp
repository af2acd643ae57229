#include "events/log_spans.h"

namespace interloper {

LogSpans::LogSpans(const EventStore &events) : m_events(events)
{
    for (std::uint32_t i = 0; i < events.size(); ++i)
        note(EventId(i));
}

LogSpans::Span LogSpans::of(EventId event) const
{
    const auto found = event.valid() ? m_spans.find(keyOf(event)) : m_spans.end();
    return found == m_spans.end() ? Span{} : found->second;
}

std::uint64_t LogSpans::keyOf(EventId event) const
{
    const bool aws = m_events.provider(event) == Provider::Aws;
    const StringId scope = aws ? m_events.textId(event, Column::Scope) : kEmptyString;
    return std::uint64_t{m_events.textId(event, Column::Account).value} << 32 | scope.value;
}

void LogSpans::note(EventId event)
{
    const Instant time = m_events.time(event);
    if (!time.good)
        return;
    Span &span = m_spans[keyOf(event)];
    if (!span.first.valid() || time < m_events.time(span.first))
        span.first = event;
    if (!span.last.valid() || m_events.time(span.last) < time)
        span.last = event;
}

} // namespace interloper
