#include "formats/azure_portal_words.h"

#include "base/text.h"

#include <algorithm>
#include <vector>

namespace interloper {
namespace {

struct ColumnName
{
    std::string_view name; ///< without blanks and apostrophes, ASCII letters in lower case
    PortalColumn column;
};

// English and Portuguese from exports; French and German as Microsoft's documentation in these languages names the
// columns on the screen, Spanish likewise; no export in these three was at hand.
constexpr std::array<ColumnName, 55> kColumnNames{{{"correlationid", PortalColumn::Correlation},
                                                   {"operationname", PortalColumn::Operation},
                                                   {"operation", PortalColumn::Operation},
                                                   {"status", PortalColumn::Status},
                                                   {"eventcategory", PortalColumn::EventCategory},
                                                   {"level", PortalColumn::Level},
                                                   {"time", PortalColumn::Time},
                                                   {"timestamp", PortalColumn::Time},
                                                   {"subscription", PortalColumn::Subscription},
                                                   {"eventinitiatedby", PortalColumn::Initiator},
                                                   {"resourcetype", PortalColumn::ResourceType},
                                                   {"resourcegroup", PortalColumn::ResourceGroup},
                                                   {"resource", PortalColumn::Resource},
                                                   // pt-BR
                                                   {"iddecorrelação", PortalColumn::Correlation},
                                                   {"nomedaoperação", PortalColumn::Operation},
                                                   {"categoriadoevento", PortalColumn::EventCategory},
                                                   {"nível", PortalColumn::Level},
                                                   {"hora", PortalColumn::Time},
                                                   {"assinatura", PortalColumn::Subscription},
                                                   {"eventoiniciadopor", PortalColumn::Initiator},
                                                   {"tipoderecurso", PortalColumn::ResourceType},
                                                   {"grupoderecursos", PortalColumn::ResourceGroup},
                                                   {"recurso", PortalColumn::Resource},
                                                   // fr
                                                   {"iddecorrélation", PortalColumn::Correlation},
                                                   {"nomdelopération", PortalColumn::Operation},
                                                   {"état", PortalColumn::Status},
                                                   {"État", PortalColumn::Status},
                                                   {"statut", PortalColumn::Status},
                                                   {"catégoriedévénement", PortalColumn::EventCategory},
                                                   {"catégoriedelévénement", PortalColumn::EventCategory},
                                                   {"niveau", PortalColumn::Level},
                                                   {"heure", PortalColumn::Time},
                                                   {"abonnement", PortalColumn::Subscription},
                                                   {"événementlancépar", PortalColumn::Initiator},
                                                   {"Événementlancépar", PortalColumn::Initiator},
                                                   {"Événementinitiépar", PortalColumn::Initiator},
                                                   {"typederessource", PortalColumn::ResourceType},
                                                   {"groupederessources", PortalColumn::ResourceGroup},
                                                   {"ressource", PortalColumn::Resource},
                                                   // de
                                                   {"korrelations-id", PortalColumn::Correlation},
                                                   {"vorgangsname", PortalColumn::Operation},
                                                   {"ereigniskategorie", PortalColumn::EventCategory},
                                                   {"ebene", PortalColumn::Level},
                                                   {"zeit", PortalColumn::Time},
                                                   {"uhrzeit", PortalColumn::Time},
                                                   {"ereignisinitiiertvon", PortalColumn::Initiator},
                                                   {"ressourcentyp", PortalColumn::ResourceType},
                                                   {"ressourcengruppe", PortalColumn::ResourceGroup},
                                                   // es
                                                   {"iddecorrelación", PortalColumn::Correlation},
                                                   {"nombredelaoperación", PortalColumn::Operation},
                                                   {"nombredeoperación", PortalColumn::Operation},
                                                   {"estado", PortalColumn::Status},
                                                   {"categoríadelevento", PortalColumn::EventCategory},
                                                   {"nivel", PortalColumn::Level},
                                                   {"suscripción", PortalColumn::Subscription}}};

constexpr std::size_t kAllColumns = static_cast<std::size_t>(PortalColumn::Count);
constexpr std::size_t kOldColumns = kAllColumns - 1; // without EventCategory

// The two verbs of "create or update" in one language.
struct Verbs
{
    std::string_view create;
    std::string_view update;
};

constexpr std::array<Verbs, 7> kCreateOrUpdate{{{"create", "update"},
                                                {"criar", "atualizar"},
                                                {"créer", "mettre à jour"},
                                                {"erstellen", "aktualisieren"},
                                                {"crear", "actualizar"},
                                                {"crea", "aggiorna"},
                                                {"maken", "bijwerken"}}};

constexpr std::array<std::string_view, 6> kDelete{"delete ",   "excluir ", "supprimer ",
                                                  "eliminar ", "elimina ", "verwijderen "};

// English names of other operations, and what follows the resource type in their value. Source: Azure's list of
// resource provider operations.
struct OtherName
{
    std::string_view name;
    std::string_view suffix;
};

constexpr std::array<OtherName, 9> kOtherNames{{{"create deployment", "/write"},
                                                {"create role assignment", "/write"},
                                                {"start virtual machine", "/start/action"},
                                                {"restart virtual machine", "/restart/action"},
                                                {"deallocate virtual machine", "/deallocate/action"},
                                                {"power off virtual machine", "/powerOff/action"},
                                                {"run command on virtual machine", "/runCommand/action"},
                                                {"get disk sas uri", "/beginGetAccess/action"},
                                                {"get snapshot sas uri", "/beginGetAccess/action"}}};

std::string bareName(std::string_view name)
{
    std::string out;
    for (std::size_t i = 0; i < name.size(); ++i) {
        bool skipped = name[i] == ' ' || name[i] == '\'' || name[i] == '_';
        for (const std::string_view mark : {"\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x99"}) { // blanks and an apostrophe
            if (name.substr(i, mark.size()) == mark) {
                i += mark.size() - 1;
                skipped = true;
            }
        }
        if (!skipped)
            out += name[i];
    }
    return lowerAscii(out);
}

std::size_t placeOf(std::size_t column, std::size_t columns)
{
    constexpr auto kCategory = static_cast<std::size_t>(PortalColumn::EventCategory);
    return columns == kOldColumns && column > kCategory ? column - 1 : column;
}

} // namespace

PortalHeader portalHeader(std::span<const std::string> names)
{
    PortalHeader out;
    std::vector<bool> taken(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string bare = bareName(names[i]);
        const auto row = std::find_if(kColumnNames.begin(), kColumnNames.end(),
                                      [&](const ColumnName &known) { return known.name == bare; });
        if (row == kColumnNames.end() || out[row->column])
            continue;
        out.at[static_cast<std::size_t>(row->column)] = i;
        taken[i] = true;
        ++out.known;
    }
    if (names.size() != kAllColumns && names.size() != kOldColumns)
        return out;
    for (std::size_t column = 0; column < kAllColumns; ++column) {
        const std::size_t place = placeOf(column, names.size());
        const bool inOld = column != static_cast<std::size_t>(PortalColumn::EventCategory);
        if (!out.at[column] && (names.size() == kAllColumns || inOld) && !taken[place])
            out.at[column] = place;
    }
    return out;
}

std::string portalOperation(std::string_view displayName, std::string_view resourceType)
{
    if (resourceType.empty())
        return {};
    const std::string name = lowerAscii(trimmed(displayName));
    const std::string type(trimmed(resourceType));
    for (const Verbs &verbs : kCreateOrUpdate)
        if (name.find(verbs.create) != std::string::npos && name.find(verbs.update) != std::string::npos)
            return type + "/write";
    for (const std::string_view verb : kDelete)
        if (name.starts_with(verb))
            return type + "/delete";
    if (name.ends_with(" löschen"))
        return type + "/delete";
    for (const OtherName &other : kOtherNames)
        if (name == other.name)
            return type + std::string(other.suffix);
    return {};
}

} // namespace interloper
