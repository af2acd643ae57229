// What a splitter makes of a content, collected; and contents handed to it in windows of any size.
#pragma once

#include "formats/splitter.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace interloper {

/// What a splitter made of a content. Neighbouring bytes that are no record count as one span.
struct Span
{
    enum class Kind { Record, Structure, Stray, StrayRecord };
    Kind kind;
    std::string text;

    bool operator==(const Span &) const = default;
};

/// Collects the spans of a content; `isRecord` stands for the format that reads them.
class SpanCollector final : public SpanSink
{
public:
    explicit SpanCollector(bool (*isRecord)(std::string_view)) : m_isRecord(isRecord) {}

    bool record(std::string_view text) override
    {
        if (!m_isRecord(text))
            return false;
        spans.push_back({Span::Kind::Record, std::string(text)});
        return true;
    }
    void structure(std::string_view text) override { add(Span::Kind::Structure, text); }
    void envelope(std::string_view text) override { add(Span::Kind::Structure, text); }
    void stray(std::string_view text, std::string_view code, bool isRecord) override
    {
        m_broken = m_broken || code.empty();
        if (isRecord)
            spans.push_back({Span::Kind::StrayRecord, std::string(text)});
        else
            add(Span::Kind::Stray, text);
    }
    void strayAt(std::string_view text, std::size_t at, std::string_view code) override
    {
        m_broken = m_broken || at > text.size();
        stray(text, code, true);
    }

    /// False where a span did not say why it is none, or a fault does not lie in its span.
    bool sound() const { return !m_broken; }

    std::string joined() const
    {
        std::string out;
        for (const Span &span : spans)
            out += span.text;
        return out;
    }

    std::vector<Span> spans;

private:
    void add(Span::Kind kind, std::string_view text)
    {
        if (spans.empty() || spans.back().kind != kind)
            spans.push_back({kind, {}});
        spans.back().text += text;
    }

    bool (*m_isRecord)(std::string_view);
    bool m_broken = false;
};

/// Splits a content that comes in steps of `step` bytes, as a reader hands it over. False where the splitter takes
/// more than there is, or leaves something at the end.
inline bool splitInSteps(Splitter &splitter, std::string_view content, std::size_t step, SpanSink &sink)
{
    std::string window;
    std::size_t given = 0;
    bool last = false;
    while (!last) {
        const std::size_t more = std::min(step, content.size() - given);
        window.append(content.substr(given, more));
        given += more;
        last = given == content.size();
        const std::size_t taken = splitter.take(window, last, sink);
        if (taken > window.size() || (last && taken < window.size()))
            return false;
        window.erase(0, taken);
    }
    return true;
}

} // namespace interloper
