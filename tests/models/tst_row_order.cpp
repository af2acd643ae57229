// Sorting by several keys, and filtering by words.
#include "ui/models/row_order.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace interloper;

namespace {

/// Rows of small numbers; -1 is blank.
class Numbers : public RowSource
{
public:
    std::vector<std::vector<int>> rows;

    std::size_t sourceRows() const override { return rows.size(); }
    std::weak_ordering compareRows(std::size_t a, std::size_t b, int column) const override
    {
        return value(a, column) <=> value(b, column);
    }
    bool isBlank(std::size_t row, int column) const override { return value(row, column) < 0; }
    bool rowContains(std::size_t row, const QString &word) const override
    {
        return std::any_of(rows[row].begin(), rows[row].end(),
                           [&](int number) { return QString::number(number) == word; });
    }
    int value(std::size_t row, int column) const { return rows[row][static_cast<std::size_t>(column)]; }
};

std::vector<std::uint32_t> sorted(const Numbers &numbers, std::vector<SortKey> keys)
{
    RowOrder order;
    order.setKeys(std::move(keys));
    order.rebuild(numbers);
    return order.rows();
}

using Rows = std::vector<std::uint32_t>;

} // namespace

class TestRowOrder : public QObject
{
    Q_OBJECT

private slots:
    void withoutKeysTheSourceOrderStays();
    void rowsAreSorted_data();
    void rowsAreSorted();
    void equalRowsKeepTheSourceOrder();
    void aClickSortsAndShiftAddsAKey();
    void filterTextIsSplitIntoWords_data();
    void filterTextIsSplitIntoWords();
    void aRowIsShownOnlyIfItContainsEveryWord();
    void aHiddenRowIsNowhereShown();
};

void TestRowOrder::withoutKeysTheSourceOrderStays()
{
    Numbers numbers;
    numbers.rows = {{3}, {1}, {2}};
    QCOMPARE(sorted(numbers, {}), (Rows{0, 1, 2}));
}

void TestRowOrder::rowsAreSorted_data()
{
    QTest::addColumn<std::vector<SortKey>>("keys");
    QTest::addColumn<Rows>("rows");
    const SortKey first{0, Qt::AscendingOrder};
    const SortKey firstDown{0, Qt::DescendingOrder};
    const SortKey second{1, Qt::AscendingOrder};
    const SortKey secondDown{1, Qt::DescendingOrder};
    using Keys = std::vector<SortKey>;
    QTest::newRow("ascending, blanks last") << Keys{first} << Rows{1, 4, 0, 3, 2};
    QTest::newRow("descending, blanks last") << Keys{firstDown} << Rows{0, 3, 1, 4, 2};
    QTest::newRow("second key breaks ties") << Keys{first, second} << Rows{4, 1, 3, 0, 2};
    QTest::newRow("keys have their own direction") << Keys{firstDown, second} << Rows{3, 0, 4, 1, 2};
    QTest::newRow("rank decides, not the column") << Keys{secondDown, first} << Rows{2, 1, 0, 4, 3};
}

void TestRowOrder::rowsAreSorted()
{
    Numbers numbers;
    numbers.rows = {{2, 5}, {1, 6}, {-1, 9}, {2, 1}, {1, 2}};
    QFETCH(std::vector<SortKey>, keys);
    QTEST(sorted(numbers, keys), "rows");
}

void TestRowOrder::equalRowsKeepTheSourceOrder()
{
    std::mt19937 random(7);
    std::uniform_int_distribution<int> small(-1, 3);
    for (int round = 0; round < 50; ++round) {
        Numbers numbers;
        for (int row = 0; row < 200; ++row)
            numbers.rows.push_back({small(random), small(random)});
        const std::vector<SortKey> keys{{0, round % 2 == 0 ? Qt::AscendingOrder : Qt::DescendingOrder},
                                        {1, round % 3 == 0 ? Qt::DescendingOrder : Qt::AscendingOrder}};
        const Rows rows = sorted(numbers, keys);
        QCOMPARE(rows.size(), numbers.rows.size());
        for (std::size_t i = 1; i < rows.size(); ++i)
            if (numbers.rows[rows[i - 1]] == numbers.rows[rows[i]])
                QVERIFY(rows[i - 1] < rows[i]);
    }
}

void TestRowOrder::aClickSortsAndShiftAddsAKey()
{
    std::vector<SortKey> keys = withClicked({}, 2, false);
    QCOMPARE(keys, (std::vector<SortKey>{{2, Qt::AscendingOrder}}));
    keys = withClicked(keys, 2, false);
    QCOMPARE(keys, (std::vector<SortKey>{{2, Qt::DescendingOrder}}));
    keys = withClicked(keys, 0, true);
    QCOMPARE(sortRank(keys, 0), 2);
    QCOMPARE(sortRank(keys, 2), -1);
    QCOMPARE(sortRank(keys, 1), 0);
    QCOMPARE(keys, (std::vector<SortKey>{{2, Qt::DescendingOrder}, {0, Qt::AscendingOrder}}));
    keys = withClicked(keys, 2, true);
    QCOMPARE(keys, (std::vector<SortKey>{{2, Qt::AscendingOrder}, {0, Qt::AscendingOrder}}));
    keys = withClicked(keys, 1, false);
    QCOMPARE(keys, (std::vector<SortKey>{{1, Qt::AscendingOrder}}));
}

void TestRowOrder::filterTextIsSplitIntoWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("nothing") << "" << QStringList{};
    QTest::newRow("blanks") << "  \t " << QStringList{};
    QTest::newRow("two words") << " dana  us-east-1 " << QStringList{"dana", "us-east-1"};
    QTest::newRow("quoted") << "\"two words\" third" << QStringList{"two words", "third"};
    QTest::newRow("an open quote lasts to the end") << "a \"b c" << QStringList{"a", "b c"};
    QTest::newRow("empty quotes") << "\"\"" << QStringList{};
}

void TestRowOrder::filterTextIsSplitIntoWords()
{
    QFETCH(QString, text);
    QTEST(filterWords(text), "words");
}

void TestRowOrder::aRowIsShownOnlyIfItContainsEveryWord()
{
    Numbers numbers;
    numbers.rows = {{1, 2}, {2, 3}, {1, 3}};
    RowOrder order;
    order.setFilterText("3 1");
    order.rebuild(numbers);
    QCOMPARE(order.rows(), Rows{2});
}

void TestRowOrder::aHiddenRowIsNowhereShown()
{
    Numbers numbers;
    numbers.rows = {{1}, {2}, {3}};
    RowOrder order;
    order.setKeys({{0, Qt::DescendingOrder}});
    order.setFilterText("2");
    order.rebuild(numbers);
    QCOMPARE(order.shownRow(1), 0);
    QCOMPARE(order.shownRow(0), -1);
}

QTEST_APPLESS_MAIN(TestRowOrder)
#include "tst_row_order.moc"
