#include "formats/field_plan.h"

#include "base/text.h"

#include <algorithm>

namespace interloper {
namespace {

std::string keyOf(Provider provider, std::string_view text)
{
    return std::string(1, static_cast<char>('0' + static_cast<int>(provider))).append(text);
}

std::vector<std::string> segmentsOf(std::string_view path)
{
    std::vector<std::string> out;
    for (std::size_t start = 0; start <= path.size();) {
        const std::size_t dot = std::min(path.find('.', start), path.size());
        out.emplace_back(path.substr(start, dot - start));
        start = dot + 1;
    }
    return out;
}

} // namespace

FieldPlan::FieldPlan(std::span<const FieldSpec> specs)
{
    for (const FieldSpec &spec : specs) {
        const auto [known, isNew] =
            m_ids.try_emplace(keyOf(spec.provider, spec.path), static_cast<std::uint32_t>(m_paths.size()));
        if (isNew)
            m_paths.emplace_back(spec.path);
        auto &fields = m_byOperation[keyOf(spec.provider, lowerAscii(spec.operation))];
        const FieldId id = known->second;
        if (std::none_of(fields.begin(), fields.end(), [&](const Field &field) { return field.id == id; }))
            fields.push_back({id, std::string(spec.path), segmentsOf(spec.path)});
    }
}

std::span<const FieldPlan::Field> FieldPlan::fieldsOf(Provider provider, std::string_view operation) const
{
    const auto found = m_byOperation.find(keyOf(provider, lowerAscii(operation)));
    if (found == m_byOperation.end())
        return {};
    return found->second;
}

FieldId FieldPlan::find(Provider provider, std::string_view path) const
{
    const auto found = m_ids.find(keyOf(provider, path));
    return found == m_ids.end() ? FieldId{} : found->second;
}

} // namespace interloper
