// What an export shape is: one row of kFormats and one file with the two functions it names. Sniffing, the open dialog,
// `interloper-cli formats`, the documents and the format test all walk the table.
#pragma once

#include "base/provider.h"
#include "formats/csv_header.h"
#include "formats/event_record.h"
#include "formats/field_plan.h"
#include "formats/record_reader.h"

#include <simdjson.h>

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace interloper {

/// How records lie in a file.
enum class Container : std::uint8_t {
    JsonArrayUnderKey, ///< objects with one array of records under `Format::containerKey`; several such objects may
                       ///< follow
    JsonValues,        ///< records are top-level objects, or the elements of top-level arrays
    JsonRows,          ///< as JsonArrayUnderKey, but the elements are arrays: cells of a row, or one-key objects
    JsonStrings,       ///< as JsonValues, but the elements are strings that hold JSON
    JsonBehindText,    ///< one object a line behind a text such as a time; the text is structure
    Csv,               ///< a header row, then one record a row
};

/// What can be told from the first bytes of the content. Built by formats/sample.
struct Sample
{
    std::string_view head;               ///< first bytes, BOM removed, escaped letters written out
    std::unique_ptr<std::string> plain;  ///< holds `head` where it had to be changed
    bool json = false;                   ///< starts like JSON
    bool startsInside = false;           ///< JSON, but the first bytes are of a record's inside or of other text
    bool binary = false;                 ///< holds NUL bytes: no text of ours
    std::vector<std::string> topKeys;    ///< keys of the first top-level object, as far as the head goes
    std::vector<std::string> arrayKeys;  ///< keys of the first top-level object whose values are arrays, in order
    std::string firstRecord;             ///< text of the first whole object that could be a record, may be empty
    std::vector<std::string> csvColumns; ///< names of the columns where the head reads as CSV
    CsvHeader csv;                       ///< what the head is as CSV
};

struct Recognition
{
    int confidence = 0; ///< 1 to 100; the highest wins, ties by table order
    std::string why;    ///< the words of the receipt's `why`
};

struct Format
{
    std::string_view id;    ///< kebab-case, for instance `aws-cloudtrail-records`
    std::string_view title; ///< for people
    Provider provider;
    Container container;
    std::string_view containerKey; ///< where the array of records is: `Records`, or a path of keys such as
                                   ///< `tables/rows`, each leading into an object or into the objects of an array
    std::string_view recognisedBy; ///< one sentence for `interloper-cli formats`
    bool verified;                 ///< its shape was seen in real exports, not in documentation alone
    std::optional<Recognition> (*recognise)(const Sample &);
    RecordVerdict (*read)(std::string_view record, RecordReader &, EventRecord &out);
    std::span<const std::string_view> timeColumns{}; ///< of a table, in lower case: their texts decide whether day or
                                                     ///< month comes first
};

} // namespace interloper
