#include "invoicing/qr_bill/slip_words.hpp"

#include <algorithm>
#include <array>

namespace dubrovnik::invoicing {

namespace {

constexpr std::array<SlipWords, 4> all_words{{
    {.language = "en",
     .payment_part = "Payment part",
     .receipt = "Receipt",
     .account = "Account / Payable to",
     .reference = "Reference",
     .message = "Additional information",
     .payable_by = "Payable by",
     .payable_by_blank = "Payable by (name/address)",
     .currency = "Currency",
     .amount = "Amount",
     .acceptance_point = "Acceptance point",
     .separate = "Separate before paying in"},
    {.language = "de",
     .payment_part = "Zahlteil",
     .receipt = "Empfangsschein",
     .account = "Konto / Zahlbar an",
     .reference = "Referenz",
     .message = "Zusätzliche Informationen",
     .payable_by = "Zahlbar durch",
     .payable_by_blank = "Zahlbar durch (Name/Adresse)",
     .currency = "Währung",
     .amount = "Betrag",
     .acceptance_point = "Annahmestelle",
     .separate = "Vor der Einzahlung abzutrennen"},
    {.language = "fr",
     .payment_part = "Section paiement",
     .receipt = "Récépissé",
     .account = "Compte / Payable à",
     .reference = "Référence",
     .message = "Informations supplémentaires",
     .payable_by = "Payable par",
     .payable_by_blank = "Payable par (nom/adresse)",
     .currency = "Monnaie",
     .amount = "Montant",
     .acceptance_point = "Point de dépôt",
     .separate = "A détacher avant le versement"},
    {.language = "it",
     .payment_part = "Sezione pagamento",
     .receipt = "Ricevuta",
     .account = "Conto / Pagabile a",
     .reference = "Riferimento",
     .message = "Informazioni supplementari",
     .payable_by = "Pagabile da",
     .payable_by_blank = "Pagabile da (nome/indirizzo)",
     .currency = "Valuta",
     .amount = "Importo",
     .acceptance_point = "Punto di accettazione",
     .separate = "Da staccare prima del versamento"},
}};

} // namespace

const SlipWords& slip_words(std::string_view language) {
    const auto found = std::ranges::find(all_words, language, &SlipWords::language);
    return found == all_words.end() ? all_words.front() : *found;
}

} // namespace dubrovnik::invoicing
