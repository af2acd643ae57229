// The words of Azure Activity exports that every Azure format shares.
#pragma once

#include "formats/event_record.h"

#include <string>
#include <string_view>

namespace interloper {

/// Both families (`Start`/`Started`, `Success`/`Succeeded`, ...), any case, and the words of translated portals.
/// Sources: Azure Monitor activity log schema, and exports of the retired connector; Portuguese words are from portal
/// exports, French, German and Spanish ones from Microsoft's documentation in these languages alone.
OperationStatus azureStatus(std::string_view text);

/// The element of an Azure resource id that follows `/<name>/`, as written; empty where there is none.
/// `partOfResourceId(id, "resourcegroups")` is the resource group. `name` is in lower case.
std::string_view partOfResourceId(std::string_view id, std::string_view name);

/// `Microsoft.Compute/virtualMachines/extensions` of a resource id, as written; empty where it names no provider.
std::string resourceTypeOfId(std::string_view id);

/// An operation value in the spelling that Azure's own documents have. Diagnostic settings write it in upper case;
/// `action` is the same operation as the row's authorization spells it, or another one, which is then not used.
std::string_view azureOperation(std::string_view raw, std::string_view action);

/// True for the categories of the activity log, of diagnostic settings and of the log profiles before them.
/// Source: Azure Monitor, "Azure activity log event schema".
bool isActivityCategory(std::string_view category);

/// Id of the shape (other_shapes.h) that a record of this category has: another log that shares files with the activity
/// log. Empty for the activity log's own and for categories that have no row of their own.
std::string_view azureLogShape(std::string_view category);

/// `Created (HTTP Status Code: 201)` without what is in brackets.
std::string_view withoutBrackets(std::string_view text);

} // namespace interloper
