// Roles that every model of ours shares: facts below, words and colours in the views.
#pragma once

#include <Qt>

namespace interloper {

enum Role {
    KeyRole = Qt::UserRole, ///< QString: the stable key of the row's thing (finding key, event key)
    SortRole,               ///< QVariant: what a column sorts by
};

} // namespace interloper
