// Roles that every model of ours shares: facts below, words and colours in the views.
#pragma once

#include "links/link_kinds.h"

#include <QList>
#include <QMetaType>
#include <Qt>

namespace interloper {

enum Role {
    KeyRole = Qt::UserRole, ///< QString: the stable key of the row's thing (finding key, event key)
    SortRole,               ///< QVariant: what a column sorts by
    FullTextRole,           ///< QString: the cell's whole text, as it is copied and as a screen reader says it
    LinkCountsRole,         ///< QList<LinkCount>: what the links column draws
    VerdictRole,            ///< int: a Verdict, or -1 where none was given
    SortRankRole,           ///< int, of a header: rank of the column's sort key from 1, below 0 where it falls; or 0
    NewRole,                ///< bool: came with the evidence that was added last
    SignRole,               ///< int: the EvidenceSign of a file or folder
    ScoreRole,              ///< int: an alert's score, or -1 where none was made
    ProblemRole,            ///< bool: this row tells of something that was not read
};

/// How many linked operations of one kind of resource a finding has.
struct LinkCount
{
    ResourceKind resource = ResourceKind::Snapshot;
    int count = 0;

    bool operator==(const LinkCount &) const = default;
};

} // namespace interloper

Q_DECLARE_METATYPE(interloper::LinkCount)
