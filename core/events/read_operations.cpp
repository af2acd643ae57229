#include "events/read_operations.h"

namespace interloper {

bool onlyReads(std::string_view operation)
{
    for (const std::string_view start : {"Describe", "Get", "List", "Head", "Lookup", "Search", "BatchGet"})
        if (operation.starts_with(start))
            return true;
    return operation.ends_with("/read");
}

} // namespace interloper
