// interloper-cli: the command line. It links core alone and so proves that core is whole without Qt.
#include "base/version.h"

#include <cstdio>
#include <string>

int main()
{
    std::printf("interloper %s\n", std::string(interloper::versionText()).c_str());
    return 0;
}
