#include "events/row_copier.h"

namespace interloper {

RowCopier::RowCopier(const EventBatch &from, StringPool &strings)
    : m_from(from),
      m_strings(strings),
      m_ids(from.strings.size())
{}

StringId RowCopier::mapped(StringId id)
{
    if (!id.valid())
        return id;
    StringId &known = m_ids[id.value];
    if (!known.valid())
        known = m_strings.intern(m_from.strings.view(id));
    return known;
}

void RowCopier::copy(std::uint32_t row, const RowKey &key, Segment &to)
{
    const Segment &from = m_from.segment;
    to.seconds.push_back(from.seconds[row]);
    to.nanos.push_back(from.nanos[row]);
    to.timeMeta.push_back(from.timeMeta[row]);
    to.input.push_back(from.input[row]);
    to.offset.push_back(from.offset[row]);
    to.length.push_back(from.length[row]);
    to.meta.push_back(packMeta(from.provider(row), from.status(row), key.uuid));
    to.keyHigh.push_back(key.high);
    to.keyLow.push_back(key.low);
    for (std::size_t i = 0; i < to.text.size(); ++i) {
        const StringId id = mapped(from.column(static_cast<Column>(i), row));
        if (id == kEmptyString && to.text[i].empty())
            continue;
        to.text[i].resize(to.rows, kEmptyString);
        to.text[i].push_back(id);
    }
    copyReferences(row, to);
    copyLaunch(row, to);
    ++to.rows;
}

void RowCopier::copyReferences(std::uint32_t row, Segment &to)
{
    const auto &references = m_from.segment.references;
    while (m_nextReference < references.size() && references[m_nextReference].row < row)
        ++m_nextReference;
    for (; m_nextReference < references.size() && references[m_nextReference].row == row; ++m_nextReference) {
        const Reference &reference = references[m_nextReference];
        to.references.push_back(
            {to.rows, reference.field, mapped(reference.shownField), mapped(reference.value), mapped(reference.raw)});
    }
}

void RowCopier::copyLaunch(std::uint32_t row, Segment &to)
{
    const auto &launches = m_from.segment.launches;
    while (m_nextLaunch < launches.size() && launches[m_nextLaunch].row < row)
        ++m_nextLaunch;
    if (m_nextLaunch == launches.size() || launches[m_nextLaunch].row != row)
        return;
    LaunchDetail detail = launches[m_nextLaunch];
    detail.row = to.rows;
    for (StringId *id : {&detail.timeRaw, &detail.operationRaw, &detail.level, &detail.statusRaw, &detail.seedActor,
                         &detail.seedSourceIp, &detail.seedInstance, &detail.seedScope, &detail.seedAccount})
        *id = mapped(*id);
    to.launches.push_back(detail);
}

} // namespace interloper
