#include "base/text.h"
#include "formats/json_text.h"
#include "formats/object_end.h"
#include "formats/record_search.h"
#include "formats/splitter.h"

#include <algorithm>
#include <string>
#include <vector>

namespace interloper {
namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";
constexpr unsigned kRecordsByGrammar = 1000;  // behind one that was never closed
constexpr std::size_t kSuspicious = 1u << 20; // an unfinished record longer than this is looked at for damage

std::vector<std::string> splitPath(std::string_view path)
{
    std::vector<std::string> out;
    while (!path.empty()) {
        const std::size_t slash = std::min(path.find('/'), path.size());
        out.emplace_back(path.substr(0, slash));
        path.remove_prefix(std::min(slash + 1, path.size()));
    }
    return out;
}

class JsonSplitter final : public Splitter
{
public:
    explicit JsonSplitter(const JsonShape &shape)
        : m_path(splitPath(shape.path)),
          m_kind(shape.kind),
          m_textBefore(shape.textBefore),
          m_lost(shape.startsInside ? "cut-beginning" : "")
    {
        if (m_path.empty())
            m_search.sawRecord(shape.example);
    }

    std::size_t take(std::string_view window, bool last, SpanSink &sink) override
    {
        m_last = last;
        m_sink = &sink;
        std::size_t at = 0;
        while (at < window.size()) {
            const std::size_t step = next(window.substr(at));
            if (step == 0)
                break;
            at += step;
        }
        if (last && at < window.size()) {
            sink.stray(window.substr(at), "truncated", window[at] == '{' && inside() != Inside::Envelope);
            at = window.size();
        }
        return at;
    }

    void lost() override { m_lost = "record-too-long"; }

private:
    // What the splitter stands in, outermost first. Envelope: behind the records of an object, until its brace.
    enum class Inside { Nothing, Envelope, EnvelopeArray, EnvelopeValue, RecordArray, RecordValue };
    struct Place
    {
        Inside inside;
        std::size_t segment; // of the path, whose value this is
    };

    Inside inside() const { return m_places.empty() ? Inside::Nothing : m_places.back().inside; }
    void leave() { m_places.pop_back(); }

    // Takes one span off the front; 0: incomplete.
    std::size_t next(std::string_view text)
    {
        if (!m_lost.empty())
            return find(text);
        const char c = text.front();
        const std::size_t blank = jsonSpaceLength(text);
        if (blank > 0)
            return structure(text, blank);
        if (inside() == Inside::Envelope && c != '{')
            return member(text);
        if (c == recordStart() && inside() != Inside::EnvelopeArray && inside() != Inside::EnvelopeValue)
            return recordOrEnvelope(text);
        if (c == '{')
            return object(text);
        if (c == ',' || c == '[')
            return structure(text, 1);
        if (c == ']') {
            if (inside() == Inside::RecordArray || inside() == Inside::EnvelopeArray)
                leave();
            return structure(text, 1);
        }
        if (text.starts_with(kBom)) // where files were joined
            return structure(text, kBom.size());
        return !m_last && kBom.starts_with(text) ? 0 : stray(text);
    }

    char recordStart() const
    {
        switch (m_kind) {
        case RecordKind::Object:
            return '{';
        case RecordKind::Array:
            return inside() == Inside::RecordArray ? '[' : '{';
        case RecordKind::String:
            return '"';
        }
        return '{';
    }

    std::size_t recordOrEnvelope(std::string_view text)
    {
        const bool record = inside() == Inside::RecordArray || inside() == Inside::RecordValue || m_path.empty();
        if (inside() == Inside::Envelope)
            m_places.clear(); // the envelope was never closed, and here is the next
        if (!record)
            return envelope(text, 0);
        const std::size_t length = text.front() == '"' ? stringRecord(text) : value(text);
        if (length > 0 && inside() == Inside::RecordValue)
            leave();
        return length;
    }

    // An object where none is a record: an envelope, or one inside an envelope's array.
    std::size_t object(std::string_view text)
    {
        if (inside() == Inside::EnvelopeArray || inside() == Inside::EnvelopeValue) {
            const Place place = m_places.back();
            if (place.inside == Inside::EnvelopeValue)
                leave();
            const std::size_t length = envelope(text, place.segment);
            if (length == 0 && place.inside == Inside::EnvelopeValue)
                m_places.push_back(place); // the rest of the object has not come yet
            return length;
        }
        if (inside() == Inside::RecordArray)
            return value(text);
        m_places.clear();
        return m_path.empty() ? value(text) : envelope(text, 0);
    }

