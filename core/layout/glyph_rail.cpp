#include "layout/glyph_rail.h"

#include <algorithm>
#include <array>

namespace interloper {
namespace {

constexpr std::size_t kKinds = static_cast<std::size_t>(ResourceKind::Share) + 1;
constexpr double kLabelSpace = 2; ///< between a glyph and its count

int digitsOf(std::uint32_t count)
{
    int digits = 1;
    for (; count >= 10; count /= 10)
        ++digits;
    return digits;
}

class RailStacker
{
public:
    RailStacker(std::span<const TimelineMark> marks, double msPerPixel, const RailMetrics &metrics)
        : m_marks(marks),
          m_metrics(metrics)
    {
        m_rail.msPerPixel = msPerPixel;
        m_rail.origin = marks.empty() ? 0 : marks.front().time;
    }

    GlyphRail make()
    {
        fold();
        placeAlerts();
        placeOthers();
        collect();
        return std::move(m_rail);
    }

private:
    /// Folds are in the order of their first marks.
    void fold()
    {
        std::array<std::size_t, kKinds + 1> open; // by kind, alerts last
        open.fill(kNone);
        m_foldOfMark.reserve(m_marks.size());
        for (std::uint32_t i = 0; i < m_marks.size(); ++i) {
            const TimelineMark &mark = m_marks[i];
            std::size_t &fold = open[mark.isAlert() ? kKinds : static_cast<std::size_t>(mark.kind)];
            const double x = m_rail.x(mark.time);
            if (fold == kNone || x - m_folds[fold].trueX > m_metrics.foldWithin) {
                fold = m_folds.size();
                RailGlyph glyph;
                glyph.sort = mark.isAlert() ? RailGlyph::Sort::Alert : RailGlyph::Sort::Resource;
                glyph.kind = mark.kind;
                glyph.trueX = x;
                glyph.size = mark.isAlert() ? m_metrics.pin : m_metrics.glyph;
                glyph.first = i;
                m_folds.push_back(glyph);
            }
            m_folds[fold].last = i;
            ++m_folds[fold].count;
            m_foldOfMark.push_back(static_cast<std::uint32_t>(fold));
        }
        m_standIn.resize(m_folds.size());
        for (std::uint32_t i = 0; i < m_folds.size(); ++i)
            m_standIn[i] = i;
    }

    double widthOf(const RailGlyph &glyph) const
    {
        return glyph.count < 2 ? glyph.size : glyph.size + kLabelSpace + m_metrics.digit * (1 + digitsOf(glyph.count));
    }

    /// Alerts are only moved by alerts, and one that would be pushed too far folds into the one before it.
    void placeAlerts()
    {
        for (std::uint32_t i = 0; i < m_folds.size(); ++i) {
            RailGlyph &alert = m_folds[i];
            if (alert.sort != RailGlyph::Sort::Alert)
                continue;
            const double wanted = alert.trueX - alert.size / 2;
            alert.left = wanted;
            if (!m_alerts.empty()) {
                RailGlyph &before = m_folds[m_alerts.back()];
                alert.left = std::max(wanted, before.right() + m_metrics.gap);
                if (alert.left - wanted > m_metrics.maxPush) {
                    absorb(m_alerts.back(), i);
                    before.width = widthOf(before);
                    continue;
                }
            }
            alert.width = widthOf(alert);
            m_alerts.push_back(i);
        }
    }

    void placeOthers()
    {
        m_cursor = m_folds.empty() ? 0 : m_folds.front().trueX - 3 * m_metrics.pin;
        const auto count = static_cast<std::uint32_t>(m_folds.size());
        for (std::uint32_t i = 0; i < count; ++i) {
            if (m_folds[i].sort == RailGlyph::Sort::Alert)
                continue;
            const double wanted = m_folds[i].trueX - m_folds[i].size / 2;
            if (m_more && (wanted >= m_cursor + m_more->width + m_metrics.gap ||
                           m_cursor - m_more->trueX > 2 * m_metrics.maxPush))
                placeMore();
            m_folds[i].width = widthOf(m_folds[i]);
            m_folds[i].left = freeFrom(m_cursor, wanted, m_folds[i].width);
            if (m_folds[i].left - wanted > m_metrics.maxPush)
                pushOut(i);
            else
                m_cursor = m_folds[i].right() + m_metrics.gap;
        }
        if (m_more)
            placeMore();
    }

