// The portal's "Download as CSV" of the activity log, and the same rows as objects. They have neither ids nor bodies
// nor sub-statuses, so that a created machine cannot be told from an updated one.
#include "base/text.h"
#include "formats/azure_parts.h"
#include "formats/azure_portal_words.h"
#include "formats/csv.h"
#include "formats/csv_row.h"
#include "formats/format.h"
#include "formats/table_row.h"

#include <algorithm>
#include <array>

namespace interloper {
namespace {

using simdjson::dom::object;

constexpr std::array<std::string_view, 5> kTimeColumns{"time", "hora", "heure", "zeit", "uhrzeit"};
constexpr std::string_view kRecognised = "a header with Operation name, Status, Time, Event initiated by and "
                                         "Resource type, in one of five languages or by its places";

class Row
{
public:
    explicit Row(const RecordReader &reader) : m_reader(reader), m_header(portalHeader(reader.header.names)) {}

    std::string_view text(PortalColumn column) const
    {
        const auto at = m_header[column];
        return at && *at < m_reader.cells.size() ? std::string_view(m_reader.cells[*at]) : std::string_view{};
    }

private:
    const RecordReader &m_reader;
    PortalHeader m_header;
};

RecordVerdict readRow(RecordReader &reader, EventRecord &out)
{
    const Row row(reader);
    out.provider = Provider::Azure;
    out.operationRaw = row.text(PortalColumn::Operation);
    if (trimmed(out.operationRaw).empty()) {
        reader.reason = "no activity event: the operation name is empty";
        return RecordVerdict::NotAnEvent;
    }
    out.operation = trimmed(out.operationRaw);
    out.resource = row.text(PortalColumn::Resource);
    mapAzureOperation(row.text(PortalColumn::ResourceType), reader, out);
    out.timeRaw = row.text(PortalColumn::Time);
    out.time = timeOfCell(out.timeRaw, reader);
    out.correlation = reader.keep(lowerAscii(trimmed(row.text(PortalColumn::Correlation))));
    out.seed.instance = out.resource;
    out.scope = out.seed.scope = row.text(PortalColumn::ResourceGroup);
    out.account = out.seed.account = row.text(PortalColumn::Subscription);
    out.actor = out.seed.actor = row.text(PortalColumn::Initiator);
    out.level = out.seed.level = row.text(PortalColumn::Level);
    out.statusRaw = row.text(PortalColumn::Status);
    out.outcomeUntold = true;
    fillAzurePlace(out);
    AzureParts parts;
    parts.columns = true;
    parts.resourceName = "Resource";
    parts.category.shown = "Event category";
    parts.categoryText = row.text(PortalColumn::EventCategory);
    fillAzureOutcome(parts, reader, out);
    fillAzureFields(parts, reader, out);
    return RecordVerdict::Event;
}

RecordVerdict readCsv(std::string_view record, RecordReader &reader, EventRecord &out)
{
    loadCsvRow(record, reader);
    return readRow(reader, out);
}

bool namesEnough(const std::vector<std::string> &names)
{
    constexpr std::size_t kEnough = 7;
    const PortalHeader header = portalHeader(names);
    return header.known >= kEnough && header[PortalColumn::Operation] && header[PortalColumn::Status] &&
           header[PortalColumn::Time] && header[PortalColumn::Initiator];
}

bool looksLikeGuid(std::string_view text)
{
    constexpr std::size_t kLength = 36;
    return text.size() == kLength && text.find_first_not_of("0123456789abcdefABCDEF-") == std::string_view::npos;
}

// A header in a language that is not known: the first row then shows a correlation id and a time at their places.
bool fitsByPlace(const Sample &sample)
{
    const PortalHeader header = portalHeader(sample.csvColumns);
    const std::string_view rest = sample.head.substr(std::min(sample.csv.bytes, sample.head.size()));
    const std::size_t length = csvRowLength(rest, true, sample.csv.delimiter);
    if (!header[PortalColumn::Time] || !header[PortalColumn::ResourceType] || length == std::string_view::npos)
        return false;
    std::vector<std::string> cells;
    splitCsvRow(rest.substr(0, length), sample.csv.delimiter, cells);
    return cells.size() == sample.csvColumns.size() && looksLikeGuid(cells.front()) &&
           parseIsoInstant(cells[*header[PortalColumn::Time]]).has_value() &&
           cells[*header[PortalColumn::ResourceType]].find('/') != std::string::npos;
}

std::optional<Recognition> recogniseCsv(const Sample &sample)
{
    if (sample.csvColumns.size() < 7)
        return std::nullopt;
    if (namesEnough(sample.csvColumns))
        return Recognition{90, "a CSV header with Operation name, Status, Time and Event initiated by"};
    if (fitsByPlace(sample))
        return Recognition{70, "eleven or ten CSV columns in the places of the portal's download"};
    return std::nullopt;
}

std::optional<Recognition> recogniseObjects(const Sample &sample)
{
    constexpr std::size_t kRowMax = 16u << 10;
    if (!sample.json || sample.firstRecord.empty() || sample.firstRecord.size() > kRowMax)
        return std::nullopt;
    simdjson::dom::parser parser;
    object members;
    if (parser.parse(sample.firstRecord).get(members) != simdjson::SUCCESS)
        return std::nullopt;
    std::vector<std::string> names;
    for (const auto [key, value] : members)
        names.emplace_back(key);
    if (!namesEnough(names))
        return std::nullopt;
    return Recognition{82, "objects with Operation name, Status, Time and Event initiated by"};
}

} // namespace

extern constinit const Format kAzurePortalCsv;
constinit const Format kAzurePortalCsv{"azure-portal-csv",
                                       "Activity log, the portal's CSV download",
                                       Provider::Azure,
                                       Container::Csv,
                                       {},
                                       kRecognised,
                                       false,
                                       recogniseCsv,
                                       readCsv,
                                       kTimeColumns};

extern constinit const Format kAzurePortalJson;
constinit const Format kAzurePortalJson{"azure-portal-json",
                                        "Activity log, rows of the portal's download as objects",
                                        Provider::Azure,
                                        Container::JsonValues,
                                        {},
                                        "objects with Operation name, Status, Time and Event initiated by",
                                        false,
                                        recogniseObjects,
                                        readFlatObject<readRow>,
                                        kTimeColumns};

} // namespace interloper