    std::size_t structure(std::string_view text, std::size_t length)
    {
        m_sink->structure(text.substr(0, length));
        return length;
    }

    std::size_t stringRecord(std::string_view text)
    {
        const std::size_t length = jsonStringLength(text);
        if (length == 0)
            return m_last ? cut(text) : 0;
        if (!m_sink->record(text.substr(0, length)))
            m_sink->stray(text.substr(0, length), "bad-record", true);
        return length;
    }

    // An object or array that is a record. For a while behind one that was never closed the grammar tells where each
    // ends: counting brackets could look through the rest of the content for every record of such a file.
    std::size_t value(std::string_view text)
    {
        if (m_byGrammar > 0)
            return odd(text, 0);
        const ObjectEnd end = findObjectEnd(text);
        if (end.kind == ObjectEnd::Kind::Found) {
            const std::string_view record = text.substr(0, end.length);
            if (m_sink->record(record)) {
                m_search.sawRecord(record);
                return end.length;
            }
            return odd(text, end.length);
        }
        if (end.kind == ObjectEnd::Kind::BrokenString) {
            const std::size_t after = end.length + jsonSpaceLength(text.substr(end.length));
            if (after >= text.size() && !m_last)
                return 0;
            if (after >= text.size() || text[after] == '{') {
                m_sink->stray(text.substr(0, end.length), "unclosed-string", true);
                return end.length;
            }
            return odd(text, 0);
        }
        return m_last || text.size() > kSuspicious ? odd(text, 0) : 0;
    }

    // A record that the strict grammar refuses. `length` is where it seemed to end, 0 where it does not.
    std::size_t odd(std::string_view text, std::size_t length)
    {
        const RecordSearch::Result found = m_search.look(text, length, m_last);
        if (found.kind == RecordSearch::Kind::Broken && length == 0)
            m_byGrammar = kRecordsByGrammar;
        else if (found.kind == RecordSearch::Kind::Record && m_byGrammar > 0)
            --m_byGrammar;
        switch (found.kind) {
        case RecordSearch::Kind::Record:
            m_search.sawRecord(text.substr(0, found.length));
            if (!m_sink->record(text.substr(0, found.length)))
                m_sink->stray(text.substr(0, found.length), "bad-record", true);
            return found.length;
        case RecordSearch::Kind::Broken:
            m_sink->stray(text.substr(0, found.length), found.code, true);
            return found.length;
        case RecordSearch::Kind::NeedsMore:
            break;
        }
        return m_last ? cut(text) : 0;
    }

    std::size_t cut(std::string_view text)
    {
        m_sink->stray(text, "truncated", true);
        return text.size();
    }

    // The members before the records. The whole prelude is one step, so that an object that turns out to have no such
    // array can still be handed over as a record.
    std::size_t envelope(std::string_view text, std::size_t segment)
    {
        std::size_t at = 1;
        while (true) {
            at += jsonSpaceLength(text.substr(at));
            const JsonMember found = jsonMemberAt(text.substr(at));
            if (found.incomplete && !m_last)
                return 0;
            if (found.value == 0)
                return withoutRecords(text, segment);
            at += found.value;
            if (equalsIgnoreCase(found.key, m_path[segment]) && enter(text[at], segment)) {
                if (inside() == Inside::RecordArray || inside() == Inside::EnvelopeArray)
                    ++at;
                m_sink->envelope(text.substr(0, at));
                return at;
            }
            const std::size_t length = jsonValueLength(text.substr(at));
            const bool incomplete = length == 0 && std::string_view(",]}").find(text[at]) == std::string_view::npos;
            if (incomplete && !m_last)
                return 0;
            if (length == 0)
                return withoutRecords(text, segment);
            at += length;
            at += jsonSpaceLength(text.substr(at));
            if (at < text.size() && text[at] == ',')
                ++at;
        }
    }

    // Steps into the value that the path leads to, if its first byte opens one.
    bool enter(char first, std::size_t segment)
    {
        const bool records = segment + 1 == m_path.size();
        if (first != '[' && first != '{')
            return false;
        if (first == '{' && records && m_kind != RecordKind::Object)
            return false;
        m_places.push_back({Inside::Envelope, segment});
        if (records)
            m_places.push_back({first == '[' ? Inside::RecordArray : Inside::RecordValue, segment});
        else
            m_places.push_back({first == '[' ? Inside::EnvelopeArray : Inside::EnvelopeValue, segment + 1});
        return true;
    }

