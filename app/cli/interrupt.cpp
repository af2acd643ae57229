#include "app/cli/interrupt.h"

#include "app/cli/console.h"
#include "app/cli/exit_status.h"

#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace interloper {
namespace {

volatile std::sig_atomic_t interrupted = 0;
volatile std::sig_atomic_t endsAtOnce = 0;

extern "C" void raiseFlag(int)
{
    interrupted = 1;
    if (endsAtOnce != 0)
        ::_exit(kExitInterrupted);
}

} // namespace

void installSignalHandlers()
{
    struct sigaction action = {};
    action.sa_handler = raiseFlag;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigemptyset(&action.sa_mask);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        ::sigaction(signal, &action, nullptr);
    struct sigaction ignore = {};
    ignore.sa_handler = SIG_IGN;
    sigemptyset(&ignore.sa_mask);
    for (const int signal : {SIGPIPE, SIGXFSZ})
        ::sigaction(signal, &ignore, nullptr);
}

bool wasInterrupted()
{
    return interrupted != 0;
}

EndAtOnceOnInterrupt::EndAtOnceOnInterrupt(bool isWanted)
{
    endsAtOnce = isWanted ? 1 : 0;
    if (isWanted && wasInterrupted())
        ::_exit(kExitInterrupted);
}

EndAtOnceOnInterrupt::~EndAtOnceOnInterrupt()
{
    endsAtOnce = 0;
}

bool CommandProgress::advance(std::uint64_t done, std::uint64_t total)
{
    if (m_isShown && std::chrono::steady_clock::now() >= m_next)
        show(done, total);
    return !wasInterrupted();
}

void CommandProgress::show(std::uint64_t done, std::uint64_t total)
{
    using namespace std::chrono_literals;
    const bool live = isTerminal(STDERR_FILENO);
    m_next = std::chrono::steady_clock::now() + (live ? 250ms : 1000ms);
    const double scale = m_unit == Unit::Bytes ? 1e6 : 1.0;
    const double share = total == 0 ? 0.0 : 100.0 * static_cast<double>(done) / static_cast<double>(total);
    std::fprintf(stderr, "%s%s: %.0f %% (%.*f of %.*f %s)%s", live ? "\r" : "", m_what.c_str(), share,
                 m_unit == Unit::Bytes ? 1 : 0, static_cast<double>(done) / scale, m_unit == Unit::Bytes ? 1 : 0,
                 static_cast<double>(total) / scale, m_unit == Unit::Bytes ? "MB" : "events", live ? "\033[K" : "\n");
    m_hasLine = live;
}

void CommandProgress::finish()
{
    if (m_hasLine)
        std::fputs("\r\033[K", stderr);
    m_hasLine = false;
}

} // namespace interloper
