// Encodings: text decoded piece by piece is text decoded at once, its bytes are counted, and what iconv calls UTF-16 or
// UTF-32 reads as iconv reads it.
#include "evidence/text_encoding.h"
#include "formats/windows_1252.h"
#include "fuzz.h"

#include <simdjson.h>

#include <array>
#include <iconv.h>
#include <optional>

using namespace interloper;

namespace {

// A content in memory.
class MemoryContent final : public ContentReader
{
public:
    explicit MemoryContent(std::string_view bytes) : m_source(bytes, bytes.size() + 1, false) {}

    std::uint64_t sizeHint() const override { return 0; }
    std::size_t read(char *out, std::size_t room) override { return m_source.read(out, room); }
    ContentEnd end() override { return m_source.end(0); }
    std::uint64_t bytesOnDisk() const override { return m_source.bytesOnDisk(); }
    std::string_view packing() const override { return {}; }

private:
    MemorySource m_source;
};

// A converter of iconv's to UTF-8, opened once: that takes longer than to convert.
class Converter
{
public:
    explicit Converter(const char *encoding) : m_converter(iconv_open("UTF-8", encoding)) {}
    ~Converter() { iconv_close(m_converter); }
    Converter(const Converter &) = delete;
    Converter &operator=(const Converter &) = delete;

    // nullopt where iconv finds fault with the bytes.
    std::optional<std::string> convert(std::string_view bytes) const
    {
        iconv(m_converter, nullptr, nullptr, nullptr, nullptr);
        std::string out(bytes.size() * 4 + 4, '\0');
        char *from = const_cast<char *>(bytes.data());
        char *to = out.data();
        std::size_t left = bytes.size();
        std::size_t room = out.size();
        const std::size_t result = iconv(m_converter, &from, &left, &to, &room);
        if (result != 0 || left != 0)
            return std::nullopt;
        out.resize(out.size() - room);
        return out;
    }

private:
    iconv_t m_converter;
};

std::optional<std::string> byIconv(TextEncoding encoding, std::string_view bytes)
{
    static const std::array<Converter, 5> kConverters{Converter("UTF-8"), Converter("UTF-16LE"), Converter("UTF-16BE"),
                                                      Converter("UTF-32LE"), Converter("UTF-32BE")};
    return kConverters[static_cast<std::size_t>(encoding)].convert(bytes);
}

void checkDecoding(TextEncoding encoding, std::string_view bytes, std::size_t step)
{
    MemoryContent content(bytes);
    DecodingReader reader(content, {}, encoding);
    std::string text;
    std::string buffer(step, '\0');
    while (const std::size_t got = reader.read(buffer.data(), buffer.size()))
        text.append(buffer, 0, got);
    require(simdjson::validate_utf8(text), "what was decoded is UTF-8");
    require(originalLength(encoding, text) + reader.leftOver() == bytes.size(), "every byte is counted");
    require(reader.leftOver() < 4, "only a part of a character is left over");
    require(decodeText(encoding, bytes) == text, "pieces decode as the whole");
    require(reader.end().whole == (reader.leftOver() == 0), "what is left over is said");
    if (const auto expected = byIconv(encoding, bytes))
        require(*expected == text, "iconv reads the same");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    FuzzInput input(data, size);
    const auto encoding = static_cast<TextEncoding>(1 + input.choose(4));
    const std::size_t step = 1 + input.choose(256);
    const std::string_view bytes = input.content();
    const EncodingGuess guess = guessEncoding(bytes);
    require(!encodingName(guess.encoding).empty(), "each encoding has a name");
    require(decodeText(TextEncoding::Utf8, bytes) == bytes, "UTF-8 stays as it is");
    checkDecoding(encoding, bytes, step);
    if (guess.encoding != TextEncoding::Utf8)
        checkDecoding(guess.encoding, bytes, step);
    const std::string western = utf8OfWindows1252(bytes);
    require(simdjson::validate_utf8(western), "every byte of Windows-1252 has a meaning");
    static const Converter kWestern("CP1252");
    if (const auto expected = kWestern.convert(bytes))
        require(*expected == western, "iconv reads the same");
    return 0;
}
