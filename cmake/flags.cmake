# Compiler flags that every target of ours takes, and none of a library's.
add_library(anjuan_flags INTERFACE)
# Release means -O2: the time of this program goes into SQLite, OpenSSL and Qt, and -O3 only takes longer to compile.
string(REPLACE "-O3" "-O2" CMAKE_CXX_FLAGS_RELEASE "${CMAKE_CXX_FLAGS_RELEASE}")
target_compile_options(anjuan_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual -Werror
  -fstack-protector-strong $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
target_compile_definitions(anjuan_flags INTERFACE
  QT_NO_CAST_FROM_BYTEARRAY QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_ASCII QT_NO_URL_CAST_FROM_STRING
  QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_STRICT_ITERATORS QT_NO_FOREACH QT_NO_KEYWORDS
  $<$<CONFIG:Release,RelWithDebInfo>:_FORTIFY_SOURCE=2>
  _GLIBCXX_ASSERTIONS)
target_link_options(anjuan_flags INTERFACE -Wl,-z,relro,-z,now)
if(ANJUAN_SANITIZE)
  target_compile_options(anjuan_flags INTERFACE -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  target_link_options(anjuan_flags INTERFACE -fsanitize=address,undefined)
endif()

# Programs that only call what the rooms do are compiled with less effort in a release: the window and the command line
# with -O1, tests with -O0 (a third to a half of the time of their compilation; their own code is never what takes long).
function(anjuan_light target level)
  target_compile_options(${target} PRIVATE "$<$<CONFIG:Release>:-O${level}>")
  if(level EQUAL 0)
    target_compile_options(${target} PRIVATE "$<$<CONFIG:Release>:-U_FORTIFY_SOURCE>") # which wants an optimiser
  endif()
endfunction()
