#pragma once
// Stands before the headers of libqpdf 11.

#define POINTERHOLDER_TRANSITION 4 // std::shared_ptr only

// clang 14 with libstdc++ 12 does not accept libqpdf's JSON in C++20: a vector of the class inside the class. Nothing
// of it is used here, so the names that other headers mention are enough.
#if defined(__clang__) && __clang_major__ < 17
#define JSON_HH
#include <memory>
#include <string>

class Pipeline;
class InputSource;

class JSON {
public:
    static constexpr int LATEST = 2;
};
#endif
