#include "invoicing/typesetting/haru.hpp"

#include "scales/ensure.hpp"
#include "scales/utf8.hpp"

#include <algorithm>
#include <hpdf_pages.h>
#include <hpdf_streams.h>

namespace dubrovnik::invoicing::typesetting {

namespace {

void check(HPDF_STATUS status) {
    scales::ensure(status == HPDF_OK, "libharu takes the object");
}

template <typename Object>
Object made(Object object) {
    scales::ensure(object != nullptr, "libharu makes the object");
    return object;
}

// libharu keeps the error itself; it is read after each call.
void record_nothing(HPDF_STATUS, HPDF_STATUS, void*) {}

// Called while the dictionary of a stream is written: its bytes are deflated already.
HPDF_STATUS write_filter(HPDF_Dict, HPDF_Stream stream) {
    return HPDF_Stream_WriteStr(stream, "/Filter /FlateDecode\012");
}

void fill_stream(HPDF_Dict object, std::string_view bytes) {
    HPDF_MMgr memory = object->mmgr;
    HPDF_Stream_Free(object->stream);
    object->stream = made(HPDF_MemStream_New(memory, static_cast<HPDF_UINT>(bytes.size() + 1)));
    check(HPDF_Stream_Write(object->stream, reinterpret_cast<const HPDF_BYTE*>(bytes.data()),
                            static_cast<HPDF_UINT>(bytes.size())));
    object->filter = HPDF_STREAM_FILTER_NONE;
}

void fill_deflated_stream(HPDF_Dict object, std::string_view deflated) {
    fill_stream(object, deflated);
    object->write_fn = write_filter;
}

HPDF_Binary binary_object(HPDF_MMgr memory, std::string_view bytes) {
    std::string copy(bytes); // libharu asks for bytes it may change
    return made(HPDF_Binary_New(memory, reinterpret_cast<HPDF_BYTE*>(copy.data()),
                                static_cast<HPDF_UINT>(copy.size())));
}

void append_utf16(std::string& bytes, char32_t character) {
    const auto unit = [&](char32_t value) {
        bytes += static_cast<char>(value >> 8 & 0xFF);
        bytes += static_cast<char>(value & 0xFF);
    };
    if (character < 0x10000) return unit(character);
    unit(0xD800 + ((character - 0x10000) >> 10));
    unit(0xDC00 + ((character - 0x10000) & 0x3FF));
}

std::string utf16_with_mark(std::string_view text) {
    std::string bytes = "\xFE\xFF";
    for (std::size_t position = 0; position < text.size();) {
        const auto character = scales::next_code_point(text, position);
        scales::ensure(character.has_value(), "words reach the typesetter as sound UTF-8");
        append_utf16(bytes, *character);
    }
    return bytes;
}

// Plain where it is ASCII, else UTF-16.
void* text_object(HPDF_MMgr memory, std::string_view value) {
    const bool is_ascii =
        std::ranges::all_of(value, [](char one) { return one >= ' ' && one <= '~'; });
    if (is_ascii) return made(HPDF_String_New(memory, std::string(value).c_str(), nullptr));
    return binary_object(memory, utf16_with_mark(value));
}

} // namespace

HaruDictionary& HaruDictionary::name(const char* key, const std::string& value) {
    check(HPDF_Dict_AddName(object_, key, value.c_str()));
    return *this;
}

HaruDictionary& HaruDictionary::number(const char* key, std::size_t value) {
    check(HPDF_Dict_AddNumber(object_, key, static_cast<HPDF_INT32>(value)));
    return *this;
}

HaruDictionary& HaruDictionary::integer(const char* key, int value) {
    check(HPDF_Dict_AddNumber(object_, key, value));
    return *this;
}

HaruDictionary& HaruDictionary::boolean(const char* key, bool value) {
    check(HPDF_Dict_AddBoolean(object_, key, value ? HPDF_TRUE : HPDF_FALSE));
    return *this;
}

HaruDictionary& HaruDictionary::text(const char* key, std::string_view value) {
    check(HPDF_Dict_Add(object_, key, text_object(memory_, value)));
    return *this;
}

HaruDictionary& HaruDictionary::add(const char* key, const HaruDictionary& value) {
    check(HPDF_Dict_Add(object_, key, value.object()));
    return *this;
}

HaruDictionary& HaruDictionary::add(const char* key, const HaruArray& value) {
    check(HPDF_Dict_Add(object_, key, value.object()));
    return *this;
}

HaruArray& HaruArray::name(const std::string& value) {
    check(HPDF_Array_AddName(object_, value.c_str()));
    return *this;
}

HaruArray& HaruArray::integer(int value) {
    check(HPDF_Array_AddNumber(object_, value));
    return *this;
}

HaruArray& HaruArray::real(double value) {
    check(HPDF_Array_AddReal(object_, static_cast<HPDF_REAL>(value)));
    return *this;
}

HaruArray& HaruArray::null() {
    check(HPDF_Array_Add(object_, made(HPDF_Null_New(memory_))));
    return *this;
}

HaruArray& HaruArray::text(std::string_view value) {
    check(HPDF_Array_Add(object_, text_object(memory_, value)));
    return *this;
}

HaruArray& HaruArray::add(const HaruDictionary& value) {
    check(HPDF_Array_Add(object_, value.object()));
    return *this;
}

HaruArray& HaruArray::add(const HaruArray& value) {
    check(HPDF_Array_Add(object_, value.object()));
    return *this;
}

HaruDocument::HaruDocument()
    : document_(made(HPDF_New(record_nothing, nullptr))) {
    document_->pdf_version = HPDF_VER_17;
}

HaruDocument::~HaruDocument() {
    HPDF_Free(document_);
}

HaruDictionary HaruDocument::dictionary() {
    return {document_->mmgr, made(HPDF_Dict_New(document_->mmgr))};
}

HaruDictionary HaruDocument::indirect_dictionary() {
    const HaruDictionary made_dictionary = dictionary();
    check(HPDF_Xref_Add(document_->xref, made_dictionary.object()));
    return made_dictionary;
}

HaruArray HaruDocument::array() {
    return {document_->mmgr, made(HPDF_Array_New(document_->mmgr))};
}

HaruDictionary HaruDocument::stream(std::string_view deflated) {
    HPDF_Dict object = made(HPDF_DictStream_New(document_->mmgr, document_->xref));
    fill_deflated_stream(object, deflated);
    return {document_->mmgr, object};
}

HaruDictionary HaruDocument::plain_stream(std::string_view bytes) {
    HPDF_Dict object = made(HPDF_DictStream_New(document_->mmgr, document_->xref));
    fill_stream(object, bytes);
    return {document_->mmgr, object};
}

HaruDictionary HaruDocument::catalog() {
    return {document_->mmgr, document_->catalog};
}

HaruDictionary HaruDocument::information() {
    return {document_->mmgr, made(document_->info)};
}

HaruDictionary HaruDocument::add_page(double width, double height,
                                      std::string_view deflated_content) {
    HPDF_Page page = made(HPDF_AddPage(document_));
    check(HPDF_Page_SetWidth(page, static_cast<HPDF_REAL>(width)));
    check(HPDF_Page_SetHeight(page, static_cast<HPDF_REAL>(height)));
    fill_deflated_stream(static_cast<HPDF_PageAttr>(page->attr)->contents, deflated_content);
    // The page keeps its own pointer to that stream and writes to it when it is closed.
    static_cast<HPDF_PageAttr>(page->attr)->stream =
        static_cast<HPDF_PageAttr>(page->attr)->contents->stream;
    return {document_->mmgr, page};
}

HaruDictionary HaruDocument::page_resources(const HaruDictionary& page) {
    return {document_->mmgr, static_cast<HPDF_Dict>(made(
                                 HPDF_Dict_GetItem(page.object(), "Resources", HPDF_OCLASS_DICT)))};
}

void HaruDocument::begin_structure() {
    first_of_structure_ = document_->xref->entries->count;
}

std::string HaruDocument::bytes(FileForm form) {
    std::string bytes = file_bytes(document_, form, first_of_structure_);
    scales::ensure(HPDF_GetError(document_) == HPDF_OK, "libharu writes the whole document");
    return bytes;
}

} // namespace dubrovnik::invoicing::typesetting
