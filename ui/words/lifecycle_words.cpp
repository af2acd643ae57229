#include "ui/words/lifecycle_words.h"

#include "ui/words/amounts.h"

#include <QObject>

namespace interloper {
namespace {

QString afterLaunch(const Investigation &investigation, const Finding &finding, EventId event)
{
    const Instant time = investigation.events.time(event);
    return QObject::tr("%1 after the launch").arg(durationWords(time.seconds - finding.time.seconds));
}

} // namespace

QString lifecycleWords(const Investigation &investigation, std::size_t finding)
{
    if (finding >= investigation.lifecycles.size())
        return {};
    const Lifecycle &lifecycle = investigation.lifecycles[finding];
    const Finding &launch = investigation.findings[finding];
    switch (lifecycle.state) {
    case Lifecycle::State::NoStopSeen:
        return lifecycle.until.good ? QObject::tr("no stop seen up to %1").arg(timeWords(lifecycle.until)) : QString();
    case Lifecycle::State::Stopped:
        return QObject::tr("stopped %1").arg(afterLaunch(investigation, launch, lifecycle.event));
    case Lifecycle::State::Started:
        return QObject::tr("stopped and started again, no stop seen since, up to %1").arg(timeWords(lifecycle.until));
    case Lifecycle::State::Ended:
        return (launch.provider == Provider::Aws ? QObject::tr("terminated %1") : QObject::tr("deleted %1"))
            .arg(afterLaunch(investigation, launch, lifecycle.event));
    case Lifecycle::State::Unfinished:
        return QObject::tr("a stop or end was begun; how it went is not in these logs");
    }
    return {};
}

} // namespace interloper
