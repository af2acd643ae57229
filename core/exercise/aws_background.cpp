#include "exercise/aws_background.h"

#include "exercise/cloudtrail_writer.h"
#include "exercise/invented.h"

#include <array>

namespace interloper {

namespace {

constexpr int kHours = kStoryDays * 24;

// How busy a rhythm is in an hour of the day, in hundredths of its own peak.
unsigned activity(Rhythm rhythm, int hour, bool weekend)
{
    constexpr std::array<unsigned, 24> kOffice{0,  0,  0,  0,  0,  0,  6,  40, 85, 100, 95, 80,
                                               55, 75, 95, 90, 70, 40, 15, 8,  6,  4,   2,  0};
    constexpr std::array<unsigned, 24> kTraffic{38, 30, 25, 22, 22, 28, 40,  55, 68, 78, 85, 90,
                                                94, 92, 90, 90, 92, 96, 100, 98, 90, 78, 62, 48};
    const auto at = static_cast<std::size_t>(hour);
    switch (rhythm) {
    case Rhythm::Never:
        return 0;
    case Rhythm::Office:
        return weekend ? kOffice[at] / 16 : kOffice[at];
    case Rhythm::Traffic:
        return kTraffic[at];
    case Rhythm::Nightly:
        return hour >= 1 && hour < 4 ? 100 : 0;
    case Rhythm::Steady:
    case Rhythm::Hourly:
        break;
    }
    return 60;
}

unsigned weightAt(const AwsActor &actor, StorySeconds time)
{
    const auto day = (time - kStoryStart) / kDay % 7;
    return actor.weight * activity(actor.rhythm, static_cast<int>(time / kHour % 24), day >= 5);
}

std::uint64_t weightOfHour(StorySeconds time)
{
    std::uint64_t weight = 0;
    for (const AwsActor &actor : kAwsCast)
        weight += weightAt(actor, time);
    return weight;
}

AwsSiteId drawSite(Prng &prng)
{
    constexpr unsigned kAll = kAwsSites[0].weight + kAwsSites[1].weight + kAwsSites[2].weight + kAwsSites[3].weight;
    std::uint32_t at = prng.below(kAll);
    for (std::size_t i = 0; i < kAwsSites.size(); ++i) {
        if (at < kAwsSites[i].weight)
            return static_cast<AwsSiteId>(i);
        at -= kAwsSites[i].weight;
    }
    return AwsSiteId::UsEast;
}

} // namespace

AwsBackground::AwsBackground(const AwsWorld &world, std::uint64_t total, StorySeconds step)
    : m_world(world),
      m_total(total),
      m_step(step),
      m_prng(world.seed(), "aws-background")
{
    readHabits();
    m_untilHour.push_back(0);
    for (int hour = 0; hour < kHours; ++hour)
        m_untilHour.push_back(m_untilHour.back() + weightOfHour(kStoryStart + hour * kHour));
}

void AwsBackground::readHabits()
{
    m_habits.resize(kAwsCast.size());
    const AwsHabits all = awsHabits();
    for (const AwsHabit *habit = all.begin; habit != all.end; ++habit) {
        ActorHabits &mine = m_habits[static_cast<std::size_t>(habit->who)];
        if (mine.count++ == 0)
            mine.first = static_cast<std::size_t>(habit - all.begin);
        mine.weight += habit->weight;
    }
}

void AwsBackground::appendStep(std::vector<AwsStoryRecord> &out, StorySeconds from)
{
    const auto hour = static_cast<std::size_t>((from - kStoryStart) / kHour);
    const auto within = static_cast<std::uint64_t>(from % kHour);
    // Records before a moment: hours by their share of all weight, moments by their share of the hour, so that the
    // steps add up to the total exactly. Whole numbers only: the same everywhere.
    const std::uint64_t before = m_total * m_untilHour[hour] / m_untilHour.back();
    const std::uint64_t ofHour = m_total * m_untilHour[hour + 1] / m_untilHour.back() - before;
    const auto until = [&](std::uint64_t seconds) { return before + ofHour * seconds / kHour; };
    const std::uint64_t end = until(within + static_cast<std::uint64_t>(m_step));
    for (std::uint64_t i = until(within); i < end; ++i) {
        const std::size_t actor = drawActor(from);
        StorySeconds time = from + m_prng.between(0, m_step - 1);
        if (kAwsCast[actor].rhythm == Rhythm::Hourly && m_step == kHour)
            time = from + 60 + m_prng.between(0, 4 * kMinute);
        appendRecord(out, actor, time);
    }
}

std::size_t AwsBackground::drawActor(StorySeconds time)
{
    const auto hour = static_cast<std::size_t>((time - kStoryStart) / kHour);
    std::uint64_t at = m_prng.below(m_untilHour[hour + 1] - m_untilHour[hour]);
    for (std::size_t i = 0; i < kAwsCast.size(); ++i) {
        const unsigned weight = weightAt(kAwsCast[i], time);
        if (at < weight)
            return i;
        at -= weight;
    }
    return static_cast<std::size_t>(AwsWho::WebNode);
}

const AwsHabit &AwsBackground::drawHabit(const ActorHabits &habits)
{
    const AwsHabit *habit = awsHabits().begin + habits.first;
    std::uint32_t at = m_prng.below(habits.weight);
    for (std::size_t i = 0; i + 1 < habits.count && at >= habit->weight; ++i)
        at -= habit++->weight;
    return *habit;
}

void AwsBackground::appendRecord(std::vector<AwsStoryRecord> &out, std::size_t actor, StorySeconds time)
{
    const auto who = static_cast<AwsWho>(actor);
    const AwsHabit &habit = drawHabit(m_habits[actor]);
    const AwsSiteId drawn = drawSite(m_prng);
    const AwsSiteId site = isGlobalService(habit.service) ? AwsSiteId::UsEast : drawn;
    const std::string &instance = m_prng.pick(m_world.estate(site).instances);
    const bool ofInstance = kAwsCast[actor].kind == AwsKind::InstanceRole;
    const AwsSpeaker speaker = m_world.speaker(who, site, time, ofInstance ? instance : std::string_view());
    const std::string request = expanded(habit.request, site, time, instance);
    const std::string response = expanded(habit.response, site, time, instance);
    const std::string resources = expanded(habit.resources, site, time, instance);
    AwsCall call{habit.service, habit.name, request, response};
    call.resources = resources;
    AwsStoryRecord &record = out.emplace_back(AwsStoryRecord{time, site, {}});
    record.text.reserve(1400);
    appendAwsRecord(record.text, call, speaker, time, m_prng);
}

std::string AwsBackground::expanded(std::string_view pattern, AwsSiteId site, StorySeconds time,
                                    const std::string &instance)
{
    std::string text;
    for (std::size_t at = 0; at < pattern.size();) {
        const std::size_t mark = pattern.find('$', at);
        text += pattern.substr(at, mark - at);
        if (mark == std::string_view::npos)
            break;
        const char slot = pattern[mark + 1]; // no pattern ends in a $
        if (!appendChance(text, slot))
            appendPlace(text, slot, site, time, instance);
        at = mark + 2;
    }
    return text;
}

bool AwsBackground::appendChance(std::string &out, char slot)
{
    switch (slot) {
    case 'h':
        appendHex(out, m_prng, 16);
        return true;
    case 'u':
        appendUuid(out, m_prng);
        return true;
    case 't':
        appendBase64(out, m_prng, 24);
        return true;
    case 'c':
        out += iamId(m_prng, "ASIA");
        return true;
    case 'd':
        out += iamId(m_prng, "AROA");
        return true;
    case 'n':
        out += std::to_string(m_prng.below(999) + 1);
        return true;
    default:
        return false;
    }
}

void AwsBackground::appendPlace(std::string &out, char slot, AwsSiteId site, StorySeconds time,
                                const std::string &instance)
{
    const AwsEstate &estate = m_world.estate(site);
    switch (slot) {
    case 'a':
        out += awsSite(site).account;
        break;
    case 'r':
        out += awsSite(site).region;
        break;
    case 'e':
        out += std::to_string(time * 1000);
        break;
    case 'i':
        out += instance;
        break;
    case 'p':
        out += estate.vpc;
        break;
    case 'v':
        out += m_prng.pick(estate.volumes);
        break;
    case 'g':
        out += m_prng.pick(estate.groups);
        break;
    case 's':
        out += m_prng.pick(estate.subnets);
        break;
    case 'm':
        out += m_prng.pick(estate.images);
        break;
    case 'k':
        out += m_prng.pick(estate.keys);
        break;
    case 'b':
        out += m_prng.pick(estate.buckets);
        break;
    case 'q':
        out += m_prng.pick(estate.roles);
        break;
    case 'f':
        out += m_prng.pick(estate.functions);
        break;
    case 'x':
        out += m_prng.pick(estate.tables);
        break;
    default:
        out += '$';
        out += slot;
    }
}

} // namespace interloper
