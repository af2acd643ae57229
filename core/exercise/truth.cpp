#include "exercise/truth.h"

#include "exercise/invented.h"

namespace interloper {

namespace {

// `[`, the items one a line, `]`.
template <typename List, typename Write>
void appendList(std::string &out, const List &list, std::string_view margin, Write write)
{
    out += '[';
    std::string_view before = "\n";
    for (const auto &item : list) {
        out += before;
        out += margin;
        write(item);
        before = ",\n";
    }
    out += ']';
}

void appendAttack(std::string &out, const TruthAttack &attack)
{
    appendFilled(out, R"({"finding": "$0", "links": )", {attack.finding});
    appendList(out, attack.links, "      ", [&](const TruthLink &link) {
        appendFilled(out, R"({"event": "$0", "identifier": "$1"})", {link.event, link.identifier});
    });
    out += '}';
}

} // namespace

std::string truthText(const Truth &truth)
{
    std::string out =
        fill("{\n  \"events\": $0,\n  \"duplicates\": $1,\n  \"attempts\": $2,\n  \"launches\": ",
             {std::to_string(truth.events), std::to_string(truth.duplicates), std::to_string(truth.attempts)});
    appendList(out, truth.launches, "    ", [&](const std::string &key) { appendFilled(out, "\"$0\"", {key}); });
    out += ",\n  \"attacks\": ";
    appendList(out, truth.attacks, "    ", [&](const TruthAttack &attack) { appendAttack(out, attack); });
    out += ",\n  \"benign\": ";
    appendList(out, truth.benign, "    ", [&](const TruthBenign &benign) {
        appendFilled(out, R"({"finding": "$0", "class": "$1"})", {benign.finding, benign.kind});
    });
    return out + "\n}\n";
}

} // namespace interloper
