// Rows of one Azure operation are one row of the list of links.
#include "layout/link_rows.h"
#include "links/link_findings.h"
#include "support/link_cases.h"

#include <QtTest>

using namespace interloper;
using namespace interloper::test;

namespace {

const std::string kDisk = computeId("disks", "disk-1");
const std::string kDiskWrite = "Microsoft.Compute/disks/write";

struct Folded
{
    EventStore events;
    std::vector<Link> links;
    LinkRows made;

    /// `id ×count` of each row.
    QStringList rows() const
    {
        QStringList out;
        for (const LinkRow &row : made.rows) {
            const std::string key = events.key(links[row.link].event);
            out.append(QString::fromStdString(key.substr(key.find(':') + 1)) + " x" + QString::number(row.count));
        }
        return out;
    }
};

Folded folded(const std::vector<EventRow> &rows)
{
    static const FieldPlan kPlan{linkFields()};
    EventBuilder builder(kPlan);
    for (const EventRow &row : rows)
        builder.add(row);
    Folded out;
    out.events = builder.build();
    const Finding finding = findingOf(out.events);
    out.links = linkFindings(out.events, kPlan, {&finding, 1}, kMaxPairs).links.front();
    out.made = foldLinks(out.events, out.links);
    return out;
}

/// A launch that names the disk, after the rows.
std::vector<EventRow> withDiskRows(std::vector<EventRow> rows)
{
    for (EventRow &row : azureLaunch({{"storageProfile.dataDisks.managedDisk.id", kDisk}}))
        rows.push_back(std::move(row));
    return rows;
}

EventRow diskRow(const std::string &id, const std::string &time, OperationStatus status,
                 const std::string &correlation = "c-disk")
{
    return azureRow(id, "2025-06-16T23:00:" + time + "Z", kDiskWrite, kDisk, status, {}, correlation);
}

} // namespace

class LinkRowsTest : public QObject
{
    Q_OBJECT

private slots:
    void whatSucceededStandsForItsOperation();
    void withoutSuccessTheNewestStands();
    void operationsStayApart();
    void awsEventsAreNeverFolded();
    void everyLinkHasItsRow();
};

void LinkRowsTest::whatSucceededStandsForItsOperation()
{
    const Folded made = folded(
        withDiskRows({diskRow("s", "00", OperationStatus::Started), diskRow("d", "02", OperationStatus::Succeeded),
                      diskRow("a", "03", OperationStatus::Accepted)}));
    QCOMPARE(made.rows(), QStringList{"d x3"});
}

void LinkRowsTest::withoutSuccessTheNewestStands()
{
    const Folded made = folded(
        withDiskRows({diskRow("s", "00", OperationStatus::Started), diskRow("a", "01", OperationStatus::Accepted)}));
    QCOMPARE(made.rows(), QStringList{"a x2"});
}

void LinkRowsTest::operationsStayApart()
{
    const Folded made = folded(withDiskRows({diskRow("one", "00", OperationStatus::Succeeded, "c-1"),
                                             diskRow("two", "01", OperationStatus::Succeeded, "c-2")}));
    QCOMPARE(made.rows(), (QStringList{"one x1", "two x1"}));
}

void LinkRowsTest::awsEventsAreNeverFolded()
{
    const Folded made =
        folded({awsLaunch(), awsEvent("e1", "StopInstances", {{"requestParameters.instanceId", kInstance}}),
                awsEvent("e2", "StopInstances", {{"requestParameters.instanceId", kInstance}})});
    QCOMPARE(made.made.rows.size(), made.links.size());
}

void LinkRowsTest::everyLinkHasItsRow()
{
    const Folded made = folded(
        withDiskRows({diskRow("s", "00", OperationStatus::Started), diskRow("d", "02", OperationStatus::Succeeded),
                      diskRow("again", "30", OperationStatus::Succeeded, "c-2")}));
    QCOMPARE(made.made.rowOf.size(), made.links.size());
    std::vector<std::uint32_t> counted(made.made.rows.size(), 0);
    for (const std::uint32_t row : made.made.rowOf)
        ++counted.at(row);
    for (std::size_t row = 0; row < counted.size(); ++row)
        QCOMPARE(counted[row], made.made.rows[row].count);
}

QTEST_APPLESS_MAIN(LinkRowsTest)
#include "tst_link_rows.moc"
