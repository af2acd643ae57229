#include "formats/record_context.h"

namespace interloper {

RecordContext contextOf(const Format *format, const RecordReader &reader)
{
    RecordContext out{format, {}, reader.envelope, reader.dateOrder, reader.assumedZone};
    if (format != nullptr && format->container == Container::Csv)
        out.header = reader.header;
    return out;
}

RecordVerdict readRecord(std::string_view text, const RecordContext &context, RecordReader &reader, EventRecord &out)
{
    if (context.format == nullptr)
        return RecordVerdict::NotAnEvent;
    reader.begin();
    reader.header = context.header;
    reader.envelope = context.envelope;
    reader.dateOrder = context.dateOrder;
    reader.assumedZone = context.assumedZone;
    out.clear();
    return context.format->read(text, reader, out);
}

} // namespace interloper
