// Folds the tries of one request into one attempt. Private to detect; one thread.
#pragma once

#include "detect/finding.h"

#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace interloper {

/// One launch that failed, before it is folded with its like.
struct Try
{
    Attempt attempt;
    Instant until;       ///< when its last row was written
    std::string request; ///< what it asked for beyond the attempt's own columns, as far as the log tells
};

/// Tries of the same request by the same actor from the same address with the same error, each within a minute of the
/// one before, become one attempt with a count. A try without a good time stands for itself.
class AttemptFolder
{
public:
    /// Requires: called in order of time.
    void add(Try next, std::vector<Attempt> &attempts);

private:
    using Request = std::tuple<std::string, std::string, std::string, std::string, std::string, std::string,
                               std::uint32_t, std::string>;
    struct Last
    {
        std::size_t index;
        Instant until;
    };
    std::map<Request, Last> m_last;
};

} // namespace interloper
