// The example case as the window shows it, made and read once. For tests of panels; header only.
#pragma once

#include "exercise/generator.h"
#include "investigate.h"

#include <QTemporaryDir>
#include <QtGlobal>

#include <memory>
#include <string>

namespace interloper::test {

inline const std::shared_ptr<const Investigation> &exampleCase()
{
    static const std::shared_ptr<const Investigation> result = [] {
        QTemporaryDir folder;
        NoProgress progress;
        if (!generate(folder.filePath("case").toStdString(), GenerateOptions{}, progress))
            qFatal("the example case was not made");
        InvestigateOptions options;
        options.paths = {folder.filePath("case/evidence").toStdString()};
        return investigate(options, progress).value();
    }();
    return result;
}

/// The finding with the highest score, the newest of equal ones.
inline std::size_t highestScore()
{
    const Investigation &now = *exampleCase();
    std::size_t highest = 0;
    for (std::size_t i = 0; i < now.triages.size(); ++i)
        if (now.triages[i].score > now.triages[highest].score)
            highest = i;
    return highest;
}

} // namespace interloper::test