    /// What does not fit waits until the crowd is over, so that `+n` stands once and behind it.
    void pushOut(std::uint32_t fold)
    {
        if (!m_more) {
            m_more.emplace();
            m_more->sort = RailGlyph::Sort::More;
            m_more->trueX = m_folds[fold].trueX;
            m_more->first = m_folds[fold].first;
        }
        m_more->count += m_folds[fold].count;
        m_more->last = std::max(m_more->last, m_folds[fold].last);
        m_more->width = m_metrics.digit * (1 + digitsOf(m_more->count));
        m_out.push_back(fold);
    }

    void placeMore()
    {
        m_more->left = freeFrom(m_cursor, m_cursor, m_more->width);
        m_cursor = m_more->right() + m_metrics.gap;
        const auto place = static_cast<std::uint32_t>(m_folds.size());
        m_folds.push_back(*m_more);
        m_standIn.push_back(place);
        for (const std::uint32_t fold : m_out)
            m_standIn[fold] = place;
        m_out.clear();
        m_more.reset();
    }

    /// The left edge nearest to `wanted` where `width` fits between the alerts, not before the cursor.
    double freeFrom(double cursor, double wanted, double width)
    {
        double left = std::max(cursor, wanted);
        const auto endsBefore = [&](std::uint32_t alert, double x) {
            return m_folds[alert].right() + m_metrics.gap <= x;
        };
        auto next = std::lower_bound(m_alerts.begin(), m_alerts.end(), left, endsBefore);
        for (; next != m_alerts.end(); ++next) {
            const RailGlyph &alert = m_folds[*next];
            const double lastFit = alert.left - m_metrics.gap - width;
            if (left <= lastFit)
                break;
            const bool isBehind = alert.trueX - alert.size / 2 >= wanted;
            if (isBehind && lastFit >= std::max(cursor, wanted - m_metrics.pull) && clearOfAlertsBefore(next, lastFit))
                return lastFit;
            left = alert.right() + m_metrics.gap;
        }
        return left;
    }

    bool clearOfAlertsBefore(std::vector<std::uint32_t>::const_iterator alert, double left) const
    {
        return alert == m_alerts.begin() || m_folds[*std::prev(alert)].right() + m_metrics.gap <= left;
    }

    void absorb(std::uint32_t into, std::uint32_t from)
    {
        m_folds[into].count += m_folds[from].count;
        m_folds[into].last = std::max(m_folds[into].last, m_folds[from].last);
        m_standIn[from] = into;
    }

    void collect()
    {
        std::vector<std::uint32_t> order;
        for (std::uint32_t i = 0; i < m_folds.size(); ++i)
            if (m_standIn[i] == i)
                order.push_back(i);
        std::sort(order.begin(), order.end(),
                  [&](std::uint32_t a, std::uint32_t b) { return m_folds[a].left < m_folds[b].left; });
        std::vector<std::uint32_t> place(m_folds.size());
        for (const std::uint32_t fold : order) {
            place[fold] = static_cast<std::uint32_t>(m_rail.glyphs.size());
            m_rail.glyphs.push_back(m_folds[fold]);
        }
        m_rail.glyphOfMark.reserve(m_marks.size());
        for (const std::uint32_t fold : m_foldOfMark)
            m_rail.glyphOfMark.push_back(place[m_standIn[fold]]);
    }

    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

    std::span<const TimelineMark> m_marks;
    RailMetrics m_metrics;
    GlyphRail m_rail;
    std::vector<RailGlyph> m_folds;
    std::vector<std::uint32_t> m_foldOfMark;
    std::vector<std::uint32_t> m_standIn; // by fold: itself, or the fold that took it in
    std::vector<std::uint32_t> m_alerts;  // placed folds, from left to right
    double m_cursor = 0;                  // where the next of the others may begin
    std::optional<RailGlyph> m_more;      // the `+n` that has no place yet
    std::vector<std::uint32_t> m_out;     // folds in it
};

} // namespace

std::size_t GlyphRail::firstRightOf(double x) const
{
    const auto found =
        std::partition_point(glyphs.begin(), glyphs.end(), [&](const RailGlyph &glyph) { return glyph.right() <= x; });
    return static_cast<std::size_t>(found - glyphs.begin());
}

std::optional<std::size_t> GlyphRail::glyphAt(double x) const
{
    const std::size_t index = firstRightOf(x);
    if (index < glyphs.size() && glyphs[index].left <= x)
        return index;
    return std::nullopt;
}

GlyphRail stackGlyphs(std::span<const TimelineMark> marks, double msPerPixel, const RailMetrics &metrics)
{
    return RailStacker(marks, msPerPixel, metrics).make();
}

} // namespace interloper
