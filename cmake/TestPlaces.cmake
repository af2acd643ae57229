# interloper_test_places(tst_name [SETTINGS VAR=value...]): runs the program of interloper_test again in time zones and
# locales whose rules catch whoever lets the machine decide: offsets of half and quarter hours, a clock that is set by
# half an hour, a day that was left out, a dotless i, a calendar of other years, other digits.
# Locales are compiled for the build where the system has their sources but not them.

set(interloper_zones
  UTC America/New_York Asia/Kolkata Australia/Lord_Howe Pacific/Apia Asia/Kathmandu)
set(interloper_locales tr_TR th_TH ar_EG)

function(interloper_find_locales)
  find_program(INTERLOPER_LOCALEDEF localedef)
  set(found "")
  foreach(name IN LISTS interloper_locales)
    set(folder "${PROJECT_BINARY_DIR}/locale/${name}.UTF-8")
    if(NOT EXISTS "${folder}/LC_CTYPE" AND INTERLOPER_LOCALEDEF AND EXISTS "/usr/share/i18n/locales/${name}")
      file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/locale")
      execute_process(COMMAND "${INTERLOPER_LOCALEDEF}" -c -i ${name} -f UTF-8 "${folder}" OUTPUT_QUIET ERROR_QUIET)
    endif()
    if(EXISTS "${folder}/LC_CTYPE")
      list(APPEND found ${name})
    endif()
  endforeach()
  set(interloper_found_locales "${found}" PARENT_SCOPE)
endfunction()

function(interloper_test_places name)
  cmake_parse_arguments(arg "" "" "SETTINGS" ${ARGN})
  foreach(zone IN LISTS interloper_zones)
    string(REPLACE "/" "_" place "${zone}")
    add_test(NAME ${name}_in_${place} COMMAND ${name})
    set_tests_properties(${name}_in_${place} PROPERTIES ENVIRONMENT "TZ=${zone};${arg_SETTINGS}")
  endforeach()
  interloper_find_locales()
  foreach(locale IN LISTS interloper_found_locales)
    add_test(NAME ${name}_in_${locale} COMMAND ${name})
    set_tests_properties(${name}_in_${locale} PROPERTIES ENVIRONMENT
      "LOCPATH=${PROJECT_BINARY_DIR}/locale;LANG=${locale}.UTF-8;LC_ALL=${locale}.UTF-8;INTERLOPER_TEST_LOCALE=${locale}.UTF-8;${arg_SETTINGS}")
  endforeach()
endfunction()
