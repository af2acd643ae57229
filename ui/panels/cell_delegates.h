// Cells that are more than a text: signs with counts, times whose clock stands out, a verdict with its sign, a tie with
// its line. Each is owned by the view that it is set on. GUI thread.
#pragma once

#include <QStyledItemDelegate>

namespace interloper {

/// Paints the cell's ground as the style does and leaves the content to its kind.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    /// `box` is the cell without its padding, `option` has the index's text and colours.
    virtual void paintContent(QPainter &painter, const QRect &box, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const = 0;
};

/// LinkCountsRole: sign and count for each kind of resource; `none` in words.
class LinkCountsDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter &painter, const QRect &box, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
};

/// ScoreRole: the band's sign at the left, the number at the right, on the band's tint, which a selection keeps.
class ScoreDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter &painter, const QRect &box, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
};

/// A text `date clock`: monospaced, the date muted, without fractions of a second, which the tip and copies have.
/// NewRole gives it a dot.
class TimeDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter &painter, const QRect &box, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
};

/// LinkModel::StrengthRole: a sample of the tie's line before its word.
class StrengthDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter &painter, const QRect &box, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
};

/// An identifier: monospaced, cut in its middle.
class IdentifierDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter &painter, const QRect &box, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
};

/// VerdictRole: the verdict's sign before its word.
class VerdictDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter &painter, const QRect &box, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
};

/// LinkModel::ResourceRole: the resource's sign before the text.
class ResourceDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter &painter, const QRect &box, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
};

} // namespace interloper
