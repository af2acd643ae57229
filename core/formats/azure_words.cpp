#include "formats/azure_words.h"

#include "base/text.h"

#include <array>
#include <utility>

namespace interloper {

OperationStatus azureStatus(std::string_view text)
{
    using Status = OperationStatus;
    static constexpr std::array<std::pair<std::string_view, Status>, 15> kWords{{{"Started", Status::Started},
                                                                                 {"Start", Status::Started},
                                                                                 {"Iniciado", Status::Started},
                                                                                 {"Accepted", Status::Accepted},
                                                                                 {"Accept", Status::Accepted},
                                                                                 {"Succeeded", Status::Succeeded},
                                                                                 {"Success", Status::Succeeded},
                                                                                 {"Bem-sucedido", Status::Succeeded},
                                                                                 {"Failed", Status::Failed},
                                                                                 {"Failure", Status::Failed},
                                                                                 {"Fail", Status::Failed},
                                                                                 {"Falha", Status::Failed},
                                                                                 {"Canceled", Status::Failed},
                                                                                 {"Cancelled", Status::Failed},
                                                                                 {"Cancel", Status::Failed}}};
    const std::string_view word = trimmed(text);
    if (word.empty())
        return Status::None;
    for (const auto &[known, status] : kWords)
        if (equalsIgnoreCase(word, known))
            return status;
    return Status::Other;
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

} // namespace interloper
