#include "invoicing/dispatch/sending.hpp"

#include "invoicing/delivery/smtp.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>

namespace dubrovnik::invoicing {

namespace book = engine::book;
using book::DispatchOutcome;

namespace {

constexpr std::size_t connections_at_most = 4; // a mail server of an office takes no more gladly

// Somebody else has sent it since it was planned.
struct SentMeanwhile {};

DispatchOutcome outcome_of(DeliveryOutcome outcome) {
    switch (outcome) {
    case DeliveryOutcome::accepted:
        return DispatchOutcome::accepted;
    case DeliveryOutcome::refused:
        return DispatchOutcome::refused;
    case DeliveryOutcome::failed:
        return DispatchOutcome::failed;
    default:
        return DispatchOutcome::unknown;
    }
}

std::vector<Sending> all_sendings(std::vector<SendingJob> jobs) {
    std::vector<Sending> all;
    for (auto& job : jobs)
        for (auto& sending : job.sendings) all.push_back(std::move(sending));
    return all;
}

MailServer server_of(const Office& office, const std::string& password) {
    if (!office.mail || office.mail->server.empty())
        throw scales::Refused({.code = "send.no-server",
                               .message = "no mail server is named, must be one to send by",
                               .place = {office.file},
                               .hint = "fill in server and user in [mail], or open the message.eml "
                                       "files with a mail program"});
    return {.host = office.mail->server,
            .port = office.mail->port,
            .security = office.mail->security,
            .user = office.mail->user,
            .password = password,
            .certificates = office.mail->certificates,
            .patience = std::chrono::seconds(office.mail->patience_seconds)};
}

// Several workers share the book; each write of theirs is a transaction of its own.
class Sender {
  public:
    Sender(book::Book& book, const SendOrder& order, std::vector<SendingJob>& jobs,
           const Progress& progress, scales::Findings& troubles)
        : book_(book)
        , order_(order)
        , jobs_(jobs)
        , progress_(progress)
        , troubles_(troubles)
        , server_(server_of(order.tools.office, order.password))
        , total_(static_cast<std::size_t>(std::count_if(
              jobs.begin(), jobs.end(), [](const auto& job) { return job.needs_sending(); }))) {
        require_sound_server(server_);
    }

    void run() {
        {
            std::vector<std::jthread> workers;
            const auto count = std::min(connections_at_most, total_);
            while (workers.size() < count && begin(workers)) {
            }
        }
        if (failure_) std::rethrow_exception(failure_);
    }

  private:
    // False where the system starts no more threads: those there are send all of it.
    bool begin(std::vector<std::jthread>& workers) {
        try {
            workers.emplace_back([this] { work(); });
        } catch (const std::system_error&) {
            if (workers.empty()) throw;
            return false;
        }
        return true;
    }

    void work() {
        try {
            SmtpSession session(server_);
            send_all(session);
        } catch (...) {
            stop();
        }
    }

    void stop() {
        const std::lock_guard lock(one_at_a_time_);
        if (!failure_) failure_ = std::current_exception();
        stopped_ = true;
    }

    void send_all(SmtpSession& session) {
        for (auto index = next_++; index < jobs_.size(); index = next_++) {
            auto& job = jobs_[index];
            if (!job.needs_sending()) continue;
            try {
                send(session, job);
            } catch (...) {
                stop();
            }
            const std::lock_guard lock(one_at_a_time_);
            if (progress_) progress_(++done_, total_);
        }
    }

    struct Message {
        std::string text;
        std::string sha256;
    };

    // Nothing, and told, when it cannot be made: the other letters go.
    std::optional<Message> message(SendingJob& job) {
        scales::Findings findings;
        auto made = scales::gather(findings, [&] {
            const auto pdf = parcel_pdf(job.parcel->letter, parts(*job.parcel));
            return Message{.text = parcel_message(*job.parcel, pdf, order_.tools.office,
                                                  {.date = order_.date(), .draft = false}),
                           .sha256 = book::sha256_hex(pdf)};
        });
        if (made) return made;
        for (auto& sending : job.sendings)
            if (!sending.unsent) sending.unsent = Unsent::cannot_be_made;
        const auto warnings = unsent_warnings(job.parcel->letter.name, findings);
        const std::lock_guard lock(one_at_a_time_);
        troubles_.insert(troubles_.end(), warnings.begin(), warnings.end());
        return std::nullopt;
    }

