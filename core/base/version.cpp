#include "base/version.h"

namespace interloper {

std::string_view versionText()
{
    return INTERLOPER_VERSION;
}

} // namespace interloper
