# INTERLOPER_SANITIZE=address,undefined builds everything with those sanitizers; an error ends the program.
if(INTERLOPER_SANITIZE)
  add_compile_options(-fsanitize=${INTERLOPER_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  # GCC 12 sees uninitialized members in the standard library's own code once it is instrumented (std::regex).
  add_compile_options(-Wno-maybe-uninitialized)
  add_link_options(-fsanitize=${INTERLOPER_SANITIZE})
endif()
