#include "links/lifecycle.h"

#include "links/link_kinds.h"

#include <algorithm>
#include <optional>

namespace interloper {
namespace {

using State = Lifecycle::State;

struct Step
{
    std::string_view kind; // of a link
    State state;
};

constexpr Step kSteps[] = {
    {"instance-terminated", State::Ended},
    {"instance-deleted", State::Ended},
    {"instance-stopped", State::Stopped},
    {"instance-started", State::Started},
};

std::optional<State> stateAfter(LinkKindId kind)
{
    const auto *const step = std::find_if(std::begin(kSteps), std::end(kSteps),
                                          [&](const Step &row) { return row.kind == linkKind(kind).id; });
    return step == std::end(kSteps) ? std::nullopt : std::optional(step->state);
}

// The rows of an Azure operation come one after the other; until one says that it succeeded it is unfinished.
void take(Lifecycle &out, const EventStore &events, const Link &link, State state)
{
    const OperationStatus status = events.status(link.event);
    const bool done = status == OperationStatus::None || status == OperationStatus::Succeeded;
    if (out.state == State::Ended)
        return;
    out.state = done ? state : State::Unfinished;
    out.event = link.event;
}

} // namespace

std::string_view lifecycleStateId(State state)
{
    constexpr std::string_view kIds[] = {"no-stop-seen", "stopped", "started-again", "ended", "unfinished"};
    return kIds[static_cast<std::size_t>(state)];
}

std::vector<Lifecycle> lifecyclesOf(const EventStore &events, const LogSpans &spans, std::span<const Finding> findings,
                                    std::span<const std::vector<Link>> links)
{
    std::vector<Lifecycle> out(findings.size());
    for (std::size_t i = 0; i < findings.size(); ++i) {
        if (const EventId last = spans.of(findings[i].event).last; last.valid())
            out[i].until = events.time(last);
        for (const Link &link : links[i]) {
            const Instant time = events.time(link.event);
            const auto state = stateAfter(link.kind);
            if (state && time.good && !(time < findings[i].time))
                take(out[i], events, link, *state);
        }
    }
    return out;
}

} // namespace interloper
