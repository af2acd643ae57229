// Contents that are not UTF-8: UTF-16 and UTF-32 exports (Windows PowerShell's `>` writes UTF-16) are read as the UTF-8
// that they mean. Places and counts stay those of the original bytes.
#pragma once

#include "evidence/content_reader.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace interloper {

/// `UTF-8`, `UTF-16 LE` and so on.
std::string_view encodingName(TextEncoding encoding);

struct EncodingGuess
{
    TextEncoding encoding = TextEncoding::Utf8;
    bool marked = false; ///< a byte order mark says so; else it is assumed from where zero bytes lie
};

/// Looks at the first bytes of a content: the longest mark first, then whether zero bytes lie at every other place.
EncodingGuess guessEncoding(std::string_view head);

/// Bytes of the original that `utf8` was decoded from. A byte order mark counts as its character.
std::uint64_t originalLength(TextEncoding encoding, std::string_view utf8);

/// A range of original bytes as UTF-8; what is no character becomes U+FFFD.
std::string decodeText(TextEncoding encoding, std::string_view bytes);

/// A content that reads as UTF-8, its mark included as U+FEFF. The wrapped content must outlive it.
class DecodingReader final : public ContentReader
{
public:
    /// `head` was read from the content already.
    DecodingReader(ContentReader &content, std::string head, TextEncoding encoding)
        : m_content(content),
          m_raw(std::move(head)),
          m_encoding(encoding)
    {}

    std::uint64_t sizeHint() const override { return m_content.sizeHint(); }
    std::size_t read(char *out, std::size_t room) override;
    std::uint64_t zerosBefore() const override { return m_content.zerosBefore(); }
    ContentEnd end() override;
    std::uint64_t bytesOnDisk() const override { return m_content.bytesOnDisk(); }
    std::string_view packing() const override { return m_content.packing(); }

    /// Bytes at the end that are no whole unit; known once read() has returned 0.
    std::size_t leftOver() const { return m_raw.size(); }

private:
    ContentReader &m_content;
    std::string m_raw; // not decoded yet
    std::string m_text;
    std::size_t m_given = 0; // of m_text
    TextEncoding m_encoding;
    bool m_ended = false;
};

} // namespace interloper
