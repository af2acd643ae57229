// interloper-bench-corpus DIR EVENTS FILES [SEED]: CloudTrail records in FILES gzip files of equal size, for
// benchmarks.
#include "exercise/generator.h"

#include <cstdio>
#include <cstdlib>

int main(int argc, char **argv)
{
    if (argc < 4 || argc > 5) {
        std::fprintf(stderr, "usage: interloper-bench-corpus DIR EVENTS FILES [SEED]\n");
        return 2;
    }
    interloper::GenerateOptions options;
    options.layout = interloper::GenerateOptions::Layout::Flat;
    options.azure = false;
    options.events = std::strtoull(argv[2], nullptr, 10);
    options.flatFiles = static_cast<unsigned>(std::strtoul(argv[3], nullptr, 10));
    if (argc == 5)
        options.seed = std::strtoull(argv[4], nullptr, 10);
    interloper::NoProgress progress;
    const interloper::Result<void> made = interloper::generate(argv[1], options, progress);
    if (!made) {
        std::fprintf(stderr, "interloper-bench-corpus: %s: %s\n", made.error().path.c_str(), made.error().what.c_str());
        return made.error().code == interloper::ErrorCode::InvalidUsage ? 2 : 5;
    }
    return 0;
}
