#include "tests/invoicing/delivery_server.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <sys/wait.h>
#include <unistd.h>

namespace dubrovnik::tests {

namespace fs = std::filesystem;

namespace {

int files_in(const fs::path& folder, const std::string& extension) {
    if (!fs::is_directory(folder)) return 0;
    return static_cast<int>(
        std::count_if(fs::directory_iterator(folder), fs::directory_iterator{},
                      [&](const auto& entry) { return entry.path().extension() == extension; }));
}

std::string first_line(int file) {
    std::string line;
    for (char byte = 0; ::read(file, &byte, 1) == 1 && byte != '\n';) line += byte;
    return line;
}

} // namespace

DeliveryFolder::DeliveryFolder() {
    std::string name = (fs::temp_directory_path() / "dubrovnik-mail-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
}

DeliveryFolder::~DeliveryFolder() {
    fs::remove_all(path_);
}

std::string file_content(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void write_file(const fs::path& path, std::string_view content) {
    std::ofstream stream(path, std::ios::binary);
    stream << content;
    stream.close();
    REQUIRE(stream);
}

DeliveryServer::DeliveryServer(std::vector<std::string> options) {
    // Debian's own python3, for which its packages are installed.
    std::vector<std::string> words{"/usr/bin/python3",
                                   DUBROVNIK_SOURCE_DIR "/tests/house/smtp_server.py", "--dir",
                                   folder_.file("mail")};
    words.insert(words.end(), options.begin(), options.end());
    start(words);
}

void DeliveryServer::start(const std::vector<std::string>& words) {
    std::vector<char*> arguments;
    for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    int input[2];
    int output[2];
    // Closed on exec, so that no later child keeps this server's input open.
    REQUIRE(::pipe2(input, O_CLOEXEC) == 0);
    REQUIRE(::pipe2(output, O_CLOEXEC) == 0);
    child_ = ::fork();
    REQUIRE(child_ >= 0);
    if (child_ == 0) {
        ::dup2(input[0], STDIN_FILENO);
        ::dup2(output[1], STDOUT_FILENO);
        ::execv(arguments[0], arguments.data());
        ::_exit(127);
    }
    ::close(input[0]);
    ::close(output[1]);
    input_ = input[1];
    const auto line = first_line(output[0]);
    ::close(output[0]);
    INFO("python3-aiosmtpd must be installed; the server said: " << line);
    REQUIRE(line.starts_with("listening "));
    port_ = std::stoi(line.substr(10));
}

DeliveryServer::~DeliveryServer() {
    ::close(input_);
    if (child_ > 0) ::waitpid(child_, nullptr, 0);
}

invoicing::MailServer DeliveryServer::plain(std::chrono::seconds patience) const {
    return {.host = "127.0.0.1",
            .port = port_,
            .security = invoicing::MailSecurity::none,
            .user = {},
            .password = {},
            .certificates = {},
            .patience = patience};
}

int DeliveryServer::accepted_count() const {
    return files_in(folder_.path() / "mail", ".eml");
}

std::string DeliveryServer::accepted(int number) const {
    return file_content(folder_.path() / "mail" / (std::to_string(number) + ".eml"));
}

std::string DeliveryServer::facts(int number) const {
    return file_content(folder_.path() / "mail" / (std::to_string(number) + ".json"));
}

int DeliveryServer::unanswered_count() const {
    return files_in(folder_.path() / "mail" / "unanswered", ".eml");
}

} // namespace dubrovnik::tests
