#include "invoicing/typesetting/haru_file.hpp"

#include "invoicing/typesetting/deflate.hpp"
#include "scales/ensure.hpp"

#include <cstdint>
#include <fmt/format.h>
#include <hpdf_streams.h>
#include <string_view>
#include <vector>

namespace dubrovnik::invoicing::typesetting {

namespace {

const HPDF_Obj_Header& header(const void* object) {
    return *static_cast<const HPDF_Obj_Header*>(object);
}

// Each object's text, as libharu writes it.
class ObjectTexts {
  public:
    explicit ObjectTexts(HPDF_Doc document)
        : stream_(HPDF_MemStream_New(document->mmgr, 4'096)) {
        scales::ensure(stream_ != nullptr, "there is memory for an object's text");
    }
    ~ObjectTexts() { HPDF_Stream_Free(stream_); }
    ObjectTexts(const ObjectTexts&) = delete;
    ObjectTexts& operator=(const ObjectTexts&) = delete;

    std::string of(void* object) {
        HPDF_MemStream_FreeData(stream_);
        scales::ensure(HPDF_Obj_WriteValue(object, stream_, nullptr) == HPDF_OK,
                       "libharu writes the object");
        std::string text;
        for (HPDF_UINT index = 0; index < HPDF_MemStream_GetBufCount(stream_); ++index) {
            HPDF_UINT length = 0;
            const HPDF_BYTE* part = HPDF_MemStream_GetBufPtr(stream_, index, &length);
            text.append(reinterpret_cast<const char*>(part), length);
        }
        return text;
    }

  private:
    HPDF_Stream stream_;
};

// libharu keeps a stream's length in an object of its own; here it stands in its dictionary.
void write_length_inside(std::string& text, HPDF_Number length) {
    const auto reference = fmt::format("/Length {} 0 R", length->header.obj_id & 0x00FF'FFFF);
    const auto position = text.find(reference);
    scales::ensure(position != std::string::npos, "a stream says where its length stands");
    text.replace(position, reference.size(), fmt::format("/Length {}", length->value));
}

class FileWriter {
  public:
    FileWriter(HPDF_Doc document, FileForm form, std::size_t first_of_structure)
        : document_(document)
        , form_(form)
        , first_of_structure_(first_of_structure)
        , texts_(document)
        // Bytes beyond ASCII tell transfer programs that the file is binary.
        , bytes_(form == FileForm::packed ? "%PDF-1.7\n" : "%PDF-1.4\n") {
        bytes_ += "%\xE2\xE3\xCF\xD3\n";
    }

    std::string written() {
        const HPDF_UINT count = document_->xref->entries->count;
        places_.resize(count);
        // A stream's text is written before its length is known, so streams come first.
        for (HPDF_UINT id = 1; id < count; ++id)
            if (is_stream(object(id))) write_stream(id);
        for (HPDF_UINT id = 1; id < count; ++id)
            if (!is_stream(object(id)) && !is_length(object(id))) write_other(id);
        if (form_ == FileForm::packed)
            write_packed_end();
        else
            write_plain_end();
        return std::move(bytes_);
    }

  private:
    struct Place {
        enum class Kind : std::uint8_t { unused = 0, in_file = 1, in_stream = 2 };
        Kind kind = Kind::unused;
        std::size_t at = 0;     // in the file, or its number in the object stream
        bool structure = false; // which of the two object streams
    };

    struct ObjectStream {
        std::string index;
        std::string objects;
        std::size_t count = 0;
        std::size_t id = 0;
    };

    void* object(HPDF_UINT id) const { return HPDF_Xref_GetEntry(document_->xref, id)->obj; }

    static bool is_stream(const void* object) {
        return (header(object).obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT &&
               static_cast<const HPDF_Dict_Rec*>(object)->stream != nullptr;
    }
    // No other number has an object of its own.
    static bool is_length(const void* object) {
        return (header(object).obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_NUMBER;
    }

    void write_in_file(std::size_t id, std::string_view text) {
        places_[id] = {.kind = Place::Kind::in_file, .at = bytes_.size()};
        bytes_ += fmt::format("{} 0 obj\n", id);
        bytes_ += text;
        bytes_ += "\nendobj\n";
    }

    void write_stream(HPDF_UINT id) {
        auto* dictionary = static_cast<HPDF_Dict>(object(id));
        auto text = texts_.of(dictionary);
        write_length_inside(text, static_cast<HPDF_Number>(
                                      HPDF_Dict_GetItem(dictionary, "Length", HPDF_OCLASS_NUMBER)));
        write_in_file(id, text);
    }

    void write_other(HPDF_UINT id) {
        const auto text = texts_.of(object(id));
        if (form_ == FileForm::plain) return write_in_file(id, text);
        const bool structure = id >= first_of_structure_;
        ObjectStream& packed = structure ? structure_ : objects_;
        places_[id] = {
            .kind = Place::Kind::in_stream, .at = packed.count++, .structure = structure};
        packed.index += fmt::format("{} {} ", id, packed.objects.size());
        packed.objects += text + '\n';
    }

    std::string id() const {
        std::string digits;
        for (const auto byte : content_digest(bytes_)) digits += fmt::format("{:02X}", byte);
        return digits;
    }

    std::string trailer_entries() const {
        return fmt::format("/Size {} /Root {} 0 R /Info {} 0 R /ID [<{}> <{}>]", places_.size(),
                           document_->catalog->header.obj_id & 0x00FF'FFFF,
                           document_->info->header.obj_id & 0x00FF'FFFF, id(), id());
    }

    std::size_t add_stream(const std::string& entries, std::string_view content) {
        const std::string packed = deflated(content, Effort::quick);
        const std::size_t id = places_.size();
        places_.emplace_back();
        write_in_file(id, fmt::format("<</Type /{} /Filter /FlateDecode /Length {}>>\nstream\n",
                                      entries, packed.size()) +
                              packed + "\nendstream");
        return id;
    }

    void write_packed_end() {
        for (ObjectStream* packed : {&objects_, &structure_})
            packed->id = add_stream(
                fmt::format("ObjStm /N {} /First {}", packed->count, packed->index.size()),
                packed->index + packed->objects);
        // Its own place is known only now, and stands in it.
        const std::size_t start = bytes_.size();
        places_.push_back({.kind = Place::Kind::in_file, .at = start});
        const auto entries = trailer_entries();
        const auto table = cross_references();
        places_.pop_back();
        add_stream(fmt::format("XRef /W [1 4 2] {}", entries), table);
        end(start);
    }

    // One byte for the kind, four for the place, two for the number within the object stream.
    std::string cross_references() const {
        std::string table;
        const auto append = [&](std::size_t value, int byte_count) {
            for (int shift = 8 * (byte_count - 1); shift >= 0; shift -= 8)
                table += static_cast<char>(value >> shift & 0xFF);
        };
        for (const Place& place : places_) {
            const bool packed = place.kind == Place::Kind::in_stream;
            append(static_cast<std::size_t>(place.kind), 1);
            append(packed ? (place.structure ? structure_ : objects_).id : place.at, 4);
            append(packed ? place.at : 0, 2);
        }
        return table;
    }

    void write_plain_end() {
        const std::size_t start = bytes_.size();
        const auto entries = trailer_entries();
        bytes_ += fmt::format("xref\n0 {}\n", places_.size());
        for (const Place& place : places_)
            bytes_ += place.kind == Place::Kind::unused
                          ? std::string("0000000000 65535 f\r\n")
                          : fmt::format("{:010} 00000 n\r\n", place.at);
        bytes_ += fmt::format("trailer\n<<{}>>\n", entries);
        end(start);
    }

    void end(std::size_t start) { bytes_ += fmt::format("startxref\n{}\n%%EOF\n", start); }

    HPDF_Doc document_;
    FileForm form_;
    std::size_t first_of_structure_;
    ObjectTexts texts_;
    std::string bytes_;
    std::vector<Place> places_; // by object
    ObjectStream objects_;
    ObjectStream structure_;
};

} // namespace

std::string file_bytes(HPDF_Doc document, FileForm form, std::size_t first_of_structure) {
    return FileWriter(document, form, first_of_structure).written();
}

} // namespace dubrovnik::invoicing::typesetting
