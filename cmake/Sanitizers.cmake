# INTERLOPER_SANITIZE=address,undefined builds everything with those sanitizers; an error ends the program.
if(INTERLOPER_SANITIZE)
  add_compile_options(-fsanitize=${INTERLOPER_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${INTERLOPER_SANITIZE})
endif()
