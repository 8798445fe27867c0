#include "invoicing/typesetting/xmp.hpp"

#include <fmt/format.h>

namespace dubrovnik::invoicing::typesetting {

namespace {

std::string escaped(const std::string& text) {
    std::string xml;
    for (const char character : text) {
        if (character == '&')
            xml += "&amp;";
        else if (character == '<')
            xml += "&lt;";
        else if (character == '>')
            xml += "&gt;";
        else
            xml += character;
    }
    return xml;
}

// Empty properties are left out, as in the information dictionary.
class PacketWriter {
  public:
    void simple(const char* name, const std::string& value) {
        if (!value.empty()) body_ += fmt::format("<{0}>{1}</{0}>\n", name, escaped(value));
    }
    // In the one language the document has.
    void alternative(const char* name, const std::string& value) {
        if (!value.empty())
            body_ += fmt::format("<{0}><rdf:Alt><rdf:li xml:lang=\"x-default\">{1}</rdf:li>"
                                 "</rdf:Alt></{0}>\n",
                                 name, escaped(value));
    }
    void list(const char* name, const char* kind, const std::string& value) {
        if (!value.empty())
            body_ += fmt::format("<{0}><rdf:{1}><rdf:li>{2}</rdf:li></rdf:{1}></{0}>\n", name, kind,
                                 escaped(value));
    }

    std::string packet() const {
        return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
               "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
               "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
               "<rdf:Description rdf:about=\"\""
               " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
               " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
               " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
               " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n" +
               body_ + "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";
    }

  private:
    std::string body_;
};

} // namespace

std::string xmp_packet(const DocumentProperties& properties, const std::string& producer,
                       ArchiveClaim claim) {
    PacketWriter xmp;
    xmp.simple("pdfaid:part", std::to_string(claim.part));
    xmp.simple("pdfaid:conformance", std::string(1, claim.level));
    xmp.simple("dc:format", "application/pdf");
    xmp.alternative("dc:title", properties.title);
    xmp.list("dc:creator", "Seq", properties.author);
    xmp.alternative("dc:description", properties.subject);
    xmp.list("dc:language", "Bag", properties.language.tag);
    xmp.simple("pdf:Keywords", properties.keywords);
    xmp.simple("pdf:Producer", producer);
    xmp.simple("xmp:CreatorTool", properties.creator);
    if (properties.created_on) {
        const auto instant = scales::day_text(*properties.created_on) + "T00:00:00Z";
        xmp.simple("xmp:CreateDate", instant);
        xmp.simple("xmp:ModifyDate", instant);
    }
    return xmp.packet();
}

} // namespace dubrovnik::invoicing::typesetting
