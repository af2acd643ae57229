#include "layout/pretty_record.h"

#include "layout/record_printer.h"

#include <algorithm>

namespace interloper {
namespace {

void add(std::vector<DecisiveField> &out, std::string_view field, std::string_view value)
{
    const auto isSame = [&](const DecisiveField &other) { return other.field == field && other.value == value; };
    if (!value.empty() && std::none_of(out.begin(), out.end(), isSame))
        out.push_back({std::string(field), std::string(value)});
}

} // namespace

std::vector<DecisiveField> decisiveFields(const Investigation &investigation, std::size_t finding, EventId event)
{
    std::vector<DecisiveField> out;
    const Finding &found = investigation.findings[finding];
    if (std::find(found.rows.begin(), found.rows.end(), event) != found.rows.end() || event == found.event)
        for (const std::string *fact : {&found.instance, &found.actor, &found.sourceIp, &found.operationRaw})
            add(out, {}, *fact);
    if (finding >= investigation.links.size())
        return out;
    for (const Link &link : investigation.links[finding]) {
        if (link.event == event)
            add(out, link.fromField, link.identifier);
        if (link.toEvent == event)
            add(out, link.toField, link.identifier);
    }
    return out;
}

PrettyRecord prettyJson(std::string_view record, std::span<const DecisiveField> decisive)
{
    RecordPrinter printer(decisive);
    printer.json(record, 0);
    return printer.take();
}

PrettyRecord prettyCsv(std::span<const std::string> header, std::span<const std::string> cells,
                       std::span<const DecisiveField> decisive)
{
    RecordPrinter printer(decisive);
    for (std::size_t i = 0; i < cells.size(); ++i)
        printer.cell(i < header.size() ? std::string_view(header[i]) : std::string_view{}, cells[i]);
    return printer.take();
}

} // namespace interloper
