# interloper_test(tst_name [GUI] [LIBS lib...]): one Qt Test program from tst_name.cpp, registered with CTest.
# A GUI test runs on the offscreen platform, so that it needs no display.
function(interloper_test name)
  cmake_parse_arguments(arg "GUI" "" "LIBS" ${ARGN})
  add_executable(${name} ${name}.cpp)
  set_target_properties(${name} PROPERTIES AUTOMOC ON)
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(${name} PRIVATE interloper_warnings interloper_core Qt6::Test ${arg_LIBS})
  target_compile_definitions(${name} PRIVATE
    INTERLOPER_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data"
    INTERLOPER_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
    INTERLOPER_CORPUS_DIR="${PROJECT_SOURCE_DIR}/../shared/corpus"
    INTERLOPER_BIN_DIR="${PROJECT_BINARY_DIR}/app")
  add_test(NAME ${name} COMMAND ${name})
  if(arg_GUI)
    set_tests_properties(${name} PROPERTIES ENVIRONMENT "QT_QPA_PLATFORM=offscreen")
  endif()
endfunction()
