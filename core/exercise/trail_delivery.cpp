#include "exercise/trail_delivery.h"

#include "exercise/invented.h"

#include <utility>

namespace interloper {

namespace {

constexpr unsigned kLatePerMille = 15; // records that wait for the next file
constexpr unsigned kAgainPerMille = 4; // records that the next file has once more
constexpr unsigned kFlatAgainPerMille = 1;
constexpr unsigned kLateFilePerMille = 40;  // files that come hours later
constexpr unsigned kFileAgainPerMille = 20; // files that come twice
constexpr unsigned kSlotOfRepeat = 3;       // one file of this slot comes twice in every case

template <typename List>
void shuffle(List &list, Prng &prng)
{
    for (std::size_t i = list.size(); i > 1; --i)
        std::swap(list[i - 1], list[prng.below(i)]);
}

std::string recordsText(const std::vector<std::string> &texts)
{
    std::string content = R"({"Records":[)";
    for (std::size_t i = 0; i < texts.size(); ++i) {
        content += i == 0 ? "" : ",";
        content += texts[i];
    }
    return content + "]}";
}

std::string letters(Prng &prng)
{
    constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    std::string text;
    for (int i = 0; i < 16; ++i)
        text += kLetters[prng.below(kLetters.size())];
    return text;
}

} // namespace

BucketDelivery::BucketDelivery(std::string folder, std::uint64_t seed)
    : m_folder(std::move(folder)),
      m_prng(seed, "bucket-delivery")
{}

void BucketDelivery::setAside(AwsStoryRecord &record, Texts &now)
{
    Texts &late = m_late[static_cast<std::size_t>(record.site)];
    if (m_prng.chance(kAgainPerMille)) {
        late.push_back(record.text);
        ++m_duplicates;
    } else if (m_prng.chance(kLatePerMille)) {
        late.push_back(std::move(record.text));
        return;
    }
    now.push_back(std::move(record.text));
}

Result<void> BucketDelivery::deliver(std::vector<AwsStoryRecord> &records, StorySeconds slotEnd)
{
    std::array<Texts, kAwsSites.size()> slot = std::exchange(m_late, {});
    for (AwsStoryRecord &record : records)
        setAside(record, slot[static_cast<std::size_t>(record.site)]);
    records.clear();
    m_lastSlot = slotEnd;
    ++m_slots;
    for (std::size_t i = 0; i < slot.size(); ++i) {
        const StorySeconds delivered = slotEnd + m_prng.between(1, 5) * kMinute;
        if (Result<void> written = writeSite(static_cast<AwsSiteId>(i), slot[i], delivered); !written)
            return written;
    }
    return {};
}

Result<void> BucketDelivery::writeSite(AwsSiteId site, Texts &texts, StorySeconds delivered)
{
    if (texts.empty())
        return {};
    shuffle(texts, m_prng);
    const std::string content = recordsText(texts);
    const bool late = m_prng.chance(kLateFilePerMille);
    const StorySeconds arrived = late ? delivered + m_prng.between(kHour, 9 * kHour) : delivered;
    const bool again = m_prng.chance(kFileAgainPerMille) || (m_slots == kSlotOfRepeat && site == AwsSiteId::EuWest);
    if (Result<void> written = writeFile(site, content, arrived); !written || !again)
        return written;
    m_duplicates += texts.size();
    return writeFile(site, content, arrived + m_prng.between(kMinute, 3 * kHour));
}

Result<void> BucketDelivery::writeFile(AwsSiteId site, std::string_view content, StorySeconds delivered)
{
    const AwsSite &place = awsSite(site);
    const std::string folder =
        fill("$0/AWSLogs/$1/CloudTrail/$2/$3", {m_folder, place.account, place.region, timeText(delivered, "Y/M/D")});
    if (Result<void> made = makeFolder(folder); !made)
        return made;
    const std::string path =
        fill("$0/$1_CloudTrail_$2_$3_$4.json.gz",
             {folder, place.account, place.region, timeText(delivered, "YMDThmZ"), letters(m_prng)});
    GzipFile file;
    if (Result<void> opened = file.open(path); !opened)
        return opened;
    if (Result<void> written = file.write(content); !written)
        return written;
    return file.close();
}

Result<void> BucketDelivery::finish()
{
    std::vector<AwsStoryRecord> none;
    // What the last slot held back comes a slot later; nothing new can then be late.
    return deliver(none, m_lastSlot + kHour);
}

FlatDelivery::FlatDelivery(std::string folder, std::uint64_t seed, std::uint64_t total, unsigned files)
    : m_folder(std::move(folder)),
      m_prng(seed, "flat-delivery"),
      m_total(total),
      m_files(files)
{}

Result<void> FlatDelivery::deliver(std::vector<AwsStoryRecord> &records, StorySeconds)
{
    shuffle(records, m_prng);
    for (AwsStoryRecord &record : records) {
        if (Result<void> written = append(record.text); !written)
            return written;
        ++m_written;
        if (m_prng.chance(kFlatAgainPerMille) && m_file < m_files)
            m_again.push_back(std::move(record.text));
    }
    records.clear();
    return {};
}

// Opens the next file when the open one has its share.
Result<void> FlatDelivery::append(std::string_view text)
{
    if (m_file == 0 || m_written >= m_total * m_file / m_files) {
        if (Result<void> closed = closeFile(); !closed)
            return closed;
        ++m_file;
        const std::string number = std::to_string(10000 + m_file).substr(1);
        if (Result<void> opened = m_gzip.open(fill("$0/trail-$1.json.gz", {m_folder, number})); !opened)
            return opened;
        std::string begin = R"({"Records":[)";
        m_duplicates += m_again.size();
        for (const std::string &again : std::exchange(m_again, {}))
            begin += again + ',';
        if (Result<void> written = m_gzip.write(begin); !written)
            return written;
    } else if (Result<void> written = m_gzip.write(","); !written) {
        return written;
    }
    return m_gzip.write(text);
}

Result<void> FlatDelivery::closeFile()
{
    if (!m_gzip.isOpen())
        return {};
    if (Result<void> written = m_gzip.write("]}"); !written)
        return written;
    return m_gzip.close();
}

Result<void> FlatDelivery::finish()
{
    return closeFile();
}

} // namespace interloper
