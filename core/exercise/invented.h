// Invented identifiers in the shapes that the clouds use, and the tiny template language that records are written in.
#pragma once

#include "exercise/prng.h"

#include <initializer_list>
#include <string>
#include <string_view>

namespace interloper {

void appendHex(std::string &out, Prng &prng, unsigned digits);
void appendUuid(std::string &out, Prng &prng);
void appendBase64(std::string &out, Prng &prng, unsigned characters);

std::string hexText(Prng &prng, unsigned digits);
std::string uuidText(Prng &prng);

/// `i-0` and 16 more hexadecimal digits for the prefix `i-`, and so for vol-, snap-, sg-, eni-, r-.
std::string awsId(Prng &prng, std::string_view prefix);

/// A four-letter prefix (AKIA, ASIA, AIDA, AROA, AIPA) and 16 or 17 capitals and digits, as IAM writes ids.
std::string iamId(Prng &prng, std::string_view prefix);

/// `pattern` with `$0` to `$9` and `$a` to `$z` (10 to 35) replaced by the values. Any other `$` stays.
std::string fill(std::string_view pattern, std::initializer_list<std::string_view> values);
void appendFilled(std::string &out, std::string_view pattern, std::initializer_list<std::string_view> values);

/// JSON text as the content of a JSON string: quotes and backslashes escaped. Requires: no control characters.
std::string escapedJson(std::string_view text);

/// One compact JSON value with two blanks a level, as the Azure CLI prints it; `indent` is the level it stands at.
void appendPretty(std::string &out, std::string_view compact, unsigned indent);

} // namespace interloper
