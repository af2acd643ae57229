// Content -> spans: records, and the structure around them. Records are split first and parsed one by one afterwards,
// so that one bad record never costs a file. One splitter a file, one thread.
#pragma once

#include "formats/remarks.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace interloper {

struct CsvHeader;

/// Receives every byte of the content exactly once, in order. Views live until the call returns.
class SpanSink
{
public:
    virtual ~SpanSink() = default;
    /// False: not the syntax of a record, and not counted; the splitter looks at it again and hands it over in parts.
    virtual bool record(std::string_view text) = 0;
    virtual void structure(std::string_view text) = 0;
    /// Structure before the records of an envelope, which may say what they are: the columns of a table.
    virtual void envelope(std::string_view text) = 0;
    /// Bytes that are neither: garbage between records, or a record that is cut or broken. `code` names what is wrong.
    /// `isRecord` says that the bytes began as a record, which then counts as one that was rejected.
    virtual void stray(std::string_view text, std::string_view code, bool isRecord) = 0;
    /// A stray record whose fault is at `at` of its text.
    virtual void strayAt(std::string_view text, std::size_t at, std::string_view code)
    {
        static_cast<void>(at);
        stray(text, code, true);
    }
    /// Structure that names the columns anew for the rows behind it.
    virtual void header(const std::vector<std::string> &names, std::string_view text)
    {
        static_cast<void>(names);
        structure(text);
    }
    /// Something odd about the span that comes next, which is read all the same.
    virtual void remark(Remark) {}
};

class Splitter
{
public:
    virtual ~Splitter() = default;

    /// Takes spans off the front of `window`, the content that follows what was taken before, and returns how many
    /// bytes it took. The rest is incomplete and must come again at the front of a longer window; with `last` nothing
    /// is left.
    virtual std::size_t take(std::string_view window, bool last, SpanSink &sink) = 0;

    /// Says that content was dropped: the next window begins somewhere inside a record.
    virtual void lost() {}
};

/// Which JSON values are records.
enum class RecordKind : std::uint8_t { Object, Array, String };

struct JsonShape
{
    /// Keys that lead from a top-level object to its array of records, such as `tables/rows`, compared without case; a
    /// key leads into an
    /// object or into the objects of an array. Empty: records are top-level values and elements of top-level arrays.
    /// An object without the first key is a record itself; a single object in place of the array is its one record.
    std::string path;
    RecordKind kind = RecordKind::Object;
    bool textBefore = false;    ///< text before an object on its line is structure
    bool startsInside = false;  ///< the content begins inside a record
    std::string_view example{}; ///< without a path: a whole record of the content, whose first key the others share
};

std::unique_ptr<Splitter> makeJsonSplitter(const JsonShape &shape);

/// Rows of a CSV behind its header, which is structure, as are empty rows and a header that is repeated. A quote that
/// is never closed costs its line, not the rows behind it.
std::unique_ptr<Splitter> makeCsvSplitter(const CsvHeader &header);

} // namespace interloper
