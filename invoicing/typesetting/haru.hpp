// Haru: libharu 2.3.0 as a writer of PDF objects and streams, with every call checked.
//
// Its object functions are exported and their headers installed, but they belong to this one
// version: CMake and a test check it. Its text, fonts, encoders and outlines are not used (each
// has a trap). Its error handler only records: throwing through C frames is undefined.
// Refuses nothing: a call that fails is our own mistake (or no memory) and aborts in ensure().
#pragma once

#include "invoicing/typesetting/haru_file.hpp"

#include <cstddef>
#include <hpdf.h>
#include <string>
#include <string_view>

namespace dubrovnik::invoicing::typesetting {

class HaruArray;

// A dictionary that the document owns. Adding the same key again replaces the value.
class HaruDictionary {
  public:
    HaruDictionary(HPDF_MMgr memory, HPDF_Dict object)
        : memory_(memory)
        , object_(object) {}

    HaruDictionary& name(const char* key, const std::string& value);
    HaruDictionary& number(const char* key, std::size_t value);
    HaruDictionary& integer(const char* key, int value);
    HaruDictionary& boolean(const char* key, bool value);
    // For readers: UTF-8 in, UTF-16 in the file unless it is ASCII.
    HaruDictionary& text(const char* key, std::string_view value);
    HaruDictionary& add(const char* key, const HaruDictionary& value);
    HaruDictionary& add(const char* key, const HaruArray& value);

    HPDF_Dict object() const noexcept { return object_; }

  private:
    HPDF_MMgr memory_;
    HPDF_Dict object_;
};

class HaruArray {
  public:
    HaruArray(HPDF_MMgr memory, HPDF_Array object)
        : memory_(memory)
        , object_(object) {}

    HaruArray& name(const std::string& value);
    HaruArray& integer(int value);
    HaruArray& real(double value);
    HaruArray& null();
    HaruArray& text(std::string_view value); // as in a dictionary
    HaruArray& add(const HaruDictionary& value);
    HaruArray& add(const HaruArray& value);

    HPDF_Array object() const noexcept { return object_; }

  private:
    HPDF_MMgr memory_;
    HPDF_Array object_;
};

// A page in the file and what outlines and figures on it are measured from.
struct PlacedPage {
    HaruDictionary page;
    double height = 0;
};

class HaruDocument {
  public:
    HaruDocument();
    ~HaruDocument();
    HaruDocument(const HaruDocument&) = delete;
    HaruDocument& operator=(const HaruDocument&) = delete;

    HaruDictionary dictionary();          // to stand inside another object
    HaruDictionary indirect_dictionary(); // with a number of its own
    HaruArray array();
    // `deflated` goes into the file as it is.
    HaruDictionary stream(std::string_view deflated);
    // As it is: metadata that any program finds by looking for it.
    HaruDictionary plain_stream(std::string_view bytes);

    HaruDictionary catalog();
    HaruDictionary information(); // libharu puts its own name there first
    HaruDictionary add_page(double width, double height, std::string_view deflated_content);
    HaruDictionary page_resources(const HaruDictionary& page);

    // What is made from here on is the structure, and not needed to show the pages.
    void begin_structure();

    std::string bytes(FileForm form);

  private:
    HPDF_Doc document_;
    std::size_t first_of_structure_ = 0;
};

} // namespace dubrovnik::invoicing::typesetting