    std::vector<std::string> parts(const Parcel& parcel) {
        const std::lock_guard lock(one_at_a_time_);
        return parcel_parts(book_, parcel.letter);
    }

    void send(SmtpSession& session, SendingJob& job) {
        if (stopped_) return leave_untried(job);
        const auto made = message(job);
        if (!made) return;
        for (auto& sending : job.sendings) {
            if (stopped_) return leave_untried(job);
            if (!sending.unsent) send_one(session, *job.parcel, sending, *made);
        }
    }

    static void leave_untried(SendingJob& job) {
        for (auto& sending : job.sendings)
            if (!sending.unsent && !sending.outcome) sending.unsent = Unsent::not_tried;
    }

    void send_one(SmtpSession& session, const Parcel& parcel, Sending& sending,
                  const Message& message) {
        std::optional<book::DispatchId> begun;
        Delivery delivery{};
        try {
            delivery = session.deliver(
                {.from = order_.tools.office.mail->from, .recipient = sending.recipient},
                message.text, [&] { begun = begin(parcel, sending, message.sha256); });
            if (!begun && delivery.outcome == DeliveryOutcome::failed) stopped_ = true;
            if (!begun) begun = begin(parcel, sending, message.sha256);
        } catch (const SentMeanwhile&) {
            sending.unsent = Unsent::sent_already;
            return;
        }
        sending.outcome = outcome_of(delivery.outcome);
        sending.answer = delivery.answer;
        const std::lock_guard lock(one_at_a_time_);
        const auto occasion = order_.occasion();
        book::WriteTransaction transaction(book_, occasion);
        book::record_outcome(transaction, {.dispatch = *begun,
                                           .outcome = *sending.outcome,
                                           .answer = sending.answer,
                                           .on = occasion.recorded_on});
        transaction.commit();
    }

    book::DispatchId begin(const Parcel& parcel, const Sending& sending,
                           const std::string& sha256) {
        const std::lock_guard lock(one_at_a_time_);
        const auto occasion = order_.occasion();
        book::WriteTransaction transaction(book_, occasion);
        const auto id =
            book::begin_dispatch(transaction,
                                 {.letter = parcel.letter.letter.id,
                                  .recipient = sending.recipient,
                                  .level = parcel.letter.level,
                                  .channel = "mail",
                                  .sha256 = sha256,
                                  .message_id = parcel_message_id(parcel, order_.tools.office),
                                  .on = occasion.recorded_on},
                                 order_.repeat);
        if (!id) throw SentMeanwhile();
        transaction.commit();
        return *id;
    }

    book::Book& book_;
    const SendOrder& order_;
    std::vector<SendingJob>& jobs_;
    const Progress& progress_;
    scales::Findings& troubles_;
    MailServer server_;
    std::mutex one_at_a_time_;
    std::atomic<std::size_t> next_{0};
    std::atomic<bool> stopped_{false};
    std::size_t total_;
    std::size_t done_ = 0;
    std::exception_ptr failure_;
};

} // namespace

std::vector<Sending> plan_sending(const book::Book& book, const SendOrder& order,
                                  scales::Findings& troubles) {
    return all_sendings(sending_jobs(book, order, troubles));
}

std::vector<Sending> send_letters(book::Book& book, const SendOrder& order,
                                  const Progress& progress, scales::Findings& troubles) {
    auto jobs = sending_jobs(book, order, troubles);
    Sender(book, order, jobs, progress, troubles).run();
    return all_sendings(std::move(jobs));
}

} // namespace dubrovnik::invoicing
