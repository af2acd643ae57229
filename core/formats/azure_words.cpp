#include "formats/azure_words.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace interloper {

namespace {

struct StatusWord
{
    std::string_view word;
    OperationStatus status;
};

constexpr std::array<StatusWord, 36> kStatusWords{{{"Started", OperationStatus::Started},
                                                   {"Start", OperationStatus::Started},
                                                   {"Accepted", OperationStatus::Accepted},
                                                   {"Accept", OperationStatus::Accepted},
                                                   {"Succeeded", OperationStatus::Succeeded},
                                                   {"Success", OperationStatus::Succeeded},
                                                   {"Failed", OperationStatus::Failed},
                                                   {"Failure", OperationStatus::Failed},
                                                   {"Fail", OperationStatus::Failed},
                                                   {"Canceled", OperationStatus::Failed},
                                                   {"Cancelled", OperationStatus::Failed},
                                                   {"Cancel", OperationStatus::Failed},
                                                   // pt-BR
                                                   {"Iniciado", OperationStatus::Started},
                                                   {"Aceito", OperationStatus::Accepted},
                                                   {"Bem-sucedido", OperationStatus::Succeeded},
                                                   {"Êxito", OperationStatus::Succeeded},
                                                   {"Falha", OperationStatus::Failed},
                                                   {"Com falha", OperationStatus::Failed},
                                                   {"Cancelado", OperationStatus::Failed},
                                                   // fr
                                                   {"Démarré", OperationStatus::Started},
                                                   {"Accepté", OperationStatus::Accepted},
                                                   {"Réussi", OperationStatus::Succeeded},
                                                   {"Réussite", OperationStatus::Succeeded},
                                                   {"Échec", OperationStatus::Failed},
                                                   {"Annulé", OperationStatus::Failed},
                                                   // de
                                                   {"Gestartet", OperationStatus::Started},
                                                   {"Akzeptiert", OperationStatus::Accepted},
                                                   {"Erfolgreich", OperationStatus::Succeeded},
                                                   {"Erfolg", OperationStatus::Succeeded},
                                                   {"Fehler", OperationStatus::Failed},
                                                   {"Fehlgeschlagen", OperationStatus::Failed},
                                                   {"Abgebrochen", OperationStatus::Failed},
                                                   // es
                                                   {"Aceptado", OperationStatus::Accepted},
                                                   {"Correcto", OperationStatus::Succeeded},
                                                   {"Error", OperationStatus::Failed},
                                                   {"Con error", OperationStatus::Failed}}};

constexpr std::array<std::string_view, 11> kActivityCategories{
    "Administrative", "Policy",         "Autoscale", "Security", "Alert", "ServiceHealth",
    "ResourceHealth", "Recommendation", "Write",     "Action",   "Delete"};

// The operation that the base rule looks at, as Azure's documents spell it.
constexpr std::string_view kVmWrite = "Microsoft.Compute/virtualMachines/write";

} // namespace

OperationStatus azureStatus(std::string_view text)
{
    const std::string_view word = trimmed(text);
    if (word.empty())
        return OperationStatus::None;
    for (const auto &[known, status] : kStatusWords)
        if (equalsIgnoreCase(word, known))
            return status;
    return OperationStatus::Other;
}

std::string_view partOfResourceId(std::string_view id, std::string_view name)
{
    for (std::size_t slash = id.find('/'); slash != std::string_view::npos;) {
        const std::size_t next = id.find('/', slash + 1);
        const std::string_view part = id.substr(slash + 1, next - slash - 1);
        if (next != std::string_view::npos && equalsIgnoreCase(part, name)) {
            const std::size_t end = id.find('/', next + 1);
            return id.substr(next + 1, end == std::string_view::npos ? end : end - next - 1);
        }
        slash = next;
    }
    return {};
}

std::string resourceTypeOfId(std::string_view id)
{
    constexpr std::string_view kProviders = "/providers/";
    const std::size_t at = lowerAscii(id).rfind(kProviders);
    if (at == std::string::npos)
        return {};
    std::string type;
    bool isName = false; // provider, type, name, type, name
    for (std::size_t start = at + kProviders.size(), part = 0; start < id.size(); ++part) {
        const std::size_t end = std::min(id.find('/', start), id.size());
        if (!isName)
            type.append(type.empty() ? "" : "/").append(id.substr(start, end - start));
        isName = part > 0 && !isName;
        start = end + 1;
    }
    return type;
}

std::string_view azureOperation(std::string_view raw, std::string_view action)
{
    const std::string_view value = trimmed(raw);
    if (equalsIgnoreCase(value, kVmWrite))
        return kVmWrite;
    return equalsIgnoreCase(value, action) ? action : value;
}

bool isActivityCategory(std::string_view category)
{
    return std::any_of(kActivityCategories.begin(), kActivityCategories.end(),
                       [&](std::string_view known) { return equalsIgnoreCase(category, known); });
}

std::string_view azureLogShape(std::string_view category)
{
    struct Row
    {
        std::string_view category;
        std::string_view shape;
    };
    constexpr std::array<Row, 9> kRows{{{"NetworkSecurityGroupFlowEvent", "nsg-flow-log"},
                                        {"FlowLogFlowEvent", "nsg-flow-log"},
                                        {"SignInLogs", "entra-log"},
                                        {"NonInteractiveUserSignInLogs", "entra-log"},
                                        {"ServicePrincipalSignInLogs", "entra-log"},
                                        {"ManagedIdentitySignInLogs", "entra-log"},
                                        {"AuditLogs", "entra-log"},
                                        {"ProvisioningLogs", "entra-log"},
                                        {"AuditEvent", "key-vault-log"}}};
    const auto *row = std::find_if(kRows.begin(), kRows.end(),
                                   [&](const Row &known) { return equalsIgnoreCase(category, known.category); });
    return row == kRows.end() ? std::string_view{} : row->shape;
}

std::string_view withoutBrackets(std::string_view text)
{
    return trimmed(text.substr(0, text.find('(')));
}

} // namespace interloper
