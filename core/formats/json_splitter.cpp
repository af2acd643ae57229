#include "formats/object_end.h"
#include "formats/splitter.h"

#include <algorithm>
#include <string>

namespace interloper {
namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Length of a JSON string that starts at text[0] == '"', quotes included; 0 where it does not end here.
std::size_t stringLength(std::string_view text)
{
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            return i + 1;
    }
    return 0;
}

// Length of the JSON value at the front; 0 where it does not end here. Values nest by braces and brackets alone.
std::size_t valueLength(std::string_view text)
{
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"') {
            const std::size_t length = stringLength(text.substr(i));
            if (length == 0)
                return 0;
            i += length - 1;
            if (depth == 0)
                return i + 1;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            if (depth == 0)
                return i;
            if (--depth == 0)
                return i + 1;
        } else if (depth == 0 && (c == ',' || isSpace(c))) {
            return i;
        }
    }
    return 0;
}

std::size_t spaceLength(std::string_view text)
{
    return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), isSpace) - text.begin());
}

class JsonSplitter final : public Splitter
{
public:
    explicit JsonSplitter(std::string_view key) : m_key(key) {}

    std::size_t take(std::string_view window, bool last, SpanSink &sink) override
    {
        std::size_t at = 0;
        while (at < window.size()) {
            const std::size_t step = next(window.substr(at), last, sink);
            if (step == 0)
                break;
            at += step;
        }
        if (last && at < window.size()) {
            sink.stray(window.substr(at), "truncated", window[at] == '{' && m_place != Place::Epilogue);
            at = window.size();
        }
        return at;
    }

private:
    enum class Place { Between, Epilogue }; // Epilogue: behind the record array of an envelope, until its brace

    // Takes one span off the front; 0: incomplete.
    std::size_t next(std::string_view text, bool last, SpanSink &sink)
    {
        if (m_place == Place::Epilogue)
            return epilogue(text, sink);
        const char c = text.front();
        if (c == '{')
            return m_key.empty() || m_inEnvelope ? object(text, last, sink) : envelope(text, last, sink);
        if (isSpace(c) || c == ',' || c == '[' || c == ']') {
            if (c == ']' && m_inEnvelope)
                m_place = Place::Epilogue;
            const std::size_t length = std::max<std::size_t>(1, spaceLength(text));
            sink.structure(text.substr(0, length));
            return length;
        }
        return stray(text, last, sink);
    }

    std::size_t object(std::string_view text, bool last, SpanSink &sink)
    {
        const ObjectEnd end = findObjectEnd(text);
        switch (end.kind) {
        case ObjectEnd::Kind::Found:
            sink.record(text.substr(0, end.length));
            return end.length;
        case ObjectEnd::Kind::BrokenString:
            sink.stray(text.substr(0, end.length), "unclosed-string", true);
            return end.length;
        case ObjectEnd::Kind::Incomplete:
            break;
        }
        return last ? cutObject(text, sink) : 0;
    }

    // An object without an end: where a later line starts a new object, only this one is lost.
    std::size_t cutObject(std::string_view text, SpanSink &sink)
    {
        const std::size_t line = text.find("\n{", 1);
        const std::size_t length = line == std::string_view::npos ? text.size() : line;
        sink.stray(text.substr(0, length), length == text.size() ? "truncated" : "unclosed-object", true);
        return length;
    }

    // The members before the record array. The whole prelude is one step, so that an object that turns out to have no
    // such array can still be handed over as a record.
    std::size_t envelope(std::string_view text, bool last, SpanSink &sink)
    {
        std::size_t at = 1;
        while (true) {
            at += spaceLength(text.substr(at));
            if (at >= text.size() || text[at] != '"')
                return object(text, last, sink);
            const std::size_t keyLength = stringLength(text.substr(at));
            if (keyLength == 0)
                return object(text, last, sink);
            const std::string_view key = text.substr(at + 1, keyLength - 2);
            at += keyLength;
            at += spaceLength(text.substr(at));
            if (at >= text.size() || text[at] != ':')
                return object(text, last, sink);
            ++at;
            at += spaceLength(text.substr(at));
            if (key == m_key && at < text.size() && text[at] == '[') {
                sink.structure(text.substr(0, at + 1));
                m_inEnvelope = true;
                return at + 1;
            }
            const std::size_t length = valueLength(text.substr(at));
            if (length == 0)
                return object(text, last, sink);
            at += length;
            at += spaceLength(text.substr(at));
            if (at < text.size() && text[at] == ',')
                ++at;
        }
    }

    std::size_t epilogue(std::string_view text, SpanSink &sink)
    {
        const char c = text.front();
        std::size_t length = std::max<std::size_t>(1, spaceLength(text));
        if (c == '"' || (!isSpace(c) && c != ',' && c != ':' && c != '}'))
            length = valueLength(text);
        if (length == 0)
            return 0;
        if (c == '}') {
            m_place = Place::Between;
            m_inEnvelope = false;
        }
        sink.structure(text.substr(0, length));
        return length;
    }

    // Anything that is no structure and starts no object: up to the next byte that could.
    static std::size_t stray(std::string_view text, bool last, SpanSink &sink)
    {
        std::size_t length = text.front() == '"' ? stringLength(text) : 1;
        if (length == 0) {
            if (!last)
                return 0;
            length = 1;
        }
        while (length < text.size() && std::string_view("{}[],\n").find(text[length]) == std::string_view::npos)
            ++length;
        if (length == text.size() && !last)
            return 0;
        sink.stray(text.substr(0, length), "not-json", false);
        return length;
    }

    std::string m_key;
    Place m_place = Place::Between;
    bool m_inEnvelope = false; // between the brackets of the record array
};

} // namespace

std::unique_ptr<Splitter> makeArrayUnderKeySplitter(std::string_view key)
{
    return std::make_unique<JsonSplitter>(key);
}

std::unique_ptr<Splitter> makeValuesSplitter()
{
    return std::make_unique<JsonSplitter>(std::string_view{});
}

} // namespace interloper
