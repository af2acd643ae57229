// A profile as the documented file that profile_reader.cpp reads.
#include "triage/profile.h"
#include "triage/signal_table.h"

#include <cstdio>

namespace interloper {
namespace {

std::string quoted(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        if (static_cast<unsigned char>(c) < 0x20) {
            char code[8];
            std::snprintf(code, sizeof code, "\\u%04x", static_cast<unsigned>(c));
            out += code;
        } else {
            out += c;
        }
    }
    return out + "\"";
}

std::string listed(const std::vector<std::string> &texts)
{
    std::string out = "[";
    for (const std::string &text : texts)
        out += (out.size() > 1 ? ", " : "") + quoted(text);
    return out + "]";
}

void addKey(std::string &out, std::string_view key, const std::string &value, std::string_view comment)
{
    out += "# " + std::string(comment) + "\n" + std::string(key) + " = " + value + "\n\n";
}

void addLists(std::string &out, const Profile &profile)
{
    addKey(out, "large-types", listed(profile.largeTypes), "How the names of GPU and very large sizes begin.");
    addKey(out, "image-publishers", listed(profile.imagePublishers),
           "Azure: publishers whose images are expected. Empty: not judged.");
    addKey(out, "required-tags", listed(profile.requiredTags),
           "Tags that every instance should get at launch. Empty: not judged.");
    addKey(out, "ticket-tags", listed(profile.ticketTags), "Tags that name a planned change. Anybody can write them.");
    addKey(out, "pipelines", listed(profile.pipelines),
           "Names of principals that deploy. Anybody may take such a name.");
    addKey(out, "secondary-regions", listed(profile.secondaryRegions), "Where recovery is practised.");
    addKey(out, "watch-list", listed(profile.watchList),
           "Addresses, access keys and principals that raise a score wherever they launch; * stands for any text.");
}

void addLimits(std::string &out, const Profile &profile)
{
    out += "[limits]\n# Every alert starts from base. A chain by identifier holds a score at floor or above, unless a "
           "proven expected\n# class covers it. The signals of a group raise, or lower, by no more than the group's "
           "figure.\n";
    const auto add = [&](std::string_view key, int value) {
        out += std::string(key) + " = " + std::to_string(value) + "\n";
    };
    add("base", profile.base);
    add("floor", profile.floor);
    for (std::size_t group = 0; group < kSignalGroups; ++group)
        add(signalGroupId(static_cast<SignalGroup>(group)), profile.caps[group]);
    add("lowering-forgeable", profile.forgeableCap);
    add("lowering-at-floor", profile.floorCap);
    out += "\n[windows]\n";
    add("chain-hours", static_cast<int>(profile.chainHours));
    add("new-identity-hours", static_cast<int>(profile.newIdentityHours));
    add("probing-minutes", static_cast<int>(profile.probingMinutes));
    add("discovery-minutes", static_cast<int>(profile.discoveryMinutes));
    add("logging-hours", static_cast<int>(profile.loggingHours));
    add("template-days", static_cast<int>(profile.templateDays));
    out += "\n";
}

void addWeights(std::string &out, const Profile &profile)
{
    out += "[weights]\n# Points of each signal. 10 points are a factor of about 2.7 on the odds.\n";
    for (const SignalRule &rule : signalRules()) {
        const auto own = profile.weights.find(rule.id);
        out += "# " + std::string(rule.title) + " (" + std::string(signalGroupId(rule.group)) +
               (rule.forgeable ? "; the caller could forge it" : "") + (rule.rare ? "; needs seven days of logs" : "") +
               ")\n" + std::string(rule.id) + " = " +
               std::to_string(own == profile.weights.end() ? rule.points : own->second) + "\n";
    }
    out += "\n";
}

std::string clockText(std::int32_t seconds)
{
    char text[16];
    std::snprintf(text, sizeof text, "\"%02d:%02d\"", seconds / 3600, seconds / 60 % 60);
    return text;
}

void addWindows(std::string &out, const Profile &profile)
{
    constexpr const char *kDays[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    out += "# A weekly window of planned change, in UTC:\n#   [[change-window]]\n#   name = \"weekly\"\n"
           "#   days = [\"wed\"]\n#   from = \"13:00\"\n#   until = \"15:00\"\n";
    for (const ChangeWindow &window : profile.changeWindows) {
        std::vector<std::string> days;
        for (unsigned day = 0; day < 7; ++day)
            if ((window.days >> day & 1u) != 0)
                days.emplace_back(kDays[day]);
        out += "[[change-window]]\nname = " + quoted(window.name) + "\ndays = " + listed(days) +
               "\nfrom = " + clockText(window.from) + "\nuntil = " + clockText(window.until) + "\n";
    }
    out += "\n";
}

void addVendors(std::string &out, const Profile &profile)
{
    out += "# Scanners that copy disks and make instances with leave. accounts (AWS) and apps (Azure) are proof; names "
           "are not.\n";
    for (const Vendor &vendor : profile.vendors)
        out += "[[vendor]]\nname = " + quoted(vendor.name) + "\naccounts = " + listed(vendor.accounts) +
               "\napps = " + listed(vendor.apps) + "\nnames = " + listed(vendor.names) + "\n\n";
}

void addSuppressions(std::string &out, const Profile &profile)
{
    out += "# An alert that is known: it keeps its row and its score, and says so. A reason is needed; it may expire.\n"
           "#   [[suppression]]\n#   reason = \"load tests of the shop team, agreed until April\"\n"
           "#   expires = \"2025-04-01T00:00:00Z\"\n#   actor = \"*/load-test\"   # also account, scope, instance, "
           "address\n";
    for (const SuppressionRule &rule : profile.suppressions) {
        out += "[[suppression]]\nreason = " + quoted(rule.reason) + "\n";
        if (rule.expires)
            out += "expires = " + quoted(rule.expiresText) + "\n";
        const std::pair<std::string_view, const std::string &> patterns[] = {{"actor", rule.actor},
                                                                             {"account", rule.account},
                                                                             {"scope", rule.scope},
                                                                             {"instance", rule.instance},
                                                                             {"address", rule.address}};
        for (const auto &[key, pattern] : patterns)
            if (!pattern.empty())
                out += std::string(key) + " = " + quoted(pattern) + "\n";
        out += "\n";
    }
}

} // namespace

std::string profileText(const Profile &profile)
{
    std::string out =
        "# A profile of Interloper: what the team knows. Used with --profile FILE; keys that are left out "
        "keep these values.\n\nname = " +
        quoted(profile.name) + "\n\n";
    if (profile.knownGoodUntil)
        out += "known-good-until = " + quoted(formatIso(*profile.knownGoodUntil)) + "\n\n";
    else
        out += "# Events from this time on are no baseline for what is new:\n"
               "# known-good-until = \"2025-03-01T00:00:00Z\"\n\n";
    addLists(out, profile);
    addLimits(out, profile);
    addWeights(out, profile);
    out += "# Names of accounts and subscriptions, for instance \"111122223333\" = \"shop production\"\n[accounts]\n";
    for (const auto &[account, name] : profile.accounts)
        out += quoted(account) + " = " + quoted(name) + "\n";
    out += "\n";
    addWindows(out, profile);
    addVendors(out, profile);
    addSuppressions(out, profile);
    return out;
}

} // namespace interloper
