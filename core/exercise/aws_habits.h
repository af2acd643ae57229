// What each actor calls on an ordinary day: one row a habit. Patterns are filled by aws_background.cpp.
#pragma once

#include "exercise/aws_cast.h"

#include <string_view>

namespace interloper {

// Placeholders of the patterns, each filled anew for every record:
//   $i instance  $v volume  $g group  $s subnet  $p vpc  $m image  $k key id  $b bucket  $q role  $f function  $x table
//   $a account   $r region  $h 16 hexadecimal digits  $u uuid  $t 24 letters of a token  $n number up to 999
//   $e moment in milliseconds   $c key id (ASIA...)   $d role id (AROA...)
struct AwsHabit
{
    AwsWho who;
    std::string_view service;
    std::string_view name;
    std::string_view request;
    std::string_view response;
    std::string_view resources;
    unsigned weight; ///< within the actor
};

struct AwsHabits
{
    const AwsHabit *begin;
    const AwsHabit *end;
};

/// Every habit, those of one actor together.
AwsHabits awsHabits();

} // namespace interloper
