#include "events/row_agreement.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

namespace interloper {
namespace {

using Agrees = bool (*)(std::string_view, std::string_view);

std::int64_t unitOf(std::uint8_t digits)
{
    std::int64_t unit = 1'000'000'000;
    for (std::uint8_t i = 0; i < digits; ++i)
        unit /= 10;
    return unit;
}

// A time without a zone may be any clock's: whole quarters of an hour apart, from UTC-12 to UTC+14.
bool sameElsewhere(std::int64_t seconds)
{
    constexpr std::int64_t kQuarter = 900;
    constexpr std::int64_t kMost = 14 * 3600;
    return seconds % kQuarter == 0 && std::abs(seconds) <= kMost;
}

bool timesAgree(const Instant &a, const Instant &b)
{
    if (!a.good || !b.good)
        return true;
    constexpr std::int64_t kDay = 86400;
    std::int64_t seconds = a.seconds - b.seconds;
    if (std::abs(seconds) > kDay)
        return false;
    const bool unknown = a.zone == ZoneSource::Unknown || b.zone == ZoneSource::Unknown;
    if (unknown && sameElsewhere(seconds))
        seconds = 0;
    constexpr std::int64_t kNanos = 1'000'000'000;
    const std::int64_t apart = seconds * kNanos + static_cast<std::int64_t>(a.nanos) - b.nanos;
    return std::abs(apart) < unitOf(std::min(a.digits, b.digits)); // cut or rounded
}

bool isArn(std::string_view name)
{
    return name.substr(0, 4) == "arn:";
}

bool endsWithPart(std::string_view name, std::string_view part)
{
    if (name.size() <= part.size() || !name.ends_with(part))
        return false;
    const char before = name[name.size() - part.size() - 1];
    return before == '/' || before == ':';
}

// An ARN against what a projection calls its user: the last part of the ARN. Without an ARN the exports fall back on
// fields of their own choice.
bool awsActorsAgree(std::string_view a, std::string_view b)
{
    if (a == b || (!isArn(a) && !isArn(b)))
        return true;
    if (isArn(a) && isArn(b))
        return false;
    const std::string_view arn = isArn(a) ? a : b;
    const std::string_view name = isArn(a) ? b : a;
    const std::size_t colon = name.rfind(':'); // a principal id is AROA...:session
    return endsWithPart(arn, name) || (colon != std::string_view::npos && endsWithPart(arn, name.substr(colon + 1))) ||
           name.substr(0, 4) == "AIDA";
}

// A name with an @ against another, or two ids; a display name is derived.
bool azureActorsAgree(std::string_view a, std::string_view b)
{
    const auto kind = [](std::string_view name) {
        return name.find(' ') != std::string_view::npos ? 0 : name.find('@') != std::string_view::npos ? 1 : 2;
    };
    return equalsIgnoreCase(a, b) || kind(a) != kind(b) || kind(a) == 0;
}

std::string_view withoutPort(std::string_view address)
{
    const std::size_t colon = address.find(':');
    return colon != std::string_view::npos && address.find(':', colon + 1) == std::string_view::npos
               ? address.substr(0, colon)
               : address;
}

bool addressesAgree(std::string_view a, std::string_view b)
{
    return equalsIgnoreCase(withoutPort(a), withoutPort(b));
}

// The value of an Azure operation has a provider in front; a display name has not.
bool azureOperationsAgree(std::string_view a, std::string_view b)
{
    const bool values = a.find('/') != std::string_view::npos && b.find('/') != std::string_view::npos;
    return !values || equalsIgnoreCase(a, b);
}

struct Rule
{
    Provider provider;
    Column column;
    std::string_view name;
    Agrees agrees;
};

constexpr std::array<Rule, 14> kRules{{{Provider::Aws, Column::Operation, "event name", equalsIgnoreCase},
                                       {Provider::Aws, Column::Service, "event source", equalsIgnoreCase},
                                       {Provider::Aws, Column::Actor, "user", awsActorsAgree},
                                       {Provider::Aws, Column::Address, "source address", equalsIgnoreCase},
                                       {Provider::Aws, Column::Scope, "region", equalsIgnoreCase},
                                       {Provider::Aws, Column::AccessKey, "access key", equalsIgnoreCase},
                                       {Provider::Aws, Column::Account, "account", equalsIgnoreCase},
                                       {Provider::Aws, Column::Error, "error code", equalsIgnoreCase},
                                       {Provider::Azure, Column::Operation, "operation", azureOperationsAgree},
                                       {Provider::Azure, Column::Actor, "caller", azureActorsAgree},
                                       {Provider::Azure, Column::Address, "caller address", addressesAgree},
                                       {Provider::Azure, Column::Account, "subscription", equalsIgnoreCase},
                                       {Provider::Azure, Column::Correlation, "correlation id", equalsIgnoreCase},
                                       {Provider::Azure, Column::Resource, "resource", equalsIgnoreCase}}};

std::vector<const Reference *> referencesOf(const PlacedRow &row)
{
    std::vector<const Reference *> out;
    const auto &all = row.segment->references;
    for (auto at = std::lower_bound(all.begin(), all.end(), row.row,
                                    [](const Reference &one, std::uint32_t wanted) { return one.row < wanted; });
         at != all.end() && at->row == row.row; ++at)
        out.push_back(&*at);
    return out;
}

// `i-` of an instance id: values of other kinds under one field (a group's name beside its id) are not compared.
std::string_view kindOf(std::string_view id)
{
    return id.substr(0, id.find('-'));
}

// An identifier that the second names where the first has others of its kind alone.
std::optional<FieldDifference> differingIdentifier(const PlacedRow &first, const PlacedRow &second)
{
    const auto known = referencesOf(first);
    for (const Reference *reference : referencesOf(second)) {
        const std::string_view value = second.strings->view(reference->value);
        const Reference *other = nullptr;
        bool found = false;
        for (const Reference *candidate : known) {
            const std::string_view text = first.strings->view(candidate->value);
            found = found || equalsIgnoreCase(text, value);
            if (candidate->field == reference->field && kindOf(text) == kindOf(value))
                other = candidate;
        }
        if (!found && other != nullptr)
            return FieldDifference{std::string(second.strings->view(reference->shownField)),
                                   std::string(first.strings->view(other->raw)),
                                   std::string(second.strings->view(reference->raw))};
    }
    return std::nullopt;
}

bool statusesAgree(OperationStatus a, OperationStatus b)
{
    const auto told = [](OperationStatus status) {
        return status != OperationStatus::None && status != OperationStatus::Other;
    };
    return !told(a) || !told(b) || a == b;
}

} // namespace

std::optional<FieldDifference> differingField(const PlacedRow &first, const PlacedRow &second, bool firstIsWhole)
{
    const Instant firstTime = first.segment->time(first.row);
    const Instant secondTime = second.segment->time(second.row);
    if (!timesAgree(firstTime, secondTime))
        return FieldDifference{"time", formatIso(firstTime), formatIso(secondTime)};
    const Provider provider = first.segment->provider(first.row);
    for (const Rule &rule : kRules) {
        const std::string_view a = first.text(rule.column);
        const std::string_view b = second.text(rule.column);
        const bool comparable = !b.empty() && (!a.empty() || (firstIsWhole && rule.column == Column::Error));
        if (rule.provider == provider && comparable && !rule.agrees(a, b))
            return FieldDifference{std::string(rule.name), std::string(a), std::string(b)};
    }
    if (!statusesAgree(first.segment->status(first.row), second.segment->status(second.row)))
        return FieldDifference{"status", "one outcome", "another"};
    return differingIdentifier(first, second);
}

bool textBefore(const PlacedRow &first, const PlacedRow &second)
{
    const Instant firstTime = first.segment->time(first.row);
    const Instant secondTime = second.segment->time(second.row);
    if (const auto order = firstTime <=> secondTime; order != 0)
        return order < 0;
    for (int column = 0; column < static_cast<int>(Column::Count); ++column)
        if (const int order = first.text(Column(column)).compare(second.text(Column(column))); order != 0)
            return order < 0;
    const auto values = [](const PlacedRow &row) {
        std::vector<std::string_view> out;
        for (const Reference *reference : referencesOf(row))
            out.push_back(row.strings->view(reference->raw));
        return out;
    };
    return values(first) < values(second);
}

} // namespace interloper
