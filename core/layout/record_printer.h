// Prints JSON and cells line by line and notes where decisive values stand. Private to layout; one record, one thread.
#pragma once

#include "layout/pretty_record.h"

namespace interloper {

class RecordPrinter
{
public:
    explicit RecordPrinter(std::span<const DecisiveField> decisive);

    /// Prints at the current end, indented by `indent` levels after the first line.
    void json(std::string_view text, std::size_t indent);

    /// `name: value` on a line of its own.
    void cell(std::string_view name, std::string_view value);

    PrettyRecord take();

private:
    struct Level
    {
        bool isObject;
        bool expectsKey;
        std::size_t path; ///< length of m_path outside of it
    };
    enum class Match : std::uint8_t { FieldAlone, ValueAlone, Both };
    struct Candidate
    {
        RecordMark mark;
        Match match;
    };

    std::size_t structure(std::string_view text, std::size_t at, std::size_t indent);
    void open(std::string_view text, std::size_t &at, std::size_t indent);
    void close(char bracket, std::size_t indent);
    std::size_t string(std::string_view text, std::size_t at, std::size_t indent);
    std::size_t scalar(std::string_view text, std::size_t at);
    void setKey(std::string_view key);
    void value(std::string_view shownText, std::string_view plain);
    void nested(std::string_view plain, std::size_t indent);
    void mark(std::size_t begin, std::string_view shown, std::string_view plain);
    void newLine(std::size_t indent);

    std::span<const DecisiveField> m_decisive;
    std::vector<std::string> m_shownValues; ///< of the decisive fields, made visible and in lower case
    std::string m_text;
    std::string m_path;
    std::vector<Level> m_levels;
    std::size_t m_base = 0; ///< levels of the texts around this one
    unsigned m_nesting = 0;
    std::vector<Candidate> m_candidates;
};

/// The text of a JSON string without its quotes: escapes undone, unknown ones kept.
std::string unescaped(std::string_view inner);

} // namespace interloper
