#include "cli/edge/unseen_line.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <ostream>
#include <poll.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

namespace dubrovnik::cli {

namespace {

// Kept waiting while one lives, delivered when it goes.
class HeldSignals {
  public:
    HeldSignals() {
        pthread_sigmask(SIG_BLOCK, nullptr, &before_);
        sigset_t held;
        sigemptyset(&held);
        // One that was held before us would not be delivered afterwards either.
        for (const int number : {SIGINT, SIGTERM, SIGTSTP, SIGHUP, SIGQUIT})
            if (sigismember(&before_, number) == 0) sigaddset(&held, number);
        pthread_sigmask(SIG_BLOCK, &held, nullptr);
        arrival_ = ::signalfd(-1, &held, SFD_CLOEXEC);
    }
    HeldSignals(const HeldSignals&) = delete;
    HeldSignals& operator=(const HeldSignals&) = delete;
    ~HeldSignals() {
        if (arrival_ >= 0) ::close(arrival_);
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }

    // Can be read from as soon as a signal waits. Nobody does: read, it would not be delivered.
    int arrival() const noexcept { return arrival_; }

  private:
    sigset_t before_{};
    int arrival_ = -1;
};

class HiddenEcho {
  public:
    HiddenEcho()
        : switched_(tcgetattr(STDIN_FILENO, &shown_) == 0) {
        auto unseen = shown_;
        unseen.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        switched_ = switched_ && tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen) == 0;
        // It says so, too, when it did but a part of what it was asked for.
        termios now{};
        hidden_ = switched_ && tcgetattr(STDIN_FILENO, &now) == 0 && (now.c_lflag & ECHO) == 0;
    }
    HiddenEcho(const HiddenEcho&) = delete;
    HiddenEcho& operator=(const HiddenEcho&) = delete;
    ~HiddenEcho() {
        // What was typed of a line and not read is thrown away, lest the shell show it.
        if (switched_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown_);
    }

    bool hidden() const noexcept { return hidden_; }

  private:
    termios shown_{};
    bool switched_;
    bool hidden_;
};

enum class Typed { line, nothing, interrupted };

struct WipedBytes {
    std::array<char, 1024> bytes{};
    WipedBytes() = default;
    WipedBytes(const WipedBytes&) = delete;
    WipedBytes& operator=(const WipedBytes&) = delete;
    ~WipedBytes() { explicit_bzero(bytes.data(), bytes.size()); }
};

Typed read_line(int arrival, std::string& line) {
    WipedBytes read;
    while (true) {
        std::array<pollfd, 2> awaited{{{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0},
                                       {.fd = arrival, .events = POLLIN, .revents = 0}}};
        if (::poll(awaited.data(), awaited.size(), -1) < 0 && errno != EINTR) return Typed::nothing;
        if (awaited[1].revents != 0) return Typed::interrupted;
        if (awaited[0].revents == 0) continue;
        const auto count = ::read(STDIN_FILENO, read.bytes.data(), read.bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return Typed::nothing;
        line.append(read.bytes.data(), static_cast<std::size_t>(count));
        if (line.back() != '\n') continue;
        line.pop_back();
        return Typed::line;
    }
}

Typed ask_once(std::ostream& err, const std::string& prompt, std::string& line) {
    const HeldSignals signals; // goes last, when the echo is back
    const HiddenEcho echo;
    if (!echo.hidden()) return Typed::nothing;
    err << prompt << std::flush;
    const auto typed = read_line(signals.arrival(), line);
    err << '\n' << std::flush;
    return typed;
}

} // namespace

std::optional<std::string> ask_unseen(std::ostream& err, const std::string& prompt) {
    if (isatty(STDIN_FILENO) != 1) return std::nullopt;
    // Who comes back from Ctrl-Z is asked again.
    std::optional<std::string> line(std::in_place);
    Typed typed = Typed::interrupted;
    while (typed == Typed::interrupted) {
        line->clear();
        typed = ask_once(err, prompt, *line);
    }
    if (typed == Typed::nothing) line.reset();
    return line;
}

} // namespace dubrovnik::cli
