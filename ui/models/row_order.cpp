#include "ui/models/row_order.h"

#include <algorithm>

namespace interloper {
namespace {

bool comesFirst(const RowSource &source, const SortKey &key, std::uint32_t a, std::uint32_t b)
{
    const bool blankA = source.isBlank(a, key.column);
    const bool blankB = source.isBlank(b, key.column);
    if (blankA || blankB)
        return !blankA;
    const auto order = source.compareRows(a, b, key.column);
    return key.order == Qt::AscendingOrder ? order < 0 : order > 0;
}

} // namespace

std::vector<SortKey> withClicked(std::vector<SortKey> keys, int column, bool add)
{
    const auto known = std::find_if(keys.begin(), keys.end(), [&](const SortKey &key) { return key.column == column; });
    SortKey clicked{column, Qt::AscendingOrder};
    if (known != keys.end()) {
        known->order = known->order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
        clicked = *known;
    } else if (add) {
        keys.push_back(clicked);
    }
    if (!add)
        keys.assign(1, clicked);
    return keys;
}

int sortRank(const std::vector<SortKey> &keys, int column)
{
    const auto key = std::find_if(keys.begin(), keys.end(), [&](const SortKey &each) { return each.column == column; });
    if (key == keys.end())
        return 0;
    const int rank = static_cast<int>(key - keys.begin()) + 1;
    return key->order == Qt::AscendingOrder ? rank : -rank;
}

QStringList filterWords(const QString &text)
{
    QStringList words;
    QString word;
    bool quoted = false;
    const auto finish = [&] {
        if (!word.isEmpty())
            words.append(word);
        word.clear();
    };
    for (const QChar c : text) {
        if (c == QLatin1Char('"')) {
            finish();
            quoted = !quoted;
        } else if (c.isSpace() && !quoted) {
            finish();
        } else {
            word.append(c);
        }
    }
    finish();
    return words;
}

void RowOrder::setFilterText(const QString &text)
{
    m_filterText = text;
    m_words = filterWords(text);
}

void RowOrder::rebuild(const RowSource &source)
{
    m_rows.clear();
    const std::size_t count = source.sourceRows();
    for (std::size_t row = 0; row < count; ++row) {
        const auto contains = [&](const QString &word) { return source.rowContains(row, word); };
        if (source.isLetIn(row) && std::all_of(m_words.cbegin(), m_words.cend(), contains))
            m_rows.push_back(static_cast<std::uint32_t>(row));
    }
    sort(source);
}

void RowOrder::sort(const RowSource &source)
{
    std::sort(m_rows.begin(), m_rows.end());
    for (auto key = m_keys.rbegin(); key != m_keys.rend(); ++key)
        std::stable_sort(m_rows.begin(), m_rows.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return comesFirst(source, *key, a, b); });
}

int RowOrder::shownRow(std::size_t sourceRow) const
{
    const auto found = std::find(m_rows.begin(), m_rows.end(), static_cast<std::uint32_t>(sourceRow));
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

} // namespace interloper