    // An object without the path's key. At the top it is a record; inside an envelope it is a part of that.
    std::size_t withoutRecords(std::string_view text, std::size_t segment)
    {
        if (segment == 0)
            return value(text);
        const ObjectEnd end = findObjectEnd(text);
        if (end.kind == ObjectEnd::Kind::Found)
            return structure(text, end.length);
        return m_last ? cut(text) : 0;
    }

    // The members behind the records, until the envelope's brace.
    std::size_t member(std::string_view text)
    {
        const char c = text.front();
        if (c == '}') {
            leave();
            return structure(text, 1);
        }
        if (c == ',')
            return structure(text, 1);
        const JsonMember found = jsonMemberAt(text);
        if (found.value == 0)
            return found.incomplete && !m_last ? 0 : stray(text);
        const std::size_t segment = m_places.back().segment;
        m_places.pop_back();
        if (equalsIgnoreCase(found.key, m_path[segment]) && enter(text[found.value], segment)) {
            const bool array = inside() == Inside::RecordArray || inside() == Inside::EnvelopeArray;
            const std::size_t length = found.value + (array ? 1 : 0);
            m_sink->envelope(text.substr(0, length));
            return length;
        }
        m_places.push_back({Inside::Envelope, segment});
        const std::size_t length = jsonValueLength(text.substr(found.value));
        if (length == 0)
            return m_last ? stray(text) : 0;
        return structure(text, found.value + length);
    }

    // Looks for a record after a part of the content was dropped, is missing or is damaged. What may be the start of
    // one at the end is kept back.
    std::size_t find(std::string_view text)
    {
        const std::size_t start = m_search.afterLoss(text);
        const std::size_t at = start == text.size() && !m_last ? startOfTail(text) : start;
        if (at > 0)
            m_sink->stray(text.substr(0, at), m_lost, false);
        if (at < start)
            return at;
        if (at < text.size())
            m_lost = {};
        return at > 0 ? at : next(text);
    }

    // Where a record may begin whose first key has not come yet, with the line break before it, which helps to tell.
    static std::size_t startOfTail(std::string_view text)
    {
        constexpr std::size_t kKeyRoom = 4096;
        const std::string_view end = text.substr(text.size() - std::min(text.size(), kKeyRoom));
        const std::size_t first = end.find('{');
        if (first == std::string_view::npos)
            return text.size() - (end.ends_with('\n') ? 1 : 0);
        const std::size_t brace = text.size() - end.size() + first;
        return brace - (brace > 0 && text[brace - 1] == '\n' ? 1 : 0);
    }

    // Anything that is no structure and starts no record. Once records were seen, all up to the next one: behind damage
    // a quote may open or close a string.
    std::size_t stray(std::string_view text)
    {
        const bool zeros = text.front() == '\0';
        if (!zeros && !m_textBefore && m_search.knowsKey()) {
            m_lost = "not-json";
            return find(text);
        }
        const std::size_t length = zeros ? zeroLength(text) : tokenLength(text);
        if (length == 0 || (length == text.size() && !m_last && length < kSuspicious))
            return 0;
        const bool prefix = m_textBefore && length < text.size() && text[length] == '{';
        if (prefix)
            m_sink->structure(text.substr(0, length));
        else
            m_sink->stray(text.substr(0, length), zeros ? "zero-bytes" : "not-json", false);
        return length;
    }

    static std::size_t zeroLength(std::string_view text) { return std::min(text.find_first_not_of('\0'), text.size()); }

    // Up to the next byte that could be structure or start a record; 0 where a string does not end yet.
    std::size_t tokenLength(std::string_view text) const
    {
        std::size_t length = text.front() == '"' ? jsonStringLength(text) : 1;
        if (length == 0) {
            if (!m_last)
                return 0;
            length = 1;
        }
        const std::string_view ends = m_textBefore ? "{\n" : "{}[],\"\n";
        while (length < text.size() && ends.find(text[length]) == std::string_view::npos)
            ++length;
        return length;
    }

    std::vector<std::string> m_path;
    RecordKind m_kind;
    bool m_textBefore;
    std::string_view m_lost; // while looking for the next record: the code of what is passed over
    std::vector<Place> m_places;
    RecordSearch m_search;
    SpanSink *m_sink = nullptr;
    bool m_last = false;
    unsigned m_byGrammar = 0; // records to come whose end the grammar tells
};

} // namespace

std::unique_ptr<Splitter> makeJsonSplitter(const JsonShape &shape)
{
    return std::make_unique<JsonSplitter>(shape);
}

} // namespace interloper
