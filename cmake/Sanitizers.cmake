# INTERLOPER_SANITIZE=address,undefined builds everything with those sanitizers; an error ends the program.
if(INTERLOPER_SANITIZE)
  add_compile_options(-fsanitize=${INTERLOPER_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  # GCC 12 sees uninitialized members in the standard library's own code once it is instrumented (std::regex).
  add_compile_options($<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  add_link_options(-fsanitize=${INTERLOPER_SANITIZE})
endif()

# INTERLOPER_FUZZ counts in everything of ours which code an input reaches; the fuzz targets link libFuzzer itself.
if(INTERLOPER_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
