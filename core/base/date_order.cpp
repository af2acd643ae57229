#include "base/date_order.h"

namespace interloper {
namespace {

bool hasMeridiem(std::string_view text)
{
    return text.find_first_of("aApP") != std::string_view::npos && text.find_first_of("mM") != std::string_view::npos;
}

} // namespace

void DateOrderEvidence::add(std::string_view text)
{
    const DateProof proof = dateProof(text);
    if (proof == DateProof::NoFigures)
        return;
    m_any = true;
    m_twelveHours = m_twelveHours || hasMeridiem(text);
    m_open = m_open || proof == DateProof::Open;
    m_dayMonth += proof == DateProof::DayMonth ? 1u : 0u;
    m_monthDay += proof == DateProof::MonthDay ? 1u : 0u;
}

DateOrderDecision DateOrderEvidence::decision() const
{
    DateOrderDecision out;
    if (!m_any)
        return out;
    out.open = m_open;
    out.contradictory = m_dayMonth > 0 && m_monthDay > 0;
    out.proven = !out.contradictory && (m_dayMonth > 0 || m_monthDay > 0);
    const DateOrder usual = m_twelveHours ? DateOrder::MonthDay : DateOrder::DayMonth;
    out.order = m_dayMonth == m_monthDay ? usual : m_dayMonth > m_monthDay ? DateOrder::DayMonth : DateOrder::MonthDay;
    return out;
}

DateOrder usualDateOrder(std::string_view text)
{
    return hasMeridiem(text) ? DateOrder::MonthDay : DateOrder::DayMonth;
}

} // namespace interloper
