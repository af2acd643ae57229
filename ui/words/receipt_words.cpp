#include "ui/words/receipt_words.h"

#include "ui/models/cell_text.h"
#include "ui/words/amounts.h"

#include <QObject>
#include <QStringList>

#include <cstdlib>

namespace interloper {
namespace {

QString words(const char *text)
{
    return QObject::tr(text);
}

QString dateOrderWords(const ImportNote &note, const InvestigateOptions &options)
{
    if (options.dateOrder)
        return *options.dateOrder == DateOrder::DayMonth
                   ? words("Dates such as 04/05/2021 are read day first, as you chose")
                   : words("Dates such as 04/05/2021 are read month first, as you chose");
    return (note.inputs.size() == 1 ? words("The dates of 1 file do not show whether day or month comes first")
                                    : words("The dates of %1 files do not show whether day or month comes first"))
               .replace(QLatin1String("%1"), grouped(note.inputs.size())) +
           words(". Read month first where the clock has AM and PM, day first elsewhere");
}

QString zoneNoteWords(const ImportNote &note, const InvestigateOptions &options)
{
    if (options.assumedZone)
        return words("Times without a zone are read as %1, as you chose").arg(zoneWords(*options.assumedZone));
    return (note.inputs.size() == 1 ? words("The times of 1 file name no zone")
                                    : words("The times of %1 files name no zone"))
               .replace(QLatin1String("%1"), grouped(note.inputs.size())) +
           words(". Read as UTC");
}

QString limitWords(const ImportNote &note, const InvestigateOptions &options)
{
    if (options.pastLimits)
        return words("Packed files are read to their end, however large, as you chose");
    return (note.inputs.size() == 1 ? words("1 packed file inflates far beyond its size; its reading was ended")
                                    : words("%1 packed files inflate far beyond their size; their reading was ended"))
        .replace(QLatin1String("%1"), grouped(note.inputs.size()));
}

/// What the notes without a choice say of `%1`, a number of files.
const char *factOf(ImportNote::Kind kind)
{
    switch (kind) {
    case ImportNote::Kind::Encoding:
        return QT_TR_NOOP("Text with no mark of its encoding, read as what its bytes look like: %1");
    case ImportNote::Kind::Recovered:
        return QT_TR_NOOP("Broken records that could still be read, marked recovered: %1");
    case ImportNote::Kind::BadTime:
        return QT_TR_NOOP("Events without a time that can be read, kept and sorted last: %1");
    case ImportNote::Kind::Conflict:
        return QT_TR_NOOP("Copies of one event that differ, all kept: %1");
    default:
        return QT_TR_NOOP("Equal records without an id, all kept: %1");
    }
}

} // namespace

QString bytesWords(const Counts &counts)
{
    return QObject::tr("%1 = %2 accepted + %3 rejected + %4 structural")
        .arg(counted(counts.bytes, QObject::tr("byte"), QObject::tr("bytes")), grouped(counts.bytesAccepted),
             grouped(counts.bytesRejected), grouped(counts.bytesStructural));
}

QString recordsWords(const Counts &counts)
{
    return QObject::tr("%1 = %2 + %3 + %4 rejected")
        .arg(counted(counts.records, QObject::tr("record"), QObject::tr("records")),
             counted(counts.events, QObject::tr("event"), QObject::tr("events")),
             counted(counts.duplicates, QObject::tr("duplicate"), QObject::tr("duplicates")), grouped(counts.rejected));
}

QString issuePlace(const Issue &issue)
{
    QStringList parts;
    if (issue.line > 0)
        parts.append(QObject::tr("line %1").arg(grouped(issue.line)));
    if (issue.record > 0)
        parts.append(QObject::tr("record %1").arg(grouped(issue.record)));
    if (issue.offset > 0)
        parts.append(QObject::tr("byte %1").arg(grouped(issue.offset)));
    if (parts.isEmpty())
        return {};
    parts.front()[0] = parts.front()[0].toUpper();
    return parts.join(QLatin1String(", ")) + QLatin1String(": ");
}

QString issueWords(const Issue &issue)
{
    if (issue.code == "date-order-assumed")
        return QObject::tr("No date shows whether day or month comes first");
    if (issue.code == "zone-unknown")
        return QObject::tr("The times name no zone");
    return issuePlace(issue) + shown(issue.detail.empty() ? issue.code : issue.detail);
}

QString noteWords(const ImportNote &note, const InvestigateOptions &options)
{
    switch (note.kind) {
    case ImportNote::Kind::Limit:
        return limitWords(note, options);
    case ImportNote::Kind::DateOrder:
        return dateOrderWords(note, options);
    case ImportNote::Kind::Zone:
        return zoneNoteWords(note, options);
    default:
        return words(factOf(note.kind)).arg(fileCountWords(note.inputs.size()));
    }
}

QString zoneWords(int minutes)
{
    if (minutes == 0)
        return QStringLiteral("UTC");
    const int size = std::abs(minutes);
    return QStringLiteral("UTC%1%2:%3")
        .arg(minutes < 0 ? QLatin1Char('-') : QLatin1Char('+'))
        .arg(size / 60, 2, 10, QLatin1Char('0'))
        .arg(size % 60, 2, 10, QLatin1Char('0'));
}

} // namespace interloper
