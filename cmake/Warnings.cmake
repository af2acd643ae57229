# What every target of ours is compiled with. Link interloper_warnings privately.
add_library(interloper_warnings INTERFACE)
target_compile_options(interloper_warnings INTERFACE
  -Wall -Wextra -Wpedantic
  -Wshadow            # a shadowed name is read wrongly by the next person
  -Wconversion        # sizes and offsets are evidence here; narrowing must be written out
  -Wno-sign-conversion
  -Wnon-virtual-dtor -Woverloaded-virtual
  $<$<BOOL:${INTERLOPER_WERROR}>:-Werror>)
