// The TOML side of a profile: every key it may have, read with errors that name line and key.
#define TOML_EXCEPTIONS 0
#include "base/atomic_file.h"
#include "base/text.h"
#include "triage/profile.h"
#include "triage/signal_table.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <toml++/toml.h>

namespace interloper {
namespace {

/// Reads one table; the first thing that is wrong is kept and all after it is passed over.
class TableReader
{
public:
    TableReader(const toml::table &table, std::string where, std::string &wrong)
        : m_table(table),
          m_where(std::move(where)),
          m_wrong(wrong)
    {}

    /// Says that something is wrong with a node, unless something before was.
    void refuse(const toml::node &node, std::string_view key, std::string_view why)
    {
        if (m_wrong.empty())
            m_wrong = "line " + std::to_string(node.source().begin.line) + ", " + path(key) + ": " + std::string(why);
    }

    std::string path(std::string_view key) const
    {
        return m_where.empty() ? std::string(key) : m_where + "." + std::string(key);
    }

    template <typename T>
    void number(std::string_view key, T &out, std::int64_t least, std::int64_t most)
    {
        const toml::node *node = take(key);
        if (node == nullptr)
            return;
        const auto value = node->value_exact<std::int64_t>();
        if (!value || *value < least || *value > most)
            return refuse(*node, key,
                          "takes a whole number from " + std::to_string(least) + " to " + std::to_string(most));
        out = static_cast<T>(*value);
    }

    void text(std::string_view key, std::string &out, bool mayBeEmpty = true)
    {
        const toml::node *node = take(key);
        if (node == nullptr)
            return;
        const auto value = node->value_exact<std::string>();
        if (!value || (value->empty() && !mayBeEmpty))
            return refuse(*node, key, mayBeEmpty ? "takes a text in quotes" : "takes a text that is not empty");
        out = *value;
    }

    void texts(std::string_view key, std::vector<std::string> &out)
    {
        const toml::node *node = take(key);
        if (node == nullptr)
            return;
        const toml::array *list = node->as_array();
        if (list == nullptr)
            return refuse(*node, key, "takes a list of texts in square brackets");
        out.clear();
        for (const toml::node &each : *list) {
            const auto value = each.value_exact<std::string>();
            if (!value || value->empty())
                return refuse(each, key, "takes texts that are not empty, each in quotes");
            out.push_back(*value);
        }
    }

    void instant(std::string_view key, std::optional<Instant> &out, std::string *asText = nullptr)
    {
        const toml::node *node = take(key);
        if (node == nullptr)
            return;
        std::ostringstream words;
        if (const auto *time = node->as_date_time())
            words << time->get();
        else if (const auto *text = node->as_string())
            words << text->get();
        out = parseIsoInstant(words.str());
        if (!out)
            return refuse(*node, key, "takes a time such as 2025-03-01T00:00:00Z");
        out->good = true;
        if (asText != nullptr)
            *asText = words.str();
    }

    const toml::table *table(std::string_view key)
    {
        const toml::node *node = take(key);
        if (node != nullptr && !node->is_table())
            refuse(*node, key, "is a table: write it as [" + path(key) + "]");
        return node != nullptr ? node->as_table() : nullptr;
    }

    /// Calls `each` with every table of a list written as [[key]].
    template <typename Each>
    bool tables(std::string_view key, Each each)
    {
        const toml::node *node = take(key);
        if (node == nullptr)
            return false;
        const toml::array *list = node->as_array();
        if (list == nullptr ||
            !std::all_of(list->begin(), list->end(), [](const auto &one) { return one.is_table(); })) {
            refuse(*node, key, "is a list of tables: write each as [[" + path(key) + "]]");
            return false;
        }
        for (const toml::node &one : *list) {
            TableReader reader(*one.as_table(), path(key), m_wrong);
            each(reader, one);
            reader.done();
        }
        return true;
    }

    /// Every key that nothing asked for is refused.
    void done()
    {
        for (const auto &[key, node] : m_table)
            if (std::find(m_taken.begin(), m_taken.end(), key.str()) == m_taken.end())
                refuse(node, key.str(), "is no key of a profile");
    }

