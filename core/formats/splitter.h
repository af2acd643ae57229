// Content -> spans: records, and the structure around them. Records are split first and parsed one by one afterwards,
// so that one bad record never costs a file. One splitter a file, one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace interloper {

/// Receives every byte of the content exactly once, in order. Views live until the call returns.
class SpanSink
{
public:
    virtual ~SpanSink() = default;
    virtual void record(std::string_view text) = 0;
    virtual void structure(std::string_view text) = 0;
    /// Bytes that are neither: garbage between records, or a record that is cut or broken. `code` names what is wrong.
    /// `isRecord` says that the bytes began as a record, which then counts as one that was rejected.
    virtual void stray(std::string_view text, std::string_view code, bool isRecord) = 0;
};

class Splitter
{
public:
    virtual ~Splitter() = default;

    /// Takes spans off the front of `window`, the content that follows what was taken before, and returns how many
    /// bytes it took. The rest is incomplete and must come again at the front of a longer window; with `last` nothing
    /// is left.
    virtual std::size_t take(std::string_view window, bool last, SpanSink &sink) = 0;
};

/// Records are the elements of the array under `key` of the top-level objects. An object without that array is a record
/// itself. Brackets and commas between objects are structure.
std::unique_ptr<Splitter> makeArrayUnderKeySplitter(std::string_view key);

/// Records are top-level objects and the elements of top-level arrays, one after another or one a line.
std::unique_ptr<Splitter> makeValuesSplitter();

/// Rows of a CSV (RFC 4180; CR, LF and CRLF end a row). The first row is structure, given to no one: read it from the
/// sample. `skipLines` rows before it (a `sep=` line) are structure too.
std::unique_ptr<Splitter> makeCsvSplitter(int skipLines);

} // namespace interloper
