// The words of Azure Activity exports that every Azure format shares.
#pragma once

#include "formats/event_record.h"

#include <string_view>

namespace interloper {

/// Both families (`Start`/`Started`, `Success`/`Succeeded`, ...), any case, and `Bem-sucedido` and the like of
/// translated portals. Source: Azure Monitor activity log schema, and exports of the retired connector.
OperationStatus azureStatus(std::string_view text);

/// The element of an Azure resource id that follows `/<name>/`, as written; empty where there is none.
/// `partOfResourceId(id, "resourcegroups")` is the resource group. `name` is in lower case.
std::string_view partOfResourceId(std::string_view id, std::string_view name);

} // namespace interloper