    const toml::table &raw() const { return m_table; }
    void takeAll()
    {
        for (const auto &[key, node] : m_table)
            m_taken.emplace_back(key.str());
    }

private:
    const toml::node *take(std::string_view key)
    {
        m_taken.emplace_back(key);
        return m_table.get(key);
    }

    const toml::table &m_table;
    std::string m_where;
    std::string &m_wrong;
    std::vector<std::string> m_taken;
};

constexpr std::string_view kDays[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

std::optional<std::int32_t> clockSeconds(std::string_view text)
{
    if (text == "24:00")
        return 86400;
    const auto digit = [&](std::size_t at) { return text[at] - '0'; };
    if (text.size() != 5 || text[2] != ':' || text.find_first_not_of("0123456789:") != std::string_view::npos ||
        text.rfind(':') != 2)
        return std::nullopt;
    const int hour = digit(0) * 10 + digit(1);
    const int minute = digit(3) * 10 + digit(4);
    if (hour > 23 || minute > 59)
        return std::nullopt;
    return hour * 3600 + minute * 60;
}

void readWeights(TableReader &top, Profile &out, std::string &wrong)
{
    const toml::table *table = top.table("weights");
    if (table == nullptr)
        return;
    TableReader weights(*table, "weights", wrong);
    weights.takeAll();
    for (const auto &[key, node] : *table) {
        const auto value = node.value_exact<std::int64_t>();
        const SignalRule *rule = findSignalRule(key.str());
        if (rule == nullptr)
            weights.refuse(node, key.str(), "is no signal");
        else if (!value || *value < -100 || *value > 100 || (*value > 0 && rule->points < 0) ||
                 (*value < 0 && rule->points > 0))
            weights.refuse(node, key.str(),
                           rule->points > 0 ? "takes a whole number from 0 to 100"
                                            : "takes a whole number from -100 to 0");
        else
            out.weights[std::string(key.str())] = static_cast<int>(*value);
    }
}

void readLimits(TableReader &top, Profile &out, std::string &wrong)
{
    const toml::table *table = top.table("limits");
    if (table == nullptr)
        return;
    TableReader limits(*table, "limits", wrong);
    limits.number("base", out.base, 1, 100);
    limits.number("floor", out.floor, 0, 100);
    limits.number("lowering-forgeable", out.forgeableCap, 0, 100);
    limits.number("lowering-at-floor", out.floorCap, 0, 100);
    for (std::size_t group = 0; group < kSignalGroups; ++group)
        limits.number(signalGroupId(static_cast<SignalGroup>(group)), out.caps[group], 0, 100);
    limits.done();
}

void readSpans(TableReader &top, Profile &out, std::string &wrong)
{
    const toml::table *table = top.table("windows");
    if (table == nullptr)
        return;
    constexpr std::int64_t kMost = 100000;
    TableReader spans(*table, "windows", wrong);
    spans.number("chain-hours", out.chainHours, 1, kMost);
    spans.number("new-identity-hours", out.newIdentityHours, 1, kMost);
    spans.number("probing-minutes", out.probingMinutes, 1, kMost);
    spans.number("discovery-minutes", out.discoveryMinutes, 1, kMost);
    spans.number("logging-hours", out.loggingHours, 1, kMost);
    spans.number("template-days", out.templateDays, 1, kMost);
    spans.done();
}

void readChangeWindows(TableReader &top, Profile &out)
{
    top.tables("change-window", [&](TableReader &reader, const toml::node &node) {
        ChangeWindow window;
        std::vector<std::string> days;
        std::string from = "00:00";
        std::string until = "24:00";
        reader.text("name", window.name, false);
        reader.texts("days", days);
        reader.text("from", from);
        reader.text("until", until);
        for (const std::string &day : days) {
            const auto *const known = std::find(std::begin(kDays), std::end(kDays), lowerAscii(day));
            if (known == std::end(kDays))
                return reader.refuse(node, "days", "takes mon, tue, wed, thu, fri, sat and sun");
            window.days |= 1u << (known - std::begin(kDays));
        }
        const auto first = clockSeconds(from);
        const auto last = clockSeconds(until);
        if (days.empty())
            return reader.refuse(node, "days", "is missing");
        if (!first || !last || *first >= *last)
            return reader.refuse(node, "until", "takes a time of day such as 15:00, later than from, in UTC");
        window.from = *first;
        window.until = *last;
        out.changeWindows.push_back(std::move(window));
    });
}

void readVendors(TableReader &top, Profile &out)
{
    std::vector<Vendor> vendors;
    const bool given = top.tables("vendor", [&](TableReader &reader, const toml::node &node) {
        Vendor vendor;
        reader.text("name", vendor.name, false);
        reader.texts("accounts", vendor.accounts);
        reader.texts("apps", vendor.apps);
        reader.texts("names", vendor.names);
        if (vendor.name.empty())
            return reader.refuse(node, "name", "is missing");
        const auto known = std::find_if(out.vendors.begin(), out.vendors.end(),
                                        [&](const Vendor &other) { return other.name == vendor.name; });
        if (known != out.vendors.end())
            *known = std::move(vendor);
        else
            vendors.push_back(std::move(vendor));
    });
    if (given)
        out.vendors.insert(out.vendors.end(), vendors.begin(), vendors.end());
}

void readSuppressions(TableReader &top, Profile &out)
{
    top.tables("suppression", [&](TableReader &reader, const toml::node &node) {
        SuppressionRule rule;
        reader.text("reason", rule.reason, false);
        reader.instant("expires", rule.expires, &rule.expiresText);
        reader.text("actor", rule.actor);
        reader.text("account", rule.account);
        reader.text("scope", rule.scope);
        reader.text("instance", rule.instance);
        reader.text("address", rule.address);
        if (rule.reason.empty())
            return reader.refuse(node, "reason", "is missing: a suppression says why");
        if (rule.actor.empty() && rule.account.empty() && rule.scope.empty() && rule.instance.empty() &&
            rule.address.empty())
            return reader.refuse(node, "actor", "is missing, and so is every other pattern: it would cover all alerts");
        out.suppressions.push_back(std::move(rule));
    });
}

void readAccounts(TableReader &top, Profile &out, std::string &wrong)
{
    const toml::table *table = top.table("accounts");
    if (table == nullptr)
        return;
    TableReader names(*table, "accounts", wrong);
    names.takeAll();
    for (const auto &[key, node] : *table) {
        const auto value = node.value_exact<std::string>();
        if (!value)
            names.refuse(node, key.str(), "takes the account's name in quotes");
        else
            out.accounts[std::string(key.str())] = *value;
    }
}

} // namespace

Result<Profile> parseProfile(std::string_view text, const std::string &source)
{
    const toml::parse_result parsed = toml::parse(text, source);
    if (!parsed) {
        std::string what = "the profile is no TOML: line " + std::to_string(parsed.error().source().begin.line) + ": ";
        return failure(ErrorCode::InvalidUsage, what + std::string(parsed.error().description()), source);
    }
    Profile out = defaultProfile();
    std::string wrong;
    TableReader top(parsed.table(), {}, wrong);
    top.text("name", out.name, false);
    top.instant("known-good-until", out.knownGoodUntil);
    top.texts("large-types", out.largeTypes);
    top.texts("image-publishers", out.imagePublishers);
    top.texts("required-tags", out.requiredTags);
    top.texts("ticket-tags", out.ticketTags);
    top.texts("pipelines", out.pipelines);
    top.texts("secondary-regions", out.secondaryRegions);
    top.texts("watch-list", out.watchList);
    readWeights(top, out, wrong);
    readLimits(top, out, wrong);
    readSpans(top, out, wrong);
    readAccounts(top, out, wrong);
    readChangeWindows(top, out);
    readVendors(top, out);
    readSuppressions(top, out);
    top.done();
    if (!wrong.empty())
        return failure(ErrorCode::InvalidUsage, "the profile cannot be used: " + wrong, source);
    return out;
}

Result<Profile> readProfile(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    if (!file || !(text << file.rdbuf()))
        return failure(ErrorCode::NotReadable, "the profile cannot be read", path);
    return parseProfile(text.str(), path);
}

} // namespace interloper
